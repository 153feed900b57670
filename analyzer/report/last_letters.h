// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: every word of a text is asked whether it ends as one of a list of labels does,
// and nearly all words differ from all of them in their last two letters already. This is the set
// of these. It refuses to decide: a word that it lets pass may still be none.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace dtsdoctor {

class LastLetters {
 public:
  // `end`: at least two small letters.
  constexpr void add(std::string_view end) {
    pairs_[place(end[end.size() - 2]) * kLetters + place(end[end.size() - 1])] = true;
  }

  // In any case; of anything but letters, no.
  [[nodiscard]] bool may_end_in(char before, char last) const {
    const std::size_t b = place(before), l = place(last);
    return b < kLetters && l < kLetters && pairs_[b * kLetters + l];
  }

 private:
  static constexpr std::size_t kLetters = 26;
  // In the alphabet; of what is no letter, beyond it.
  static constexpr std::size_t place(char letter) {
    constexpr unsigned kSmall = 'a' ^ 'A';
    return (static_cast<unsigned char>(letter) | kSmall) - std::size_t{'a'};
  }

  std::array<bool, kLetters * kLetters> pairs_{};
};

}  // namespace dtsdoctor
