// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what is looked for in every byte of a log must cost next to nothing. Of each
// sign two or three bytes are compared that rarely stand together, many places at a time; what
// stands there is for the caller to find out. It knows bytes, not words.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dtsdoctor {

// So many bytes behind the first of a pair tell whether it is one.
inline constexpr std::size_t kBehindPair = 3;

// Appends the places in `block`, ascending.
using PairFinder = void (*)(std::string_view block, std::vector<std::size_t>& places);

struct PairFinders {
  // "D" with "-" three bytes behind it, "O+", "E+", "&#", escape, the lead bytes of characters that
  // are invisible or of full width.
  PairFinder breaks;
  // Of each sign of an error (error_signs.h) the pair that it is looked up by.
  PairFinder errors;
};

// The fastest that the machine has.
[[nodiscard]] const PairFinders& pair_finders();
// Those for any machine.
[[nodiscard]] const PairFinders& portable_pair_finders();

}  // namespace dtsdoctor
