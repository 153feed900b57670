// SPDX-License-Identifier: Apache-2.0
#include "input/stream_lines.h"

#include <algorithm>
#include <utility>

namespace dtsdoctor {

StreamLines::StreamLines(LineTable& table, std::vector<Stream> streams, std::int64_t from,
                         std::size_t max_interleave, bool may_meet)
    : table_(table),
      streams_(std::move(streams)),
      at_(from),
      last_(from),
      most_between_(static_cast<std::int64_t>(max_interleave)),
      may_meet_(may_meet) {}

bool StreamLines::next(Line& line) {
  for (; at_ < table_.end(); ++at_) {
    // What comes later than this begins a record anyway.
    if (at_ - last_ > most_between_) {
      ended_ = true;
      return false;
    }
    const LineFacts& facts = table_.facts(at_);
    const bool mine = holds(facts.stream);
    bare_ = mine ? facts.goes_on_bare || facts.stream == 0 : bare_ && facts.stream == 0;
    if (!mine && !bare_ && !is_followed_by_bare(facts)) {
      at_ = std::max(at_, next_of_mine() - 1);
      continue;
    }
    if (!mine && !bare_) {
      met_ = at_;
      return false;
    }
    last_ = at_;
    line = table_.line(at_++);
    return true;
  }
  ran_out_ = true;
  ended_ = true;
  return false;
}

bool StreamLines::holds(std::uint64_t stream) const {
  return std::any_of(streams_.begin(), streams_.end(),
                     [&](const Stream& each) { return each.name == stream; });
}

bool StreamLines::is_sure_of(std::uint64_t stream, std::int64_t at) const {
  return std::any_of(streams_.begin(), streams_.end(), [&](const Stream& each) {
    return each.name == stream && each.sure <= at && at < at_;
  });
}

// Does it depend on what this line goes on with whose the line below is?
bool StreamLines::is_followed_by_bare(const LineFacts& facts) {
  if (!facts.goes_on_bare || !may_meet_ || !holds(0)) return false;
  if (at_ + 1 == table_.end()) return true;
  const LineFacts& below = table_.facts(at_ + 1);
  const bool is_free =
      below.begins || below.blank || (below.may_begin && !facts.leads && !facts.partial);
  return below.stream == 0 && !is_free;
}

// The next line that may matter behind at_, which is of another stream.
std::int64_t StreamLines::next_of_mine() {
  std::int64_t next = std::min(last_ + most_between_ + 1, table_.end());
  for (Stream& each : streams_) {
    if (each.name == 0 && may_meet_) return at_ + 1;
    while (each.at <= at_) {
      const auto below = table_.neighbour(each.at, 1, next - each.at);
      if (!below) break;
      each.at = *below;
    }
    if (each.at > at_) next = std::min(next, each.at);
  }
  return next;
}

}  // namespace dtsdoctor
