// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: JSON and XML replies are cut into slices by the same bookkeeping: where a slice
// stands, what was kept, how much of it. This is that bookkeeping; each form tells it where a
// list's elements begin and end. It parses nothing itself.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "input/reply_slices.h"

namespace dtsdoctor {

class SliceReader {
 public:
  SliceReader(std::size_t max_bytes, std::uint64_t line, std::size_t left_columns,
              ReplySlicer::Take take)
      : max_bytes_(max_bytes), take_slice_(std::move(take)), line_(line), columns_(left_columns) {
    rest_.line = line;
    rest_.left_columns = left_columns;
  }
  virtual ~SliceReader() = default;

  std::size_t feed(std::string_view bytes);
  void finish();

  [[nodiscard]] bool ended() const { return ended_; }
  [[nodiscard]] bool has_list() const { return has_list_; }
  [[nodiscard]] std::uint64_t line() const { return line_; }
  [[nodiscard]] std::size_t left_columns() const { return columns_; }
  [[nodiscard]] std::uint64_t cut_line() const { return cut_line_; }

 protected:
  // Looks at a byte and gives it to keep() or leave_out(), now or later. Calls end() at the last
  // one.
  virtual void take(char c) = 0;

  void keep(char c);
  // Between the elements of a list nothing tells anything.
  void leave_out(char c);
  // The byte that is kept next begins an element; `before` is what makes a document of it.
  void begin_slice(std::string before);
  // The byte kept last ends it.
  void end_slice(std::string_view after);
  void end();
  [[nodiscard]] bool in_slice() const { return in_slice_; }

 private:
  void append(ReplySlice& slice, char c);
  void pass(char c);

  std::size_t max_bytes_;
  ReplySlicer::Take take_slice_;
  std::uint64_t line_;
  std::size_t columns_;  // characters between the line's beginning and the next byte
  bool ended_ = false;
  bool has_list_ = false;
  bool in_slice_ = false;
  bool gap_ = false;  // bytes are missing behind the last one of rest_
  std::uint64_t cut_line_ = 0;
  ReplySlice rest_;
  ReplySlice slice_;
  std::string before_;
};

[[nodiscard]] std::unique_ptr<SliceReader> json_slices(std::size_t max_bytes, std::uint64_t line,
                                                       std::size_t left_columns,
                                                       ReplySlicer::Take take,
                                                       std::optional<std::size_t> levels);
[[nodiscard]] std::unique_ptr<SliceReader> xml_slices(std::size_t max_bytes, std::uint64_t line,
                                                      std::size_t left_columns,
                                                      ReplySlicer::Take take);

}  // namespace dtsdoctor
