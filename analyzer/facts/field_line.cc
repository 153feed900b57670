// SPDX-License-Identifier: Apache-2.0
#include "facts/field_line.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/text_table.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kLongestName = 80;

bool is_name_part(char c) { return is_alnum(c) || is_one_of(c, "_-."); }

// What may stand around a name, and in front of one.
bool is_dressing(char c) { return is_one_of(c, "\"'`*"); }
constexpr std::string_view kLeads[] = {"export ", "set ", "- ", "* ", "• "};
constexpr std::string_view kSeparators[] = {"=>", ":=", "=", ":", "：", "\t", "|"};

// Begun here, and going on below; or YAML's for what stands elsewhere.
bool goes_on(std::string_view value) {
  return value.ends_with('\\') || value == "|" || value == ">" || value == "|-" || value == ">-" ||
         (!value.empty() && is_one_of(value[0], "!&*"));
}

JsonValue value_of(std::string_view text, Span at) {
  JsonValue out;
  out.span = at;
  std::string_view value = text.substr(at.begin, at.end - at.begin);
  const bool is_quoted = !value.empty() && is_one_of(value[0], "\"'`");
  const std::size_t close = is_quoted ? value.find(value[0], 1) : value.npos;
  const std::string_view behind =
      close == value.npos ? std::string_view() : trimmed(value.substr(close + 1));
  const bool is_whole = close != value.npos && (behind.empty() || is_one_of(behind[0], ",;#"));
  if (is_whole) {
    out.span = {at.begin, at.begin + close + 1};
    value = value.substr(1, close - 1);
  } else {
    const std::size_t comment = std::min(value.find(" #"), value.size());
    value = trimmed(value.substr(0, comment));
    while (!value.empty() && is_one_of(value.back(), ",;")) value.remove_suffix(1);
    out.span.end = at.begin + value.size();
  }
  const bool is_escaped = is_whole && text[at.begin] == '"' && value.find('\\') != value.npos;
  if (is_filled_in_later(value) || goes_on(value) || is_escaped || (is_quoted && !is_whole)) {
    out.kind = JsonValue::Kind::object;
    return out;
  }
  const bool is_nothing = !is_whole && (equals_fold(value, "null") || value == "None");
  out.kind = is_nothing ? JsonValue::Kind::null : JsonValue::Kind::string;
  if (!is_nothing) out.text = value;
  return out;
}

}  // namespace

FieldLine::FieldLine(std::string_view text, Span line) : text_(text), at_(line) { trim(at_); }

bool FieldLine::is_quiet() const {
  const std::string_view line = view(at_);
  return line.empty() || is_one_of(line[0], "#;") || line.starts_with("//") || is_table_rule(line);
}

Span FieldLine::words() const {
  Span out = at_;
  for (const std::string_view colon : {":", "："}) {
    if (view(out).ends_with(colon)) out.end -= colon.size();
  }
  trim(out);
  return out;
}

std::optional<Span> FieldLine::heading() const {
  const std::string_view line = view(at_);
  const bool is_one = line.size() > 2 && line.size() < kLongestName && line[0] == '[' &&
                      line.back() == ']' && line.find_first_of("\"{,:=", 1) == line.npos;
  return is_one ? std::optional(Span{at_.begin + 1, at_.end - 1}) : std::nullopt;
}

std::optional<JsonMember> FieldLine::field() const {
  if (view(at_).starts_with('|')) return barred_row();
  Span rest = at_;
  for (const std::string_view lead : kLeads) {
    if (!view(rest).starts_with(lead)) continue;
    rest.begin += lead.size();
    trim(rest);
  }
  return is_row(rest) ? row(rest) : pair(rest);
}

std::string_view FieldLine::view(Span span) const {
  return text_.substr(span.begin, span.end - span.begin);
}

void FieldLine::trim(Span& span) const {
  while (span.begin < span.end && is_space(text_[span.begin])) ++span.begin;
  while (span.end > span.begin && is_space(text_[span.end - 1])) --span.end;
}

std::size_t FieldLine::word_end(Span line) const {
  std::size_t end = line.begin;
  while (end < line.end && is_name_part(text_[end])) ++end;
  return end;
}

// | name | value |
std::optional<JsonMember> FieldLine::barred_row() const {
  const TableRow cells = table_row(text_.substr(0, at_.end), at_.begin, '|');
  if (cells.cells.size() != 2) return std::nullopt;
  return named(cells.cells[0], cells.cells[1]);
}

// A word, and behind two blanks or a comma another: a row of a table without bars.
bool FieldLine::is_row(Span line) const {
  const std::size_t end = word_end(line);
  const std::string_view behind = view({end, line.end});
  const std::size_t next = behind.find_first_not_of(' ');
  return end > line.begin && (behind.starts_with("  ") || behind.starts_with(',')) &&
         next != behind.npos && !is_one_of(behind[next], "=:");
}

std::optional<JsonMember> FieldLine::row(Span line) const {
  const std::size_t end = word_end(line);
  const std::string_view separator = text_[end] == ',' ? "," : "  ";
  Span value{end + 1, line.end};
  trim(value);
  const std::string_view cell = view(value);
  const bool is_bare = !cell.empty() && !is_one_of(cell[0], "\"'{[");
  if (is_bare && cell.find(separator) != cell.npos) return std::nullopt;  // more than two
  return named({line.begin, end}, value);
}

std::optional<JsonMember> FieldLine::pair(Span line) const {
  const std::string_view rest = view(line);
  std::size_t at = rest.npos;
  std::size_t length = 0;
  for (const std::string_view separator : kSeparators) {
    const std::size_t found = rest.find(separator);
    if (found >= at) continue;
    at = found;
    length = separator.size();
  }
  if (at == rest.npos) return std::nullopt;
  const bool is_cell = rest[at] == '\t' || rest[at] == '|';
  if (is_cell && rest.find(rest[at], at + 1) != rest.npos) return std::nullopt;
  return named({line.begin, line.begin + at}, {line.begin + at + length, line.end});
}

// A name is short. One of several words has no digits, as what stands before a time's colon does.
std::optional<JsonMember> FieldLine::named(Span name, Span value) const {
  trim(name);
  while (name.begin < name.end && is_dressing(text_[name.begin])) ++name.begin;
  while (name.begin < name.end && is_dressing(text_[name.end - 1])) --name.end;
  trim(value);
  while (view(value).starts_with("**")) value.begin += 2;  // **name:** value
  trim(value);
  const std::string_view shown = view(name);
  const bool is_of_words = shown.find_first_of(" \t") != shown.npos;
  if (shown.empty() || shown.size() > kLongestName || is_digit(shown[0]) ||
      (is_of_words && std::any_of(shown.begin(), shown.end(), is_digit)) ||
      shown.find_first_of("\"'`[]{}") != shown.npos)
    return std::nullopt;
  return JsonMember{std::string(shown), name, value_of(text_, value)};
}

bool is_filled_in_later(std::string_view value) {
  constexpr std::string_view kMarks[] = {"${", "$(", "{{", "%{", "<%"};
  const bool is_variable = value.size() > 1 && value[0] == '$' && is_alpha(value[1]);
  const bool is_of_windows = value.size() > 2 && value[0] == '%' && value.back() == '%';
  return is_variable || is_of_windows ||
         std::any_of(std::begin(kMarks), std::end(kMarks), [&](std::string_view mark) {
           return value.find(mark) != std::string_view::npos;
         });
}

}  // namespace dtsdoctor
