// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: bytes come in blocks and records are made of lines. It hands out one line at a
// time, in memory bounded by the longest line allowed. It decodes nothing: a line is bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "input/byte_source.h"

namespace dtsdoctor {

struct Line {
  std::string_view bytes;    // without "\n"; valid until the next call
  std::uint64_t number = 0;  // counts from 1
  bool cut = false;          // longer than allowed: the rest was skipped
};

class LineSource {
 public:
  virtual ~LineSource() = default;

  // False at the end.
  [[nodiscard]] virtual bool next(Line& line) = 0;
};

class LineReader : public LineSource {
 public:
  // `source` must outlive the reader. `max_line` is in bytes, `first` the number of the first line.
  LineReader(ByteSource& source, std::size_t max_line, std::uint64_t first = 1);

  // False at the end, or after an I/O error (then problem() is set).
  [[nodiscard]] bool next(Line& line) override;

  [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }
  [[nodiscard]] std::uint64_t bytes_read() const { return bytes_read_; }
  // The number of the last line.
  [[nodiscard]] std::uint64_t lines_read() const { return lines_read_; }

 private:
  bool refill();
  void skip_to_line_end();

  ByteSource& source_;
  std::size_t max_line_;
  std::string buffer_;
  std::string cut_;        // the kept part of a line that was too long
  std::size_t begin_ = 0;  // of what has not been handed out
  std::size_t end_ = 0;    // of what was read
  bool ended_ = false;
  std::uint64_t bytes_read_ = 0;
  std::uint64_t lines_read_ = 0;
  std::optional<Problem> problem_;
};

}  // namespace dtsdoctor
