// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the last line of a log may be written just now. This hands on the lines of a
// text that have an end, and leaves out a last one that has none, for whoever reads on later,
// unless it is told that nothing will follow. A line of more than `most` bytes is handed on as it
// comes.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "input/byte_source.h"

namespace dtsdoctor {

class WholeLines : public ByteSource {
 public:
  // `text` must outlive it. `takes_rest` is asked at its end.
  WholeLines(ByteSource& text, std::size_t most, std::function<bool()> takes_rest)
      : text_(text), most_(most), takes_rest_(std::move(takes_rest)) {}

  [[nodiscard]] Result<std::size_t> read(char* to, std::size_t size) override;

  // Was something left out?
  [[nodiscard]] bool left_some() const { return ended_ && !held_.empty(); }

 private:
  void refill();

  ByteSource& text_;
  std::size_t most_;
  std::size_t block_ = 4096;  // bytes to read at once; more of a longer text
  std::function<bool()> takes_rest_;
  std::string ready_;  // from ready_begin_: to be handed out
  std::size_t ready_begin_ = 0;
  std::string held_;  // the beginning of a line
  bool is_long_line_ = false;
  bool ended_ = false;
  std::optional<Problem> problem_;
};

}  // namespace dtsdoctor
