// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: lines of several programs stand between each other, so several records are open
// at once, and none of them is contiguous. This holds their lines, original bytes and what was in
// them, and keeps them in the order of their first lines. It decides nothing about what joins what.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_text.h"
#include "base/result.h"
#include "input/carrier.h"
#include "input/line_reader.h"

namespace dtsdoctor {

// From this offset of a record on, lines count from this number.
struct LineJump {
  std::size_t offset = 0;
  std::uint64_t line = 0;
  std::size_t left_columns = 0;  // characters of that line in front of it

  friend bool operator==(const LineJump&, const LineJump&) = default;
};

// Line, column and marked line of a byte range of a record's original bytes. `first` is the number
// of its first line, `jumps` tells where the next line in the record is not the next in the input.
[[nodiscard]] Place place_in_record(const std::string& input, std::string_view bytes,
                                    std::uint64_t first, const std::vector<LineJump>& jumps,
                                    Span span);

struct Stream;

class OpenRecord {
 public:
  // Takes a line; `carried` was made from it. `within`: it goes on in the last line, not below it.
  void add(const Line& line, const CarriedLine& carried, bool within);
  // Takes all lines of another record, below the last one.
  void add(const OpenRecord& other);
  void reset(std::uint64_t line, Stream* owner);

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  // What the programs printed, if that differs from the bytes.
  [[nodiscard]] const MappedText* text() const { return mapped_ ? &text_ : nullptr; }
  [[nodiscard]] const std::vector<LineJump>& jumps() const { return jumps_; }
  [[nodiscard]] std::uint64_t first_line() const { return first_line_; }
  [[nodiscard]] std::size_t memory() const { return bytes_.size() + (mapped_ ? text_.size() : 0); }

  Stream* owner = nullptr;  // null once it is closed

 private:
  void begin_line(std::uint64_t number, bool below);
  void map();

  std::string bytes_;
  MappedText text_;
  bool mapped_ = false;
  std::vector<LineJump> jumps_;
  std::uint64_t first_line_ = 0;
  std::uint64_t last_line_ = 0;
};

class OpenRecords {
 public:
  // The record stays where it is until it was handed out.
  OpenRecord& open(std::uint64_t line, Stream* owner);

  // The record whose first line comes first; null if there is none. Whoever sees it closed takes it
  // off when done with it.
  [[nodiscard]] OpenRecord* front() { return records_.empty() ? nullptr : records_.front().get(); }
  void pop_front();

 private:
  std::deque<std::unique_ptr<OpenRecord>> records_;
  std::vector<std::unique_ptr<OpenRecord>> spare_;  // their memory is used again
};

}  // namespace dtsdoctor
