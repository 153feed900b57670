// SPDX-License-Identifier: Apache-2.0
#include "diagnose/file_value.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/id_label.h"

namespace dtsdoctor {
namespace {

bool is_quote(char c) { return is_one_of(c, "'\"`"); }

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

bool is_comment(std::string_view line) {
  const std::string_view text = trimmed(line);
  return text.starts_with("--") || text.starts_with("//") || text.starts_with("#");
}

// What ends the string that is open at the end of the line: a quotation mark, ']', or nothing.
char open_quote(std::string_view line) {
  char quote = 0;
  for (const char c : line) {
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (is_quote(c)) {
      quote = c;
    }
  }
  return quote == 0 && line.ends_with('[') ? ']' : quote;
}

// What needs no quotation marks, and with `sql` what has them around its parts: "APP"."USERS".
bool is_name(std::string_view value, bool sql) {
  constexpr std::string_view kSigns = "_.:/$#@+-";
  char close = 0;
  for (const char c : value) {
    if (close != 0) {
      if (c == close) close = 0;
    } else if (sql && (c == '"' || c == '`' || c == '[')) {
      close = c == '[' ? ']' : c;
    } else if (!is_alnum(c) && (c & 0x80) == 0 && !is_one_of(c, kSigns)) {
      return false;
    }
  }
  return close == 0;
}

std::string doubled(std::string_view value, char sign) {
  std::string out;
  for (const char c : value) out.append(c == sign ? 2 : 1, c);
  return out;
}

}  // namespace

std::optional<std::string> spelled_in_file(std::string_view value, std::string_view line,
                                           std::string_view name) {
  const std::string same(value);
  if (std::any_of(value.begin(), value.end(), is_control)) return std::nullopt;
  if (is_comment(line) || has_id_label(value)) return same;
  const bool sql = name.ends_with(".sql");
  const char quote = open_quote(line);
  if (quote == 0) return is_name(value, sql) ? std::optional(same) : std::nullopt;
  if (!sql) {
    const std::string_view ends = quote == '"' ? "\"'`\\$" : "\"'`\\";
    return value.find_first_of(ends) == std::string_view::npos ? std::optional(same) : std::nullopt;
  }
  // Some databases escape with a backslash, and some take it for itself.
  const bool escapes = value.ends_with('\\') || (value.find('\\') != std::string_view::npos &&
                                                 value.find(quote) != std::string_view::npos);
  return escapes ? std::nullopt : std::optional(doubled(value, quote));
}

}  // namespace dtsdoctor
