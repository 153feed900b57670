// SPDX-License-Identifier: Apache-2.0
#include "input/line_table.h"

#include <algorithm>
#include <cstring>

namespace dtsdoctor {

LineTable::LineTable(const std::vector<ChunkPointer>& before, ChunkPointer chunk,
                     const std::vector<ChunkPointer>& behind, bool in_pipeline)
    : own_(before.size()), latest_(own_), first_number_(chunk->first_line), carriers_(in_pipeline) {
  const auto add = [&](const ChunkPointer& part) {
    const auto first =
        static_cast<std::int64_t>(part->first_line) - static_cast<std::int64_t>(first_number_);
    parts_.push_back({part, first, {}, {}});
  };
  for (const ChunkPointer& each : before) add(each);
  add(chunk);
  for (const ChunkPointer& each : behind) add(each);
  begin_ = parts_.front().first;
  end_ = parts_.back().first + static_cast<std::int64_t>(parts_.back().chunk->lines);
}

void LineTable::split(Part& part) {
  if (!part.begins.empty()) return;
  const std::string& bytes = part.chunk->bytes;
  part.begins.reserve(part.chunk->lines + 1);
  const char* const data = bytes.data();
  std::size_t at = 0;
  while (at < bytes.size()) {
    part.begins.push_back(static_cast<std::uint32_t>(at));
    const void* const end = std::memchr(data + at, '\n', bytes.size() - at);
    if (end == nullptr) break;
    at = static_cast<std::size_t>(static_cast<const char*>(end) - data) + 1;
  }
  // As if the last line had an end, too.
  part.begins.push_back(static_cast<std::uint32_t>(bytes.size() + (bytes.back() == '\n' ? 0 : 1)));
}

LineTable::Part& LineTable::part_of(std::int64_t index) {
  while (index < parts_[latest_].first) --latest_;
  while (latest_ + 1 < parts_.size() && index >= parts_[latest_ + 1].first) ++latest_;
  split(parts_[latest_]);
  return parts_[latest_];
}

Line LineTable::line(std::int64_t index) {
  const Part& part = part_of(index);
  const auto at = static_cast<std::size_t>(index - part.first);
  Line line;
  line.bytes = std::string_view(part.chunk->bytes)
                   .substr(part.begins[at], part.begins[at + 1] - 1 - part.begins[at]);
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
    part.facts[at] = line_facts(carriers_.take_off(line(index).bytes));
  }
  return part.facts[at];
}

std::int64_t LineTable::index_of(std::size_t offset) {
  Part& part = parts_[own_];
  split(part);
  return std::upper_bound(part.begins.begin(), part.begins.end(), offset) - part.begins.begin() - 1;
}

}  // namespace dtsdoctor
