// SPDX-License-Identifier: Apache-2.0
#include "input/source_line.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

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

// Without blanks and quotation marks at its ends.
std::string_view without_marks(std::string_view text) {
  const auto is_mark = [](char c) { return is_space(c) || kQuotes.holds(c); };
  while (!text.empty() && is_mark(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_mark(text.back())) text.remove_suffix(1);
  return text;
}

// Is the key that `front` ends with no word of a sentence, but the first thing of its line or list?
bool begins_entry(std::string_view front) {
  while (!front.empty() && is_one_of(front.back(), " \t")) front.remove_suffix(1);
  return front.empty() || is_one_of(front.back(), "{[(,\"'`-+|:");
}

// "retry_on: ", "pattern = [", "--ignore ": the key says that its value is what to look for.
bool is_setting(std::string_view front) {
  constexpr std::array<std::string_view, 20> kRoots = {
      "retryable", "retriable", "retry_on", "retry-on", "retryon", "retry_code", "retry.code",
      "ignore",    "skip",      "exclude",  "include",  "known_",  "whitelist",  "pattern",
      "regex",     "match",     "filter",   "keyword",  "expect",  "want"};
  constexpr std::array<std::string_view, 4> kTold = {"reason", "message", "msg", "cause"};
  while (!front.empty() && is_one_of(front.back(), " \t[({\"'`,")) front.remove_suffix(1);
  const bool is_yaml = front.ends_with(':');
  const bool is_assigned = front.ends_with('=');
  if (is_yaml || is_assigned) front.remove_suffix(1);
  while (!front.empty() && is_one_of(front.back(), " \t\"'`")) front.remove_suffix(1);
  std::size_t begin = front.size();
  while (begin > 0 && (is_alnum(front[begin - 1]) || is_one_of(front[begin - 1], "._-"))) --begin;
  const std::string key = lowered(front.substr(begin));
  if (!is_assigned && !key.starts_with("--") && !(is_yaml && begins_entry(front.substr(0, begin))))
    return false;
  const auto holds = [&](std::string_view root) { return key.find(root) != std::string::npos; };
  return key == "codes" || (std::any_of(kRoots.begin(), kRoots.end(), holds) &&
                            std::none_of(kTold.begin(), kTold.end(), holds));
}

// "X | stats count", "{code=\"X\"} > 0", "'X' => retry"
bool is_query_behind(std::string_view tail) {
  return begins_with_any(
      tail, {"| stats", "| select", "| count", "| where", "| sort", "| head", "| timechart",
             "| table", "} >", "} <", "} ==", "}[", "=> ", "-> ", "AND ", "in out.", "in result."});
}

bool is_query_in_front(std::string_view front) {
  // "where code = "
  std::string_view key = front;
  while (!key.empty() && is_one_of(key.back(), " =\"'")) key.remove_suffix(1);
  if (key.size() < front.size() && front.find('=', key.size()) != std::string_view::npos) {
    while (!key.empty() && (is_alnum(key.back()) || is_one_of(key.back(), "._")))
      key.remove_suffix(1);
    if (ends_with_any(trimmed(key), {"where", "WHERE"})) return true;
  }
  return ends_with_any(front, {"| grep", "| grep -c", "| grep -q", "|=", "|~", "!=", "=~", " AND",
                               " OR", " like", " LIKE", "* and"});
}

// A line of a program that quotes what it prints, throws or expects.
bool is_statement(std::string_view line, std::string_view front) {
  // What a statement met stands behind it.
  if (front.find("failed") != std::string_view::npos ||
      front.find("error:") != std::string_view::npos)
    return false;
  if (line.starts_with("return ") && (front == "return" || front.ends_with('('))) return true;
  return begins_with_any(
      line,
      {"raise ",    "throw ",      "assert ",    "panic(",   "print(",   "println",      "errors.",
       "fmt.",      "log.",        "logger.",    "console.", "mock.",    "when(",        "it(",
       "test(",     "describe(",   "t.Run(",     "#define ", "@pytest.", "[InlineData(", "msgid ",
       "export ",   "[TestCase(",  "static ",    "type ",    "SELECT ",  "select ",      "INSERT ",
       "UPDATE ",   "DELETE ",     "if [[ ",     "awk ",     "sed ",     "jq ",          "zgrep ",
       "- regex: ", "- pattern: ", "pattern = ", "except "});
}

bool is_code_around(std::string_view line, const AroundQuotes& around) {
  const auto [front, tail] = around;
  if (is_setting(front) || is_statement(line, front) || is_query_behind(tail) ||
      is_query_in_front(front))
    return true;
  const bool is_argument = ends_with_any(front, {"(", ","});
  const bool is_assigned = ends_with_any(front, {"=", ":="});
  if (is_argument && ends_with_any(tail, {");", ") {", "){", "):"})) return true;
  if (is_assigned &&
      begins_with_any(line, {"const ", "let ", "var ", "static ", "final ", "private ", "public "}))
    return true;
  if (ends_with_any(front, {":="}) || is_declared(front)) return true;
  if (begins_with_any(line, {"if ", "if(", "elif ", "else if ", "} else if "}))
    return ends_with_any(tail, {"{", ":", "; then"}) || tail.starts_with("))");
  if (line.starts_with("case ")) return tail == ":" || tail.ends_with("):");
  return calls_a_check(line);
}

}  // namespace

bool is_in_source_line(std::string_view text, Span span) {
  if (span.end > text.size() || span.begin >= span.end) return false;
  const std::string_view before =
      text.substr(span.begin - std::min(span.begin, kNear), std::min(span.begin, kNear));
  const std::size_t line_break = before.rfind('\n');
  if (line_break == std::string_view::npos && before.size() < span.begin) return false;
  const std::string_view front = before.substr(line_break + 1);
  const std::size_t at = std::min(front.find_first_not_of(" \t"), front.size());
  std::string_view line = text.substr(span.begin - front.size() + at);
  if (begins_with_any(line, {"+#", "-#", "+ #", "- #"})) return true;
  // Of a diff.
  if (line.size() > 1 && is_one_of(line[0], "+-")) line.remove_prefix(past_blanks(line, 1));
  if (begins_with_any(line, {"//", "/*", "<!--", "grep ", "$ grep ", "# grep ", "egrep ", "rg "}))
    return true;
  std::string_view behind = text.substr(span.end, kNear);
  behind = behind.substr(0, behind.find('\n'));
  if (is_empty_metric(line, behind) || is_setting(front)) return true;
  if (is_query_in_front(without_marks(front)) || is_query_behind(without_marks(behind)))
    return true;
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

}  // namespace dtsdoctor
