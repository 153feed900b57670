// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a text is searched for the signs of fifty kinds of secrets, and most texts are
// short and hold none. Which bytes stand in it rules out nearly all of them; for the rest the whole
// text is searched. It knows no sign.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace dtsdoctor {

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
