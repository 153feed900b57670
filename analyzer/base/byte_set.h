// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: loops over names and labels ask of each byte whether it may stand there. A table
// answers faster than a chain of comparisons, and is made while compiling.
#pragma once

#include <array>
#include <cstddef>

namespace dtsdoctor {

class ByteSet {
 public:
  template <typename Holds>
  constexpr explicit ByteSet(Holds holds) : holds_() {
    for (std::size_t i = 0; i < holds_.size(); ++i) holds_[i] = holds(static_cast<char>(i));
  }

  [[nodiscard]] constexpr bool holds(char c) const { return holds_[static_cast<unsigned char>(c)]; }

 private:
  std::array<bool, 256> holds_;
};

}  // namespace dtsdoctor
