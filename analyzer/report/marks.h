// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: evidence points at lines of several inputs in the order of the argument, and a
// reader wants them in the order of each input, every line once. This groups marks so, for whatever
// draws them. It cuts no line and knows no way of drawing.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace dtsdoctor {

struct Mark {
  Place place;          // place.line is not 0
  std::string label;    // may be empty, may hold line ends
  bool primary = true;  // ^^^ or ---
};

// One source line and its marks, sorted, no two of the same range.
struct MarkedLine {
  std::size_t number = 0;
  std::string text;
  std::vector<Mark> marks;
};

struct MarkedInput {
  std::string name;
  std::size_t line = 0;  // of the mark that was mentioned first
  std::size_t column = 0;
  std::vector<MarkedLine> lines;
};

// By input in order of first mention; lines by number; a label that several marks of a line carry
// is kept at the last of them. Marks lie within their line.
[[nodiscard]] std::vector<MarkedInput> grouped(const std::vector<Mark>& marks);

}  // namespace dtsdoctor
