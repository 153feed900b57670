// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: before anything is asked of a line its end must be found, and two bytes that few
// lines have make it dear to tell who printed one: tabs and escapes. This finds all of them in one
// pass over the bytes. It decodes nothing.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dtsdoctor {

struct LineSplit {
  std::vector<std::uint32_t> begins;  // of the lines, and one past the end of the last
  std::vector<std::uint8_t> plain;    // of each line: neither a tab nor an escape stands in it

  [[nodiscard]] std::size_t lines() const { return plain.size(); }
  // Without its end.
  [[nodiscard]] std::string_view line(std::string_view bytes, std::size_t index) const {
    return bytes.substr(begins[index], begins[index + 1] - 1 - begins[index]);
  }
};

[[nodiscard]] LineSplit split_lines(std::string_view bytes);

// The same without what only some machines have.
[[nodiscard]] LineSplit split_lines_portably(std::string_view bytes);

}  // namespace dtsdoctor
