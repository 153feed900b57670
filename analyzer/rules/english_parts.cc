// SPDX-License-Identifier: Apache-2.0
#include "rules/english_parts.h"

#include <algorithm>

#include "base/ascii.h"
#include "rules/placeholders.h"

namespace dtsdoctor {
namespace {

// What a Chinese reader gets, without the values of facts: they are the user's own.
std::string in_chinese(std::string_view text) {
  std::string out;
  std::size_t at = 0;
  for (const Placeholder& hole : placeholders_in(text)) {
    out.append(text.substr(at, hole.begin - at)).append(hole.words.zh);
    at = hole.end;
  }
  return out.append(text.substr(at));
}

bool is_english(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_alpha) &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// SQL that is not to be run yet, such as "DROP TABLE t;".
bool is_statement(std::string_view comment) {
  const std::string_view word = comment.substr(0, comment.find(' '));
  return comment.ends_with(';') && word.size() > 1 &&
         std::all_of(word.begin(), word.end(), is_upper);
}

// The comment that begins at `at`, without the signs around it; empty if none does.
std::string_view comment_at(std::string_view text, std::size_t at) {
  if (at > 0 && !is_space(text[at - 1])) return {};
  const std::string_view rest = text.substr(at);
  for (const std::string_view sign : {"-- ", "# ", "// "}) {
    if (rest.starts_with(sign))
      return trimmed(rest.substr(sign.size(), rest.find('\n') - sign.size()));
  }
  if (!rest.starts_with("/* ")) return {};
  return trimmed(rest.substr(3, rest.find("*/") - 3));
}

// "<new password>" at `at`; empty if nothing for a person to replace stands there.
std::string_view blank_at(std::string_view text, std::size_t at) {
  if (text[at] != '<' || at + 1 == text.size() || !is_alpha(text[at + 1])) return {};
  const std::size_t end = text.find_first_of("<>\n", at + 1);
  if (end == std::string_view::npos || text[end] != '>') return {};
  return text.substr(at, end + 1 - at);
}

}  // namespace

std::vector<std::string> english_parts(std::string_view text) {
  const std::string read = in_chinese(text);
  std::vector<std::string> found;
  for (std::size_t at = 0; at < read.size(); ++at) {
    const std::string_view comment = comment_at(read, at);
    if (is_english(comment) && !is_statement(comment)) found.emplace_back(comment);
    const std::string_view blank = blank_at(read, at);
    if (is_english(blank)) found.emplace_back(blank);
  }
  return found;
}

}  // namespace dtsdoctor
