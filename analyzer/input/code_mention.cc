// SPDX-License-Identifier: Apache-2.0
#include "input/code_mention.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kNear = 200;  // bytes that are looked at on either side

bool is_any_of(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

template <std::size_t size>
bool holds(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Does `text` begin with one of these, as whole words?
template <std::size_t size>
bool begins_with(std::string_view text, const std::array<std::string_view, size>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
    return text.size() >= phrase.size() && equals_fold(text.substr(0, phrase.size()), phrase) &&
           (text.size() == phrase.size() || !is_alnum(text[phrase.size()]) ||
            static_cast<unsigned char>(phrase.back()) >= 0x80);
  });
}

template <std::size_t size>
bool ends_with(std::string_view text, const std::array<std::string_view, size>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](std::string_view phrase) { return text.ends_with(phrase); });
}

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
  return is_any_of("([{,=", front.back()) || front.ends_with("case") ||
         (!behind.empty() && is_any_of(")]", behind.front()));
}

// The words of the line in front of a code, the nearest first, up to the beginning of the clause.
class WordsBack {
 public:
  explicit WordsBack(std::string_view front) : rest_(front) {}

  // Empty where the clause begins.
  std::string_view next() {
    while (!rest_.empty() && is_any_of(" \t", rest_.back())) rest_.remove_suffix(1);
    std::size_t begin = rest_.size();
    while (begin > 0 && (is_alnum(rest_[begin - 1]) || rest_[begin - 1] == '\'')) --begin;
    const std::string_view word = rest_.substr(begin);
    rest_.remove_suffix(word.size());
    return word;
  }

  [[nodiscard]] bool is_at_begin() const {
    const std::size_t end = rest_.find_last_not_of(" \t*#-");
    return end == std::string_view::npos || is_any_of(".!?:;,(>", rest_[end]);
  }

 private:
  std::string_view rest_;
};

bool denies(std::string_view word) {
  constexpr std::array<std::string_view, 12> kDenials = {"no",     "not",    "never",   "without",
                                                         "don't",  "didn't", "doesn't", "isn't",
                                                         "wasn't", "hasn't", "haven't", "neither"};
  return std::any_of(kDenials.begin(), kDenials.end(),
                     [&](std::string_view denial) { return equals_fold(denial, word); });
}

// "no X", "did not get the X", "no longer fails with X", "instead of X"
bool is_denied_in_front(std::string_view front) {
  // Between the denial and the code; any other word has a meaning of its own: "not started".
  constexpr std::array<std::string_view, 27> kCarried = {
      "a",       "an",      "any",     "be",     "been", "code", "error",  "errors", "fail",
      "fails",   "find",    "further", "get",    "have", "hit",  "longer", "more",   "new",
      "observe", "receive", "report",  "return", "see",  "seen", "show",   "the",    "with"};
  constexpr std::size_t kFarthest = 5;  // words
  WordsBack words(front);
  for (std::size_t i = 0; i < kFarthest; ++i) {
    const std::string_view word = words.next();
    if (denies(word)) return true;
    // "worker 0 X" counts nothing.
    if (word == "0" || equals_fold(word, "zero")) return words.is_at_begin();
    if (i == 0 && word == "of") return words.next() == "instead";
    if (word.empty() || !holds(kCarried, word)) return false;
  }
  return false;
}

// "If X", "When you see the error code X": what may come.
bool is_condition_in_front(std::string_view front) {
  constexpr std::array<std::string_view, 6> kConditions = {"if",   "when",   "whenever",
                                                           "once", "unless", "should"};
  constexpr std::array<std::string_view, 20> kCarried = {
      "a",   "an",   "code",    "encounter", "error", "get",  "gets", "hit",  "is", "it",
      "met", "meet", "receive", "returns",   "see",   "sees", "the",  "this", "we", "you"};
  constexpr std::size_t kFarthest = 6;  // words
  WordsBack words(front);
  for (std::size_t i = 0; i < kFarthest; ++i) {
    const std::string_view word = words.next();
    const bool is_condition =
        std::any_of(kConditions.begin(), kConditions.end(),
                    [&](std::string_view each) { return equals_fold(each, word); });
    if (is_condition) return words.is_at_begin();
    if (word.empty() || !holds(kCarried, word)) return false;
  }
  return false;
}

// What is done with errors in general, whatever follows: "handles X in the importer".
bool is_handled(std::string_view front) {
  constexpr std::array<std::string_view, 13> kDeeds = {
      "catch",   "catches",  "handle",  "handled", "handles", "handling",  "ignore",
      "ignores", "ignoring", "mapping", "maps",    "skip",    "suppresses"};
  return holds(kDeeds, WordsBack(front).next()) || front.ends_with("codes:") ||
         front.find("grep ") != std::string_view::npos;
}

// Of a test or an alert: "[OK] X", "--- PASS: X", "RESOLVED X".
bool is_good_state(std::string_view front) {
  constexpr std::array<std::string_view, 7> kGood = {"OK",       "PASS",   "PASSED", "RESOLVED",
                                                     "Resolved", "CLOSED", "FIXED"};
  while (!front.empty() && is_any_of("[]()-*:# \t", front.front())) front.remove_prefix(1);
  while (!front.empty() && is_any_of("[]()-*:# \t", front.back())) front.remove_suffix(1);
  return holds(kGood, front) || front == "✓" || front == "✔" || front == "✅";
}

// In front of a code in Chinese, which has no blanks between words.
bool is_mentioned_in_chinese(std::string_view front, std::string_view behind) {
  constexpr std::array<std::string_view, 20> kDenials = {
      "没有", "没有出现", "没有再出现", "没出现", "未出现", "未发现",  "未发生",
      "未见", "不再出现", "不再报",     "不再有", "不再是", "不是",    "并非",
      "避免", "解决了",   "修复了",     "已解决", "已修复", "不会出现"};
  constexpr std::array<std::string_view, 12> kConditions = {
      "如果出现", "如果遇到", "如果提示", "如果报", "如果返回", "如出现",
      "如遇",     "若出现",   "当出现",   "当遇到", "一旦出现", "若返回"};
  constexpr std::array<std::string_view, 16> kMeanings = {
      "表示",   "是指",   "代表",   "的说明",   "的含义", "的意思",     "已解决",     "已经解决",
      "已恢复", "已修复", "已消失", "不再出现", "消失了", "问题已解决", "错误已解决", "报错已解决"};
  return ends_with(front, kDenials) || ends_with(front, kConditions) ||
         begins_with(behind, kMeanings);
}

// Behind the code: what it means, or that it is over.
bool is_told_about(std::string_view behind) {
  constexpr std::array<std::string_view, 29> kPhrases = {
      "means",           "indicates",      "stands for",     "is returned if", "is returned when",
      "is raised if",    "is raised when", "is thrown if",   "is thrown when", "is documented",
      "is retried",      "is ignored",     "is handled",     "no longer",      "is gone",
      "went away",       "disappeared",    "is resolved",    "was resolved",   "has been resolved",
      "is fixed",        "was fixed",      "has been fixed", "is solved",      "was solved",
      "has been solved", "is now",         "does not occur", "did not occur"};
  if (begins_with(behind, kPhrases)) return true;
  constexpr std::array<std::string_view, 7> kOver = {
      "(ignored", "(resolved", "(fixed", "-> ok", "resolved", ", succeeded", ", recovered"};
  return std::any_of(kOver.begin(), kOver.end(), [&](std::string_view over) {
    return starts_with_fold(behind, over) && behind.size() <= over.size() + 1;
  });
}

// "X: 12", "X: OK", "X 0", and nothing else on the line: how often it was met, or that it was not.
bool is_counted(std::string_view behind) {
  const bool has_colon = behind.starts_with(':');
  const std::string_view value = trimmed(has_colon ? behind.substr(1) : behind);
  return (has_colon && (all_digits(value) || equals_fold(value, "ok"))) || value == "0";
}

// "https://x/errors#X", "X@example.com"
bool is_address(std::string_view text, std::size_t at, std::size_t end) {
  return (end < text.size() && text[end] == '@') ||
         (at > 1 && text[at - 1] == '#' && !is_space(text[at - 2]));
}

// Marks around the code: quotation marks, brackets, tags of a page.
std::string_view without_mark_behind(std::string_view front) {
  if (front.ends_with('>')) front = front.substr(0, front.rfind('<'));
  while (!front.empty() && is_any_of("\"'`*[( ", front.back())) front.remove_suffix(1);
  return front;
}

std::string_view without_mark_in_front(std::string_view behind) {
  while (!behind.empty() && is_any_of("\"'`*)]", behind.front())) behind.remove_prefix(1);
  if (behind.starts_with("</"))
    behind.remove_prefix(std::min(behind.find('>'), behind.size() - 1) + 1);
  return trimmed(behind);
}

}  // namespace

bool only_mentions(std::string_view front) {
  constexpr std::array<std::string_view, 58> kOfFailures = {
      "abnormal",    "aborted",     "because",    "broke",    "by",         "cause",   "caused",
      "code",        "encountered", "encounters", "ended",    "err",        "errcode", "error",
      "exception",   "exited",      "exits",      "failed",   "fails",      "failure", "gave",
      "get",         "gets",        "getting",    "gives",    "got",        "hit",     "hits",
      "interrupted", "is",          "meets",      "message",  "met",        "msg",     "occurred",
      "raised",      "reason",      "received",   "rejected", "reported",   "reports", "return",
      "returned",    "returns",     "said",       "says",     "seen",       "shown",   "shows",
      "status",      "stopped",     "stops",      "stuck",    "terminated", "threw",   "throws",
      "was",         "with"};
  front.remove_prefix(front.rfind('\n') + 1);
  const std::size_t end = front.find_last_not_of(" \t\"'`[(<{|*#>-");
  if (end == std::string_view::npos) return false;
  const char last = front[end];
  if (last == '=') return front.find_first_of("[(", end) != std::string_view::npos;
  if (last == ',' || last == ';' || last == '/' || last == '+' || last == '&') return true;
  const std::string_view told = front.substr(0, end + 1);
  if (is_denied_in_front(told) || is_good_state(told) || is_mentioned_in_chinese(told, {}))
    return true;
  std::size_t begin = end + 1;
  while (begin > 0 && is_alpha(front[begin - 1]) && !is_upper(front[begin - 1])) --begin;
  const std::string_view word = front.substr(begin, end + 1 - begin);
  // "PSQLException", "ERROR", "v2": no word of a sentence.
  const auto in_word = [](char c) { return is_alnum(c) || c == '.' || c == '_' || c == '-'; };
  if (word.empty() || (begin > 0 && in_word(front[begin - 1]))) return false;
  return std::find(kOfFailures.begin(), kOfFailures.end(), word) == kOfFailures.end();
}

bool is_mention(std::string_view text, std::size_t at, std::size_t end) {
  if (is_source_code(text, at, end) || is_address(text, at, end)) return true;
  auto [front, behind] = around(text, at, end);
  const bool is_last = trimmed(text.substr(end)).empty();
  if (is_last && only_mentions(text.substr(0, at))) return true;
  front = without_mark_behind(front);
  behind = without_mark_in_front(behind);
  if (is_counted(behind)) return true;
  if (behind.starts_with(':') || behind.starts_with("：")) return is_condition_in_front(front);
  return is_denied_in_front(front) || is_condition_in_front(front) || is_handled(front) ||
         is_good_state(front) || is_told_about(behind) || is_mentioned_in_chinese(front, behind);
}

}  // namespace dtsdoctor
