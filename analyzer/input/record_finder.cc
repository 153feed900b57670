// SPDX-License-Identifier: Apache-2.0
#include "input/record_finder.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "input/stream_lines.h"

namespace dtsdoctor {

struct RecordFinder::Region {
  Region(LineTable& table, std::vector<StreamLines::Stream> streams, std::int64_t from,
         bool may_meet, const RecordFinder& finder)
      : lines(table, std::move(streams), from, finder.limits_.max_interleave, may_meet),
        records(lines, finder.input_, finder.limits_, finder.is_known_code_, finder.in_pipeline_) {}

  // Is a line in a record that went by?
  [[nodiscard]] bool handed_out(std::uint64_t number) const {
    return std::find(past.begin(), past.end(), number) != past.end();
  }

  StreamLines lines;
  RecordReader records;
  std::size_t hits_seen = 0;         // of its limits
  std::vector<std::uint64_t> past;   // lines behind the one that was looked for
  std::optional<RecordBegin> begun;  // the last in the chunk
};

RecordFinder::RecordFinder(LineTable& table, bool complete, std::string input, const Limits& limits,
                           IsKnownCode is_known_code, bool in_pipeline, KnownBegins known)
    : table_(table),
      lone_(table, complete, limits.max_interleave),
      complete_(complete),
      input_(std::move(input)),
      limits_(limits),
      is_known_code_(std::move(is_known_code)),
      in_pipeline_(in_pipeline),
      known_(std::move(known)) {}

RecordFinder::~RecordFinder() = default;

namespace {

// A stream on the way back to where it surely begins a record.
struct Back {
  std::uint64_t stream;
  std::int64_t last;  // line of it that was seen last
  // It begins a record if what is above it does not lead to it; if it is a whole line.
  std::optional<std::int64_t> may = std::nullopt;
  std::optional<std::int64_t> does = std::nullopt;
  std::optional<std::int64_t> sure = std::nullopt;

  // `free`: it is of this stream, whatever stands above it.
  void see(std::int64_t at, const LineFacts& facts, bool free) {
    if (sure) return;
    // What follows a line that is cut is the rest of it.
    if (does && !facts.partial) sure = does;
    if (facts.partial) may.reset();
    does = std::nullopt;
    if (may && !facts.leads && free) does = may;
    if (facts.begins) does = at;
    may = facts.may_begin && free ? std::optional(at) : std::nullopt;
    // Without a wrapping no line is cut.
    if (does && stream == 0) sure = does;
    last = at;
  }
};

}  // namespace

bool RecordFinder::is_known_begin(std::uint64_t stream, std::int64_t at) const {
  return std::any_of(known_.at.begin(), known_.at.end(), [&](const RecordBegin& begin) {
    return begin.stream == stream && begin.line == table_.number(at);
  });
}

std::vector<RecordBegin> RecordFinder::begins() const {
  std::vector<RecordBegin> begins;
  const auto add = [&](const std::unique_ptr<Region>& region) {
    if (region != nullptr && region->begun) begins.push_back(*region->begun);
  };
  add(region_);
  for (const std::unique_ptr<Region>& region : others_) add(region);
  return begins;
}

// Goes back until the streams that the line may be of are sure to begin a record, and reads from
// there; or to what the region at hand has read, and goes on with it. `also`: lines of further
// streams that must be read, behind the line.
void RecordFinder::open_region(std::int64_t index, const std::vector<std::int64_t>& also) {
  const auto most_between = static_cast<std::int64_t>(limits_.max_interleave);
  std::vector<Back> streams;
  const auto find_stream = [&](std::uint64_t stream) {
    return std::find_if(streams.begin(), streams.end(),
                        [&](const Back& each) { return each.stream == stream; });
  };
  for (const std::int64_t line : also) {
    if (find_stream(table_.facts(line).stream) == streams.end())
      streams.push_back({table_.facts(line).stream, line});
  }
  bool open = false;  // do the lines below, without a wrapping, perhaps go on with what is above?
  for (std::int64_t at = also.empty() ? index : std::max(index, also.back()); at >= table_.begin();
       --at) {
    const LineFacts& facts = table_.facts(at);
    const bool is_other =
        at < index && streams.size() == 1 && facts.stream != streams[0].stream && !open;
    if (is_other && streams[0].last - at <= most_between) {
      const auto above = table_.neighbour(streams[0].last, -1, most_between);
      at = above.value_or(std::max(streams[0].last - most_between - 1, table_.begin() - 1)) + 1;
      continue;
    }
    auto back = find_stream(facts.stream);
    if (back == streams.end() && (at == index || (open && facts.goes_on_bare))) {
      streams.push_back({facts.stream, at});
      back = streams.end() - 1;
    }
    // Whether the lines below go on with it depends on what it goes on with itself.
    if (back != streams.end() && open && facts.goes_on_bare) *back = {facts.stream, at};
    const bool known = region_ != nullptr && region_->lines.reaches(index) && at <= index &&
                       !region_->handed_out(table_.number(index)) &&
                       std::all_of(streams.begin(), streams.end(), [&](const Back& each) {
                         return region_->lines.is_sure_of(each.stream, at);
                       });
    if (known) return;
    const bool is_far = index - at > static_cast<std::int64_t>(known_.far);
    needs_begin_ = is_far && at < 0 && !known_.all;
    if (needs_begin_) return;
    const bool is_mine = back != streams.end() && !back->sure;
    const bool free = facts.stream != 0 || (is_mine && lone_.stands_free(at));
    const bool begins = is_mine && is_known_begin(facts.stream, at);
    open = facts.stream == 0 && is_mine && !free && !begins;
    if (is_mine) {
      LineFacts seen = facts;
      seen.leads = seen.leads || (facts.stream != 0 && lone_.has_bare_below(at));
      back->see(at, seen, free);
      if (begins) back->sure = back->sure.value_or(at);
    }
    bool done = at <= index && !open;
    for (Back& each : streams) {
      if (!each.sure && each.last - at > most_between) each.sure = each.last;
      done = done && each.sure;
    }
    if (done) break;
  }
  std::int64_t from = index;
  std::vector<StreamLines::Stream> names;
  for (const Back& each : streams) {
    const std::int64_t sure = each.sure.value_or(each.last);
    names.push_back({each.stream, sure, sure});
    from = std::min(from, names.back().sure);
  }
  region_ = std::make_unique<Region>(table_, std::move(names), from,
                                     also.size() < limits_.max_streams, *this);
}

std::optional<RawRecord> RecordFinder::find(std::int64_t index) {
  std::optional<RawRecord> record = find_record(index);
  if (record) check_interleave(*record);
  return record;
}

// Lines that are too far away are not looked at; whether the record would go on with them tells one
// that looks without that limit.
void RecordFinder::check_interleave(const RawRecord& record) {
  const auto most_between = static_cast<std::int64_t>(limits_.max_interleave);
  constexpr std::int64_t kBeyond = 1000;  // lines: looking farther costs more than it tells
  const std::int64_t farthest = 2 * most_between + kBeyond;
  const auto index_of = [&](std::uint64_t number) {
    return static_cast<std::int64_t>(number) - static_cast<std::int64_t>(table_.number(0));
  };
  const auto is_next = [&](std::int64_t line, std::int64_t next) {
    return next < table_.begin() || next >= table_.end() ||
           table_.facts(next).stream == table_.facts(line).stream;
  };
  const std::int64_t first = index_of(record.line);
  if (!table_.facts(first).begins && !is_next(first, first - 1)) {
    const auto above = table_.neighbour(first, -1, farthest);
    if (above && first - *above > most_between) check_cut_between(*above, first);
  }
  const bool is_one_line = record.bytes.find('\n') == std::string_view::npos;
  const std::int64_t last = is_one_line ? first : index_of(line_numbers(record).back());
  if (is_next(last, last + 1)) return;
  const auto below = table_.neighbour(last, 1, farthest);
  if (below && *below - last > most_between && !table_.facts(*below).begins)
    check_cut_between(last, *below);
}

void RecordFinder::check_cut_between(std::int64_t line, std::int64_t next) {
  constexpr std::size_t kMostChecks = 20;  // of one chunk: more would only repeat it
  constexpr std::size_t kNoLimit = std::size_t{1} << 40;
  const std::uint64_t number = table_.number(next);
  const bool is_noted =
      std::any_of(limit_hits_.begin(), limit_hits_.end(), [&](const LimitHit& hit) {
        return hit.line == number && hit.what == LimitWhat::streams_between;
      });
  if (is_noted || checks_++ >= kMostChecks) return;
  Limits limits = limits_;
  limits.max_interleave = kNoLimit;
  RecordFinder whole(table_, true, input_, limits, is_known_code_, in_pipeline_);
  const std::optional<RawRecord> record = whole.find_record(line);
  if (!record) return;
  const std::vector<std::uint64_t> lines = line_numbers(*record);
  if (std::binary_search(lines.begin(), lines.end(), number))
    limit_hits_.push_back({"max-interleave", input_, number, LimitWhat::streams_between, 0});
}

std::optional<RawRecord> RecordFinder::find_record(std::int64_t index) {
  if (lone_.stands_alone_in_stream(index)) {
    const Line line = table_.line(index);
    CarrierReader carriers(in_pipeline_);
    const CarriedLine& carried = carriers.take_off(line.bytes);
    printed_.clear();
    if (carried.decoded != nullptr) {
      printed_.append(*carried.decoded, carried.begin, carried.begin + carried.text.size());
    } else {
      printed_.append(carried.text, carried.begin);
    }
    return RawRecord{line.bytes, line.number, &printed_, nullptr, 0};
  }
  if (lone_.stands_alone_bare(index)) {
    const Line line = table_.line(index);
    return RawRecord{line.bytes, line.number, nullptr, nullptr, 0};
  }
  choose_region(table_.facts(index).stream);
  std::vector<std::int64_t> also;
  while (!needs_more_) {
    open_region(index, also);
    if (needs_begin_) break;
    std::optional<RawRecord> record = read_to(index);
    if (needs_more_) break;
    const std::optional<std::int64_t> met =
        region_ != nullptr ? region_->lines.met() : std::nullopt;
    if (!met) return record;
    also.push_back(*met);
    region_.reset();
  }
  return std::nullopt;
}

// Programs whose lines stand between each other are read on each where it was left.
void RecordFinder::choose_region(std::uint64_t stream) {
  if (region_ != nullptr && region_->lines.holds(stream)) return;
  if (region_ != nullptr) others_.push_front(std::move(region_));
  const auto known =
      std::find_if(others_.begin(), others_.end(),
                   [&](const std::unique_ptr<Region>& each) { return each->lines.holds(stream); });
  if (known != others_.end()) {
    region_ = std::move(*known);
    others_.erase(known);
  } else if (others_.size() >= limits_.max_streams) {
    others_.pop_back();
  }
}

// Nothing if the region has no record with the line; then it is closed.
std::optional<RawRecord> RecordFinder::read_to(std::int64_t index) {
  const std::uint64_t number = table_.number(index);
  RawRecord record;
  while (region_->records.next(record)) {
    if (region_->lines.met()) return std::nullopt;
    needs_more_ = region_->lines.ran_out() && !complete_;
    if (needs_more_) return std::nullopt;
    const std::int64_t begin =
        static_cast<std::int64_t>(record.line) - static_cast<std::int64_t>(table_.number(0));
    if (begin >= 0 && begin < table_.own_end())
      region_->begun = {table_.facts(begin).stream, record.line};
    if (record.line > number) break;
    const std::vector<std::uint64_t> lines = line_numbers(record);
    if (!std::binary_search(lines.begin(), lines.end(), number)) {
      std::copy_if(lines.begin(), lines.end(), std::back_inserter(region_->past),
                   [&](std::uint64_t line) { return line > number; });
      continue;
    }
    for (const std::vector<LimitHit>& hits = region_->records.limit_hits();
         region_->hits_seen < hits.size(); ++region_->hits_seen) {
      const LimitHit& hit = hits[region_->hits_seen];
      if (hit.name != "max-line" && hit.line >= lines.front() && hit.line <= lines.back() + 1)
        limit_hits_.push_back(hit);
    }
    return record;
  }
  if (region_->lines.met()) return std::nullopt;
  needs_more_ = region_->lines.ran_out() && !complete_;
  region_.reset();
  return std::nullopt;
}

std::vector<std::uint64_t> line_numbers(const RawRecord& record) {
  std::vector<std::uint64_t> numbers;
  std::uint64_t number = record.line;
  std::size_t jump = 0;
  const std::size_t jumps = record.jumps == nullptr ? 0 : record.jumps->size();
  for (std::size_t at = 0;; ++number) {
    for (; jump < jumps && (*record.jumps)[jump].offset <= at; ++jump)
      number = (*record.jumps)[jump].line;
    numbers.push_back(number);
    at = record.bytes.find('\n', at);
    if (at == std::string_view::npos) return numbers;
    ++at;
  }
}

}  // namespace dtsdoctor
