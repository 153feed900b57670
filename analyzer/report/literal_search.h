// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a text is searched for the signs of fifty kinds of secrets, and most texts are
// short and hold none. Which bytes stand in it rules out nearly all of them; for the rest the whole
// text is searched. It knows no sign.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii.h"

namespace dtsdoctor {

// In any letter case. `rare`: index of the letter that the fewest texts have.
[[nodiscard]] inline bool holds_fold(std::string_view text, std::string_view upper_case,
                                     std::size_t rare) {
  for (const char letter : {upper_case[rare], to_lower(upper_case[rare])}) {
    for (std::size_t at = text.find(letter, rare); at != std::string_view::npos;
         at = text.find(letter, at + 1)) {
      if (starts_with_fold(text.substr(at - rare), upper_case)) return true;
    }
  }
  return false;
}

class LiteralSearch {
 public:
  // `text` must outlive the search.
  explicit LiteralSearch(std::string_view text) : text_(text) {
    for (const char c : text) stands_[static_cast<unsigned char>(c)] = true;
  }

  [[nodiscard]] bool holds(std::string_view literal) const {
    const bool may = std::all_of(literal.begin(), literal.end(),
                                 [&](char c) { return stands_[static_cast<unsigned char>(c)]; });
    return may && text_.find(literal) != std::string_view::npos;
  }

 private:
  std::string_view text_;
  std::array<bool, 256> stands_{};
};

}  // namespace dtsdoctor
