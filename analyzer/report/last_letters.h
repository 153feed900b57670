// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: every word of a text is asked whether it ends as one of a list of labels does,
// and nearly all words differ from all of them in their last two letters already. This is the set
// of these. It refuses to decide: a word that it lets pass may still be none.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "base/ascii.h"

namespace dtsdoctor {

class LastLetters {
 public:
  // `end`: at least two small letters.
  constexpr void add(std::string_view end) {
    pairs_[index(end[end.size() - 2], end[end.size() - 1])] = true;
  }

  // In any case; of anything but letters, no.
  [[nodiscard]] bool may_end_in(char before, char last) const {
    return is_alpha(before) && is_alpha(last) && pairs_[index(to_lower(before), to_lower(last))];
  }

 private:
  static constexpr std::size_t kLetters = 26;
  static constexpr std::size_t index(char before, char last) {
    return static_cast<std::size_t>(before - 'a') * kLetters + static_cast<std::size_t>(last - 'a');
  }

  std::array<bool, kLetters * kLetters> pairs_{};
};

}  // namespace dtsdoctor
