// SPDX-License-Identifier: Apache-2.0
#include "input/chunk_lines.h"

#include "input/carrier.h"
#include "input/line_facts.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kFewestSlots = 64;  // a power of two

}  // namespace

StreamLinks::StreamLinks(std::string_view bytes, const LineSplit& split, bool in_pipeline)
    : slots_(kFewestSlots, kNone) {
  CarrierReader carriers(in_pipeline);
  lines_.reserve(split.lines());
  for (std::uint32_t i = 0; i < split.lines(); ++i)
    link(stream_name(carriers.take_off(split.line(bytes, i), split.plain[i] != 0)), i);
  ends_in_pipeline_ = carriers.in_pipeline();
}

// Of the stream, or where it would be.
std::size_t StreamLinks::slot_of(std::uint64_t stream) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = stream & mask;
  while (slots_[slot] != kNone && streams_[slots_[slot]].name != stream) slot = (slot + 1) & mask;
  return slot;
}

void StreamLinks::link(std::uint64_t stream, std::uint32_t line) {
  const std::size_t slot = slot_of(stream);
  if (slots_[slot] == kNone) {
    slots_[slot] = static_cast<std::uint32_t>(streams_.size());
    lines_.push_back({slots_[slot]});
    streams_.push_back({stream, line, line});
    if (2 * streams_.size() > slots_.size()) grow();
    return;
  }
  Stream& known = streams_[slots_[slot]];
  lines_[known.last].below = line;
  lines_.push_back({slots_[slot], known.last});
  known.last = line;
}

void StreamLinks::grow() {
  slots_.assign(4 * slots_.size(), kNone);
  for (std::uint32_t i = 0; i < streams_.size(); ++i) slots_[slot_of(streams_[i].name)] = i;
}

namespace {

std::optional<std::uint32_t> if_any(std::uint32_t line) {
  return line == UINT32_MAX ? std::nullopt : std::optional(line);
}

}  // namespace

std::optional<std::uint32_t> StreamLinks::above(std::size_t line) const {
  return if_any(lines_[line].above);
}

std::optional<std::uint32_t> StreamLinks::below(std::size_t line) const {
  return if_any(lines_[line].below);
}

std::optional<std::uint32_t> StreamLinks::first(std::uint64_t stream) const {
  const std::uint32_t found = slots_[slot_of(stream)];
  return found == kNone ? std::nullopt : std::optional(streams_[found].first);
}

std::optional<std::uint32_t> StreamLinks::last(std::uint64_t stream) const {
  const std::uint32_t found = slots_[slot_of(stream)];
  return found == kNone ? std::nullopt : std::optional(streams_[found].last);
}

const LineSplit& ChunkLines::split(std::string_view bytes) {
  std::call_once(is_split_, [&] { split_ = split_lines(bytes); });
  return split_;
}

const StreamLinks& ChunkLines::links(std::string_view bytes, bool in_pipeline) {
  const std::size_t which = in_pipeline ? 1 : 0;
  std::call_once(is_linked_[which],
                 [&] { links_[which] = StreamLinks(bytes, split(bytes), in_pipeline); });
  return links_[which];
}

}  // namespace dtsdoctor
