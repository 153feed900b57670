// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what is said of a code is read word by word, from the code outward. These are
// the words on either side of it, as far as its clause reaches, and the few that decide on either
// side: those that deny, those that say that something failed, those by which somebody tells of his
// own.
#pragma once

#include <algorithm>
#include <string_view>

#include "base/ascii.h"

namespace dtsdoctor {

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

// The words behind a code.
class WordsOn {
 public:
  explicit WordsOn(std::string_view behind) : rest_(behind) {}

  [[nodiscard]] std::string_view peek() const {
    const std::string_view text = rest_.substr(past_blanks(rest_, 0));
    std::size_t end = 0;
    while (end < text.size() && (is_alpha(text[end]) || text[end] == '\'')) ++end;
    return text.substr(0, end);
  }

  std::string_view next() {
    const std::string_view word = peek();
    rest_.remove_prefix(past_blanks(rest_, 0) + word.size());
    return word;
  }

  void skip(const auto& words) {
    while (is_among_fold(peek(), words)) next();
  }

  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

// The next word that is not what a code is called ("the error code"), or what points to it.
[[nodiscard]] std::string_view past_nouns(WordsBack& words);

// "no", "never", "didn't"
[[nodiscard]] bool denies(std::string_view word);

// "failed", "stuck", a level in capitals: a word that says that something failed.
[[nodiscard]] bool is_failing(std::string_view word);

// Does a word of the text say so, in English or Chinese?
[[nodiscard]] bool speaks_of_failure(std::string_view text);

// "we", "our": does the end of the text tell of somebody's own?
[[nodiscard]] bool tells_of_own(std::string_view text);

}  // namespace dtsdoctor
