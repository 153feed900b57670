// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what is read from a text with other line ends must be told by the lines of the
// original, many times. This finds the line of an offset and the offset of a line fast.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "input/line_split.h"

namespace dtsdoctor {

class LineIndex {
 public:
  explicit LineIndex(std::string_view text) : begins_(split_lines(text).begins) {
    if (begins_.back() > text.size()) begins_.pop_back();  // the last line has no end
  }

  // Lines count from 1. An offset behind the text is in its last line, and the other way round.
  [[nodiscard]] std::uint64_t line_of(std::size_t offset) const {
    return static_cast<std::uint64_t>(std::upper_bound(begins_.begin(), begins_.end(), offset) -
                                      begins_.begin());
  }
  [[nodiscard]] std::size_t offset_of(std::uint64_t line) const {
    return begins_[std::min(static_cast<std::size_t>(line - 1), begins_.size() - 1)];
  }

 private:
  std::vector<std::uint32_t> begins_;
};

}  // namespace dtsdoctor
