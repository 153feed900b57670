// SPDX-License-Identifier: Apache-2.0
#include "input/line_table.h"

#include <algorithm>

#include "input/trace_shape.h"

namespace dtsdoctor {

LineTable::LineTable(const std::vector<ChunkPointer>& before, ChunkPointer chunk,
                     const std::vector<ChunkPointer>& behind, bool in_pipeline)
    : own_(before.size()),
      latest_(own_),
      first_number_(chunk->first_line),
      in_pipeline_(in_pipeline),
      carriers_(in_pipeline) {
  const auto add = [&](const ChunkPointer& part) {
    const auto first =
        static_cast<std::int64_t>(part->first_line) - static_cast<std::int64_t>(first_number_);
    parts_.push_back({part, first, nullptr, {}});
  };
  for (const ChunkPointer& each : before) add(each);
  add(chunk);
  for (const ChunkPointer& each : behind) add(each);
  begin_ = parts_.front().first;
  end_ = parts_.back().first + static_cast<std::int64_t>(parts_.back().chunk->lines);
}

LineTable::Part& LineTable::part_of(std::int64_t index) {
  while (index < parts_[latest_].first) --latest_;
  while (latest_ + 1 < parts_.size() && index >= parts_[latest_ + 1].first) ++latest_;
  Part& part = parts_[latest_];
  if (part.split == nullptr) part.split = &part.chunk->index.split(part.chunk->bytes);
  return part;
}

Line LineTable::line(std::int64_t index) {
  const Part& part = part_of(index);
  Line line;
  line.bytes = part.split->line(part.chunk->bytes, static_cast<std::size_t>(index - part.first));
  line.number = number(index);
  line.cut = std::binary_search(part.chunk->cut.begin(), part.chunk->cut.end(), line.number);
  return line;
}

const LineFacts& LineTable::examine(std::int64_t index) {
  Part& part = part_of(index);
  const auto at = static_cast<std::size_t>(index - part.first);
  if (part.facts.empty()) part.facts.resize(part.chunk->lines);
  if (!part.facts[at].known) {
    carriers_.skip_line();
    const std::string_view line = part.split->line(part.chunk->bytes, at);
    part.facts[at] = line_facts(carriers_.take_off(line, part.split->plain[at] != 0));
  }
  return part.facts[at];
}

bool LineTable::leads_over_blank(std::int64_t index) {
  const Part& part = part_of(index);
  const auto at = static_cast<std::size_t>(index - part.first);
  carriers_.skip_line();
  const std::string_view line = part.split->line(part.chunk->bytes, at);
  return is_error_head(carriers_.take_off(line, part.split->plain[at] != 0).text);
}

// Behind a line that only Jenkins' pipelines print lines are read otherwise.
const StreamLinks& LineTable::links(std::size_t part) const {
  const bool in_pipeline = part <= own_ ? in_pipeline_ : links(part - 1).ends_in_pipeline();
  const Chunk& chunk = *parts_[part].chunk;
  return chunk.index.links(chunk.bytes, in_pipeline);
}

std::optional<std::int64_t> LineTable::neighbour(std::int64_t index, std::int64_t step,
                                                 std::int64_t farthest) {
  std::size_t at = static_cast<std::size_t>(&part_of(index) - parts_.data());
  const auto line = static_cast<std::size_t>(index - parts_[at].first);
  const std::uint64_t stream = links(at).stream(line);
  std::optional<std::uint32_t> found = step < 0 ? links(at).above(line) : links(at).below(line);
  while (!found) {
    const std::int64_t beyond =
        step < 0 ? parts_[at].first - 1
                 : parts_[at].first + static_cast<std::int64_t>(parts_[at].chunk->lines);
    const bool ends = step < 0 ? at == 0 : at + 1 == parts_.size();
    if (ends || (beyond - index) * step > farthest) return std::nullopt;
    at = step < 0 ? at - 1 : at + 1;
    found = step < 0 ? links(at).last(stream) : links(at).first(stream);
  }
  const std::int64_t there = parts_[at].first + static_cast<std::int64_t>(*found);
  return (there - index) * step > farthest ? std::nullopt : std::optional(there);
}

std::int64_t LineTable::index_of(std::size_t offset) {
  const Chunk& own = *parts_[own_].chunk;
  const std::vector<std::uint32_t>& begins = own.index.split(own.bytes).begins;
  return std::upper_bound(begins.begin(), begins.end(), offset) - begins.begin() - 1;
}

}  // namespace dtsdoctor
