// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the record around a line of a chunk may reach into the chunks before and behind
// it. This shows a chunk and its neighbours as one table of lines, examines only those that are
// asked for, and keeps what it found out. Lines have indices: 0 is the first line of the
// chunk itself, those before it are negative.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "input/carrier.h"
#include "input/chunk.h"
#include "input/line_facts.h"
#include "input/line_reader.h"

namespace dtsdoctor {

class LineTable {
 public:
  // `before` and `behind` are the neighbours in order of lines.
  LineTable(const std::vector<ChunkPointer>& before, ChunkPointer chunk,
            const std::vector<ChunkPointer>& behind, bool in_pipeline);

  // The first index there is, and one past the last.
  [[nodiscard]] std::int64_t begin() const { return begin_; }
  [[nodiscard]] std::int64_t end() const { return end_; }

  // One past the last of the chunk itself.
  [[nodiscard]] std::int64_t own_end() const {
    return static_cast<std::int64_t>(parts_[own_].chunk->lines);
  }

  // Precondition of the following: begin() <= index < end().
  [[nodiscard]] Line line(std::int64_t index);
  [[nodiscard]] std::uint64_t number(std::int64_t index) const {
    return static_cast<std::uint64_t>(static_cast<std::int64_t>(first_number_) + index);
  }
  [[nodiscard]] const LineFacts& facts(std::int64_t index) {
    const Part& part = parts_[latest_];
    const auto at = static_cast<std::size_t>(index - part.first);
    const bool here = index >= part.first && at < part.facts.size() && part.facts[at].known;
    return here ? part.facts[at] : examine(index);
  }

  // May a record that begins here go on over a blank line below, as line_group.h has it for a
  // logger's line that tells of an error? Costs more than facts().
  [[nodiscard]] bool leads_over_blank(std::int64_t index);

  // The nearest line of the same stream above (-1) or below (1), no farther than so many lines.
  [[nodiscard]] std::optional<std::int64_t> neighbour(std::int64_t index, std::int64_t step,
                                                      std::int64_t farthest);

  // The line of the chunk that holds a byte of it.
  [[nodiscard]] std::int64_t index_of(std::size_t offset);

 private:
  struct Part {
    ChunkPointer chunk;
    std::int64_t first = 0;
    const LineSplit* split = nullptr;  // null: not asked for yet
    std::vector<LineFacts> facts;      // of those lines that were asked for
  };

  [[nodiscard]] const LineFacts& examine(std::int64_t index);
  [[nodiscard]] Part& part_of(std::int64_t index);
  [[nodiscard]] const StreamLinks& links(std::size_t part) const;

  std::vector<Part> parts_;
  std::size_t own_ = 0;     // index in parts_
  std::size_t latest_ = 0;  // the part that was asked for last
  std::uint64_t first_number_;
  std::int64_t begin_ = 0;
  std::int64_t end_ = 0;
  bool in_pipeline_;
  CarrierReader carriers_;
};

}  // namespace dtsdoctor
