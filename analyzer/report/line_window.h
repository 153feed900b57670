// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a policy document or a log record can be one line of a megabyte, and a terminal
// has a hundred cells. This chooses the parts of a line that stay in view: every mark, as much
// around it as fits, "…" for the rest. It draws nothing but the line itself.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

class LineWindow {
 public:
  // `marks` are byte ranges of `line`, sorted by begin. `label_room`: cells that should stay free
  // behind the last mark, for its label.
  LineWindow(std::string_view line, const std::vector<Span>& marks, std::size_t width,
             std::size_t label_room);

  // What is shown, safe for a terminal.
  [[nodiscard]] const std::string& text() const { return text_; }

  // The cell at which a byte of the line is shown; what is not shown moves to the nearest cell.
  [[nodiscard]] std::size_t column(std::size_t byte) const;

 private:
  struct Part {
    std::size_t begin = 0;  // bytes of the line
    std::size_t end = 0;
    std::size_t column = 0;  // cell of `begin`
  };

  void keep(const std::vector<Span>& marks, std::size_t width);
  void widen(std::size_t width, std::size_t label_room);
  void join();
  void compose();
  [[nodiscard]] std::size_t cells(std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::size_t before(std::size_t byte) const;
  [[nodiscard]] std::size_t after(std::size_t byte) const;

  std::string_view line_;
  std::vector<Part> parts_;
  std::string text_;
};

}  // namespace dtsdoctor
