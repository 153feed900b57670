// SPDX-License-Identifier: Apache-2.0
#include "input/source_line.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/ascii.h"
#include "base/byte_set.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kNear = 400;         // bytes that are looked at on either side
constexpr std::size_t kLongestCheck = 64;  // of the name of a check
constexpr ByteSet kOfMetrics([](char c) { return is_alnum(c) || c == '_' || c == ':'; });
constexpr ByteSet kOfVariables([](char c) { return is_alnum(c) || is_one_of(c, "_, "); });
constexpr ByteSet kQuotes([](char c) { return is_one_of(c, "\"'`"); });

// The first byte of `text` that is in the set, or is not; its size if there is none.
std::size_t first_of(const ByteSet& set, std::string_view text, bool in = true) {
  std::size_t at = 0;
  while (at < text.size() && set.holds(text[at]) != in) ++at;
  return at;
}

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.ends_with(word); });
}

// "assertThat(x)", "expect(x)"
bool calls_a_check(std::string_view line) {
  if (!begins_with_any(line, {"assert", "expect", "require.", "self.assert"})) return false;
  line = line.substr(0, kLongestCheck);
  const std::size_t end = line.find_first_of("( ");
  return end != std::string_view::npos && line[end] == '(';
}

// "x_total{reason="…"} 0" and the help of such a metric: what is counted has not happened.
bool is_empty_metric(std::string_view line, std::string_view behind) {
  if (begins_with_any(line, {"# HELP ", "# TYPE "})) return true;
  const std::size_t brace = first_of(kOfMetrics, line, false);
  return brace > 0 && brace < line.size() && line[brace] == '{' &&
         ends_with_any(trimmed(behind), {"} 0", "} 0.0"});
}

// What stands in front of the first quotation mark and behind the last, without blanks at the
// marks.
struct AroundQuotes {
  std::string_view front, tail;
};

// "message, ok := format("
bool is_declared(std::string_view front) {
  return front.substr(first_of(kOfVariables, front, false)).starts_with(":= ");
}

bool is_code_around(std::string_view line, const AroundQuotes& around) {
  const auto [front, tail] = around;
  const bool is_argument = ends_with_any(front, {"(", ","});
  const bool is_assigned = ends_with_any(front, {"=", ":="});
  if (is_argument && ends_with_any(tail, {");", ") {", "){", "):"})) return true;
  if (is_assigned &&
      begins_with_any(line, {"const ", "let ", "var ", "static ", "final ", "private ", "public "}))
    return true;
  if (ends_with_any(front, {":="}) || is_declared(front)) return true;
  if (begins_with_any(line, {"if ", "if(", "elif ", "else if ", "} else if "}))
    return ends_with_any(tail, {"{", ":", "; then"});
  if (line.starts_with("case ")) return tail == ":" || tail.ends_with("):");
  return calls_a_check(line);
}

bool is_in_source_line(std::string_view text, Span span) {
  if (span.end > text.size() || span.begin >= span.end) return false;
  const std::string_view before =
      text.substr(span.begin - std::min(span.begin, kNear), std::min(span.begin, kNear));
  const std::size_t line_break = before.rfind('\n');
  if (line_break == std::string_view::npos && before.size() < span.begin) return false;
  const std::string_view front = before.substr(line_break + 1);
  const std::size_t at = std::min(front.find_first_not_of(" \t"), front.size());
  const std::string_view line = text.substr(span.begin - front.size() + at);
  if (begins_with_any(line, {"//", "/*", "<!--", "grep ", "$ grep ", "# grep ", "egrep ", "rg "}))
    return true;
  std::string_view behind = text.substr(span.end, kNear);
  behind = behind.substr(0, behind.find('\n'));
  if (is_empty_metric(line, behind)) return true;
  const std::size_t open = first_of(kQuotes, front);
  const std::string_view found = text.substr(span.begin, span.end - span.begin);
  if (open == front.size() || found.find('\n') != std::string_view::npos) return false;
  // Within the quotation, not behind one: SQL in front of its error quotes values of its own.
  if (std::count(front.begin(), front.end(), front[open]) % 2 == 0) return false;
  std::size_t close = behind.size();
  while (close > 0 && !kQuotes.holds(behind[close - 1])) --close;
  // What was found may end with the mark itself.
  if (close == 0 && !kQuotes.holds(found.back())) return false;
  return is_code_around(line, {trimmed(front.substr(0, open)), trimmed(behind.substr(close))});
}

}  // namespace

bool is_only_in_source(std::string_view text, Span span) {
  constexpr int kMostPlaces = 8;
  if (!is_in_source_line(text, span)) return false;
  const std::string_view found = text.substr(span.begin, span.end - span.begin);
  std::size_t at = text.find(found, span.end);
  for (int places = 0; at != std::string_view::npos && places < kMostPlaces; ++places) {
    if (!is_in_source_line(text, {at, at + found.size()})) return false;
    at = text.find(found, at + found.size());
  }
  return true;
}

}  // namespace dtsdoctor
