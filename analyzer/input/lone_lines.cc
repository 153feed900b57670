// SPDX-License-Identifier: Apache-2.0
#include "input/lone_lines.h"

namespace dtsdoctor {

bool LoneLines::stands_free(std::int64_t index) {
  constexpr std::int64_t kFarthest = 8;
  for (std::int64_t at = index; at > index - kFarthest; --at) {
    const LineFacts facts = table_.facts(at);
    if (facts.begins || at == table_.begin()) return true;
    const LineFacts& above = table_.facts(at - 1);
    if (above.wrapped && !above.goes_on_bare) return true;
    if (facts.may_begin && !above.leads && !above.partial) return true;
    if (above.wrapped) return false;
  }
  return false;
}

bool LoneLines::has_bare_below(std::int64_t index) {
  const LineFacts facts = table_.facts(index);
  if (!facts.goes_on_bare) return false;
  if (index + 1 == table_.end()) return !complete_;
  const LineFacts& below = table_.facts(index + 1);
  const bool begins = below.begins || (below.may_begin && !facts.leads && !facts.partial);
  return below.stream == 0 && !below.blank && !begins;
}

// The nearest line of the same stream above or below; nothing if none is near enough to belong to
// the same record. False in `certain`: the table ends before that can be told.
std::optional<std::int64_t> LoneLines::neighbour(std::int64_t index, std::int64_t step,
                                                 bool& certain) {
  const std::int64_t next = index + step;
  const bool exists = next >= table_.begin() && next < table_.end();
  // Mostly it is the next one: then nothing else has to be known.
  if (exists && table_.facts(next).stream == table_.facts(index).stream) return next;
  const std::int64_t farthest = most_between_ + 1;
  const std::optional<std::int64_t> found = table_.neighbour(index, step, farthest);
  if (!found && index + farthest >= table_.end()) certain = certain && (step < 0 || complete_);
  return found;
}

bool LoneLines::stands_alone_bare(std::int64_t index) {
  const LineFacts facts = table_.facts(index);
  if (facts.wrapped || !facts.may_begin) return false;
  bool certain = true;
  if (!facts.begins) {
    const auto above = stands_free(index) ? neighbour(index, -1, certain) : std::nullopt;
    if (!above) return false;
    const LineFacts there = table_.facts(*above);
    if (there.wrapped || there.leads || !stands_free(*above)) return false;
  }
  const auto below = neighbour(index, 1, certain);
  if (!below) return certain;
  const LineFacts there = table_.facts(*below);
  if (there.wrapped) return false;
  if (there.begins) return true;
  if (there.blank) return !facts.leads && !table_.leads_over_blank(index);
  return !facts.leads && there.may_begin && stands_free(*below);
}

bool LoneLines::stands_alone_in_stream(std::int64_t index) {
  const LineFacts facts = table_.facts(index);
  if (facts.stream == 0 || !facts.may_begin || facts.partial) return false;
  bool certain = true;
  if (const auto above = neighbour(index, -1, certain)) {
    const LineFacts& there = table_.facts(*above);
    if (there.partial || (!facts.begins && (there.leads || has_bare_below(*above)))) return false;
    // What follows a line that is cut is the rest of it.
    const auto farther = facts.begins ? std::nullopt : neighbour(*above, -1, certain);
    if (farther && table_.facts(*farther).partial) return false;
  }
  if (has_bare_below(index)) return false;
  const auto below = neighbour(index, 1, certain);
  if (!below) return certain;
  const LineFacts& there = table_.facts(*below);
  if (there.blank) return !facts.leads && !there.partial && !table_.leads_over_blank(index);
  return there.begins || (!facts.leads && !there.partial && there.may_begin);
}

}  // namespace dtsdoctor
