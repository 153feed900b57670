// SPDX-License-Identifier: Apache-2.0
#include "input/code_clause.h"

#include <array>

#include "input/log_level.h"

namespace dtsdoctor {

constexpr std::array<std::string_view, 16> kNouns = {
    "a",     "an",     "the",  "this",  "that",      "any",        "such",    "same",
    "error", "errors", "code", "codes", "exception", "exceptions", "message", "issue"};

std::string_view past_nouns(WordsBack& words) {
  std::string_view word = words.next();
  while (is_among_fold(word, kNouns)) word = words.next();
  return word;
}

bool denies(std::string_view word) {
  constexpr std::array<std::string_view, 9> kDenials = {
      "no", "not", "never", "without", "neither", "none", "nobody", "nothing", "cannot"};
  return is_among_fold(word, kDenials) || word.ends_with("n't");
}

bool is_failing(std::string_view word) {
  constexpr std::array<std::string_view, 11> kStems = {"fail",  "stop",   "abort",  "crash",
                                                       "broke", "reject", "refuse", "stuck",
                                                       "exit",  "down",   "giving"};
  return std::any_of(kStems.begin(), kStems.end(),
                     [&](std::string_view stem) { return starts_with_fold(word, stem); }) ||
         (is_level_in_capitals(word) && log_level(word) == LogLevel::error);
}

bool tells_of_own(std::string_view text) {
  constexpr std::array<std::string_view, 5> kOwn = {"i", "we", "my", "our", "us"};
  for (WordsBack words(text);;) {
    const std::string_view word = words.next();
    if (word.empty()) return false;
    if (is_among_fold(word, kOwn)) return true;
  }
}

bool speaks_of_failure(std::string_view text) {
  constexpr std::array<std::string_view, 6> kChinese = {"失败", "报错",     "异常",
                                                        "中断", "告警触发", "挂了"};
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && is_alpha(text[end])) ++end;
    if (end > at && is_failing(text.substr(at, end - at))) return true;
    at = end + 1;
  }
  return std::any_of(kChinese.begin(), kChinese.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

}  // namespace dtsdoctor
