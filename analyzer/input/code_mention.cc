// SPDX-License-Identifier: Apache-2.0
#include "input/code_mention.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "input/code_clause.h"
#include "input/code_line.h"
#include "input/code_sentence.h"
#include "input/code_sentence_zh.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kNear = 200;  // bytes that are looked at on either side

// The line around a place, up to `at` and from `end` on, without blanks at the place. Of a long one
// the near parts.
struct Around {
  std::string_view before, after;
};

Around around(std::string_view text, std::size_t at, std::size_t end) {
  std::string_view before = text.substr(at - std::min(at, kNear), std::min(at, kNear));
  before.remove_prefix(before.rfind('\n') + 1);
  while (!before.empty() && is_blank(before.back())) before.remove_suffix(1);
  std::string_view after = text.substr(end, kNear);
  after = after.substr(0, after.find('\n'));
  while (!after.empty() && is_space(after.front())) after.remove_prefix(1);
  return {before, after};
}

// A comment, or what is passed, listed, compared or assigned in quotation marks, or stands in a
// line of its own as one of a list; the name of a constant, too. Source code that knows an error is
// no error.
bool is_source_code(std::string_view text, std::size_t at, std::size_t end) {
  const auto [before, after] = around(text, at, end);
  const std::size_t first = before.find_first_not_of(" \t");
  const std::string_view line =
      first == std::string_view::npos ? std::string_view() : before.substr(first);
  if (line.starts_with("//") || line.starts_with("/*")) return true;
  if (text.substr(end).starts_with("(\"") || text.substr(end).starts_with("('")) return true;
  if (after.size() > 1 && after[0] == '=' && after[1] != '=') return true;
  const bool quoted = at > 0 && end < text.size() && text[at - 1] == text[end] &&
                      (text[end] == '"' || text[end] == '\'' || text[end] == '`');
  if (!quoted) return line == "case" && after.starts_with(':');
  const auto [front, behind] = around(text, at - 1, end + 1);
  if (front.empty()) return behind == ",";
  return is_one_of(front.back(), "([{,=") || front.ends_with("case") ||
         (!behind.empty() && is_one_of(behind.front(), ")]"));
}

// "https://x/errors?code=X", "X@example.com"
bool is_address(std::string_view text, std::size_t at, std::size_t end) {
  constexpr std::string_view kScheme = "://";
  const std::string_view before = text.substr(at - std::min(at, kNear), std::min(at, kNear));
  const std::size_t blank = before.find_last_of(" \t\n\"'<>()|");
  const std::string_view word = before.substr(blank == std::string_view::npos ? 0 : blank + 1);
  if (word.find(kScheme) != std::string_view::npos) return true;
  return (end < text.size() && text[end] == '@') ||
         (at > 1 && text[at - 1] == '#' && !is_space(text[at - 2]));
}

// Marks around the code: quotation marks, brackets, tags of a page.
std::string_view without_mark_behind(std::string_view front) {
  if (front.ends_with('>')) front = front.substr(0, front.rfind('<'));
  while (!front.empty() && is_one_of(front.back(), "\"'`*[( ")) front.remove_suffix(1);
  return front;
}

std::string_view without_mark_in_front(std::string_view behind) {
  while (!behind.empty() && is_one_of(behind.front(), "\"'`*)]")) behind.remove_prefix(1);
  if (behind.starts_with("</"))
    behind.remove_prefix(std::min(behind.find('>'), behind.size() - 1) + 1);
  return trimmed(behind);
}

// "no error code: X", "未出现错误码：X": what is said of the code stands in front of its label.
std::string_view without_label(std::string_view front) {
  constexpr std::array<std::string_view, 4> kChinese = {"错误码", "错误代码", "报错码", "故障码"};
  constexpr std::string_view kWideColon = "：";
  std::string_view label = front;
  if (label.ends_with(':')) {
    label.remove_suffix(1);
  } else if (label.ends_with(kWideColon)) {
    label.remove_suffix(kWideColon.size());
  } else {
    return front;
  }
  for (const std::string_view each : kChinese) {
    if (label.ends_with(each)) return label.substr(0, label.size() - each.size());
  }
  return label.ends_with("code") || label.ends_with("Code") ? label : front;
}

// "[X, ", "A; ": one word of a list, where "No idea why, " is a clause.
bool ends_item(std::string_view front) {
  const std::size_t begin = front.find_last_of("[({=:,;/+&|");
  const std::string_view item =
      trimmed(front.substr(begin == std::string_view::npos ? 0 : begin + 1));
  return item.find(' ') == std::string_view::npos;
}

bool begins_with_word(std::string_view text, std::string_view word) {
  return text.starts_with(word) && (text.size() == word.size() || !is_alnum(text[word.size()]));
}

// Does the line tell of a code, or of a message in quotation marks, without reporting it?
bool is_told_of(std::string_view front, std::string_view behind) {
  // "We never had X before."
  const bool is_new = begins_with_word(behind, "before") || begins_with_word(behind, "until");
  return (denies_code(front) && !is_new) || awaits_code(front) || supposes_code(front) ||
         handles_code(front) || speaks_of_code(front) || tells_good_state(front) ||
         is_title_of_work(front) || explains_code(behind) || returns_code_if(front, behind);
}

// The same with the marks around it. What brackets hold is no object of the words in front.
bool is_told_of_around(std::string_view before, std::string_view after) {
  const std::string_view front = without_mark_behind(before);
  const std::string_view behind = without_mark_in_front(after);
  const bool has_words = past_space(behind, 1) < behind.size();
  if ((behind.starts_with(':') && has_words) || behind.starts_with("：")) {
    return awaits_code(front) || is_tag_of_documentation(front) ||
           explains_code(behind.substr(1)) || mentions_code_in_chinese({}, behind);
  }
  if (before.ends_with('('))
    return tells_good_state(front) || explains_code(behind) || is_information(front, behind);
  return is_told_of(front, behind) || is_information(before, behind) ||
         mentions_code_in_chinese(front, behind);
}

constexpr ByteSet kOfQuotes([](char c) { return is_one_of(c, "\"'`\xE2\xE3"); });

// Most lines have no mark: the first byte of one is looked for before the mark.
std::size_t last_mark(std::string_view text, std::string_view mark) {
  const std::size_t first = text.find(mark.front());
  if (first == std::string_view::npos || mark.size() == 1) return text.rfind(mark.front());
  return text.rfind(mark);
}

struct Quotation {
  std::string_view front, behind;  // without the marks
};

// The quotation that a place stands in, if one was opened in front of it and is closed behind it.
// `from`: the line from the place on.
std::optional<Quotation> quotation_around(std::string_view before, std::string_view from,
                                          std::string_view after) {
  using Marks = std::pair<std::string_view, std::string_view>;
  constexpr std::array<Marks, 6> kMarks = {
      {{"\"", "\""}, {"“", "”"}, {"`", "`"}, {"「", "」"}, {"\\\"", "\\\""}, {"'", "'"}}};
  for (const auto& [open, close] : kMarks) {
    const std::size_t begin = last_mark(before, open);
    // A message that reaches to the end of the line may have taken a mark of its own in.
    const std::string_view rest = open == close ? after : from;
    if (begin == std::string_view::npos) continue;
    const std::size_t end = rest.find(close);
    if (end == std::string_view::npos) continue;
    const std::string_view front = before.substr(0, begin);
    std::size_t marks = 0;
    for (std::size_t at = 0; open == close && (at = front.find(open, at)) < front.size(); ++at)
      ++marks;
    const bool begins_word = front.empty() || !is_alnum(front.back());
    if (marks % 2 == 0 && begins_word) return Quotation{front, rest.substr(end + close.size())};
  }
  return std::nullopt;
}

}  // namespace

bool only_mentions(std::string_view front) {
  constexpr std::array<std::string_view, 63> kOfFailures = {
      "abnormal",    "aborted",     "because",    "broke",    "by",         "cause",   "caused",
      "code",        "encountered", "encounters", "ended",    "err",        "errcode", "error",
      "exception",   "exited",      "exits",      "failed",   "fails",      "failure", "gave",
      "get",         "gets",        "getting",    "gives",    "got",        "hit",     "hits",
      "interrupted", "is",          "meets",      "message",  "met",        "msg",     "occurred",
      "raised",      "reason",      "received",   "rejected", "reported",   "reports", "return",
      "returned",    "returns",     "said",       "says",     "seen",       "shown",   "shows",
      "status",      "stopped",     "stops",      "stuck",    "terminated", "threw",   "throws",
      "was",         "with",        "still",      "have",     "again",      "now",     "shows"};
  front.remove_prefix(front.rfind('\n') + 1);
  const std::size_t end = front.find_last_not_of(" \t\"'`[(<{|*#>-");
  if (end == std::string_view::npos) return false;
  const char last = front[end];
  if (last == '=') return front.find_first_of("[(", end) != std::string_view::npos;
  const bool fails = speaks_of_failure(front.substr(front.size() - std::min(front.size(), kNear)));
  if (is_one_of(last, ",;/+&")) return !fails && ends_item(front.substr(0, end));
  const std::string_view told = without_label(front.substr(0, end + 1));
  if (is_told_of(told, {}) || mentions_code_in_chinese(told, {})) return true;
  std::size_t begin = end + 1;
  while (begin > 0 && is_alpha(front[begin - 1]) && !is_upper(front[begin - 1])) --begin;
  const std::string_view word = front.substr(begin, end + 1 - begin);
  // "PSQLException", "ERROR", "v2": no word of a sentence.
  const auto in_word = [](char c) { return is_alnum(c) || c == '.' || c == '_' || c == '-'; };
  if (word.empty() || (begin > 0 && in_word(front[begin - 1]))) return false;
  return !fails && !tells_of_own(front.substr(0, end + 1)) && !is_among(word, kOfFailures);
}

bool is_labelled_mention(std::string_view text, std::size_t at, std::size_t end) {
  const auto [before, after] = around(text, at, end);
  const std::string_view front = without_mark_behind(before);
  const std::string_view told = without_label(front);
  if (told.size() == front.size()) return false;
  return denies_code(told) || awaits_code(told) ||
         mentions_code_in_chinese(told, without_mark_in_front(after));
}

bool is_mention_behind_label(std::string_view text, std::size_t at, std::size_t end) {
  if (is_address(text, at, end) || is_labelled_mention(text, at, end)) return true;
  const auto [before, after] = around(text, at, end);
  const std::string_view front = without_mark_behind(before);
  const std::string_view behind = without_mark_in_front(after);
  return tells_good_state(front) || is_title_of_work(front) || counts_code(behind) ||
         explains_code(behind) || mentions_code_in_chinese({}, behind);
}

bool is_ticket(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view code = text.substr(at, end - at);
  const std::size_t hyphen = code.find('-');
  return hyphen != std::string_view::npos && all_digits(code.substr(hyphen + 1)) &&
         names_ticket(around(text, at, end).before);
}

bool is_mention(std::string_view text, std::size_t at, std::size_t end) {
  if (is_source_code(text, at, end) || is_address(text, at, end) || is_ticket(text, at, end))
    return true;
  const auto [before, after] = around(text, at, end);
  const bool is_last = past_space(text, end) == text.size();
  if (is_last && only_mentions(text.substr(0, at))) return true;
  if (counts_code(without_mark_in_front(after)) || is_labelled_mention(text, at, end)) return true;
  return is_told_of_around(before, after);
}

bool is_quoted_mention(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view found = text.substr(begin, end - begin);
  if (found.find('\n') != std::string_view::npos) return false;
  // Of a sentence that begins farther in front nobody knows who tells it.
  const std::size_t least = begin - std::min(begin, kNear);
  const bool is_near = least == 0 || text.substr(least, kNear).find('\n') != std::string_view::npos;
  if (!is_near) return false;
  const auto [before, after] = around(text, begin, end);
  const auto is_of_quotes = [](char c) { return kOfQuotes.holds(c); };
  if (std::none_of(before.begin(), before.end(), is_of_quotes)) return false;
  const std::optional<Quotation> quoted =
      quotation_around(before, text.substr(begin, end - begin + kNear), after);
  return quoted &&
         (counts_code(trimmed(quoted->behind)) || is_told_of_around(quoted->front, quoted->behind));
}

}  // namespace dtsdoctor
