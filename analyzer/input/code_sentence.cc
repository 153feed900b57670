// SPDX-License-Identifier: Apache-2.0
#include "input/code_sentence.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

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

// The words of the line in front of a code, the nearest first, up to the beginning of the clause.
class WordsBack {
 public:
  explicit WordsBack(std::string_view front) : rest_(front) {}

  // Empty where the clause begins.
  std::string_view next() {
    while (!rest_.empty() && is_one_of(rest_.back(), " \t")) rest_.remove_suffix(1);
    std::size_t begin = rest_.size();
    while (begin > 0 && (is_alnum(rest_[begin - 1]) || rest_[begin - 1] == '\'')) --begin;
    const std::string_view word = rest_.substr(begin);
    rest_.remove_suffix(word.size());
    return word;
  }

  [[nodiscard]] bool is_at_begin() const {
    const std::size_t end = rest_.find_last_not_of(" \t*#-");
    return end == std::string_view::npos || is_one_of(rest_[end], ".!?:;,(>");
  }

 private:
  std::string_view rest_;
};

bool denies(std::string_view word) {
  constexpr std::array<std::string_view, 12> kDenials = {"no",     "not",    "never",   "without",
                                                         "don't",  "didn't", "doesn't", "isn't",
                                                         "wasn't", "hasn't", "haven't", "neither"};
  return is_among_fold(word, kDenials);
}

// Words that say that something failed, or who met it.
bool tells_of_failure(std::string_view word) {
  constexpr std::array<std::string_view, 24> kMet = {
      "due", "because", "got",   "get",     "gets",   "getting",  "hit",    "hits",
      "met", "meets",   "we",    "i",       "they",   "with",     "by",     "is",
      "was", "returns", "shows", "reports", "raised", "returned", "throws", "threw"};
  constexpr std::array<std::string_view, 10> kStems = {
      "fail", "stop", "abort", "error", "crash", "broke", "reject", "refuse", "stuck", "exit"};
  return is_among_fold(word, kMet) ||
         std::any_of(kStems.begin(), kStems.end(),
                     [&](std::string_view stem) { return starts_with_fold(word, stem); });
}

}  // namespace

bool denies_code(std::string_view front) {
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
    if (word.empty() || !is_among(word, kCarried)) return false;
  }
  return false;
}

bool awaits_code(std::string_view front) {
  constexpr std::array<std::string_view, 6> kConditions = {"if",   "when",   "whenever",
                                                           "once", "unless", "should"};
  constexpr std::array<std::string_view, 20> kCarried = {
      "a",   "an",   "code",    "encounter", "error", "get",  "gets", "hit",  "is", "it",
      "met", "meet", "receive", "returns",   "see",   "sees", "the",  "this", "we", "you"};
  constexpr std::size_t kFarthest = 6;  // words
  WordsBack words(front);
  for (std::size_t i = 0; i < kFarthest; ++i) {
    const std::string_view word = words.next();
    if (is_among_fold(word, kConditions)) return words.is_at_begin();
    if (word.empty() || !is_among(word, kCarried)) return false;
  }
  return false;
}

bool speaks_of_code(std::string_view front) {
  constexpr std::array<std::string_view, 3> kArticles = {"a", "an", "the"};
  constexpr std::array<std::string_view, 28> kLinks = {
      "about",  "add",        "added",   "adding",   "adds",       "as",        "between",
      "detect", "detects",    "expect",  "expects",  "expected",   "expecting", "for",
      "from",   "like",       "or",      "retried",  "retries",    "retry",     "retrying",
      "see",    "simulating", "support", "supports", "supporting", "than",      "to"};
  constexpr std::size_t kFarthest = 4;  // words
  WordsBack words(front);
  const std::string_view last = words.next();
  const bool is_article = is_among_fold(last, kArticles);
  if (!is_article && !is_among_fold(last, kLinks)) return false;
  for (std::size_t i = 0; i < kFarthest; ++i) {
    const std::string_view word = words.next();
    // "The X error is shown" reports it.
    if (word.empty()) return !is_article || i > 0;
    if (tells_of_failure(word)) return false;
  }
  return true;
}

bool handles_code(std::string_view front) {
  constexpr std::array<std::string_view, 13> kDeeds = {
      "catch",   "catches",  "handle",  "handled", "handles", "handling",  "ignore",
      "ignores", "ignoring", "mapping", "maps",    "skip",    "suppresses"};
  return is_among(WordsBack(front).next(), kDeeds) || front.ends_with("codes:") ||
         front.find("grep ") != std::string_view::npos;
}

bool names_ticket(std::string_view front) {
  constexpr std::array<std::string_view, 10> kKinds = {
      "jira", "ticket", "tickets", "story", "epic", "branch", "commit", "merge", "ref", "refs"};
  // Of a commit; within a sentence they ask for help: "how to fix X".
  constexpr std::array<std::string_view, 8> kDeeds = {"bug",   "close", "closes",   "fix",
                                                      "fixed", "fixes", "resolves", "revert"};
  while (!front.empty() && is_one_of(front.back(), " \t[(#")) front.remove_suffix(1);
  WordsBack words(front);
  const std::string_view word = words.next();
  return is_among_fold(word, kKinds) || (is_among_fold(word, kDeeds) && words.is_at_begin());
}

bool mentions_code_in_chinese(std::string_view front, std::string_view behind) {
  constexpr std::array<std::string_view, 28> kMentions = {
      "将",     "新增", "新增错误码", "支持对",     "针对",   "例如",   "比如",
      "诸如",   "没有", "没有出现",   "没有再出现", "没出现", "未出现", "未发现",
      "未发生", "未见", "不再出现",   "不再报",     "不再有", "不再是", "不是",
      "并非",   "避免", "解决了",     "修复了",     "已解决", "已修复", "不会出现"};
  constexpr std::array<std::string_view, 12> kConditions = {
      "如果出现", "如果遇到", "如果提示", "如果报", "如果返回", "如出现",
      "如遇",     "若出现",   "当出现",   "当遇到", "一旦出现", "若返回"};
  constexpr std::array<std::string_view, 16> kMeanings = {
      "表示",   "是指",   "代表",   "的说明",   "的含义", "的意思",     "已解决",     "已经解决",
      "已恢复", "已修复", "已消失", "不再出现", "消失了", "问题已解决", "错误已解决", "报错已解决"};
  return ends_with(front, kMentions) || ends_with(front, kConditions) ||
         begins_with(behind, kMeanings);
}

bool explains_code(std::string_view behind) {
  constexpr std::array<std::string_view, 33> kPhrases = {
      "passed",         "is retryable",   "retryable",      "handled",           "means",
      "indicates",      "stands for",     "is returned if", "is returned when",  "is raised if",
      "is raised when", "is thrown if",   "is thrown when", "is documented",     "is retried",
      "is ignored",     "is handled",     "no longer",      "is gone",           "went away",
      "disappeared",    "is resolved",    "was resolved",   "has been resolved", "is fixed",
      "was fixed",      "has been fixed", "is solved",      "was solved",        "has been solved",
      "is now",         "does not occur", "did not occur"};
  if (begins_with(behind, kPhrases)) return true;
  constexpr std::array<std::string_view, 7> kOver = {
      "(ignored", "(resolved", "(fixed", "-> ok", "resolved", ", succeeded", ", recovered"};
  return std::any_of(kOver.begin(), kOver.end(), [&](std::string_view over) {
    return starts_with_fold(behind, over) && behind.size() <= over.size() + 1;
  });
}

}  // namespace dtsdoctor
