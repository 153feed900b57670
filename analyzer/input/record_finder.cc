// SPDX-License-Identifier: Apache-2.0
#include "input/record_finder.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace dtsdoctor {

// The lines of a few streams, and those without a wrapping that may go on with them.
class RecordFinder::Lines : public LineSource {
 public:
  struct Stream {
    std::uint64_t name;
    std::int64_t sure;  // it begins a record here
  };

  // `may_meet`: stop at a line of another stream that must be read as well.
  Lines(LineTable& table, std::vector<Stream> streams, std::int64_t from,
        std::size_t max_interleave, bool may_meet)
      : table_(table),
        streams_(std::move(streams)),
        at_(from),
        last_(from),
        most_between_(static_cast<std::int64_t>(max_interleave)),
        may_meet_(may_meet) {}

  bool next(Line& line) override {
    for (; at_ < table_.end(); ++at_) {
      // What comes later than this begins a record anyway.
      if (at_ - last_ > most_between_) {
        ended_ = true;
        return false;
      }
      const LineFacts& facts = table_.facts(at_);
      const bool mine = holds(facts.stream);
      bare_ = mine ? facts.goes_on_bare || facts.stream == 0 : bare_ && facts.stream == 0;
      if (!mine && !bare_ && !is_followed_by_bare(facts)) continue;
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

  // Was the line read, or may it be?
  [[nodiscard]] bool reaches(std::int64_t index) const { return !ended_ || index <= last_; }

  [[nodiscard]] bool holds(std::uint64_t stream) const {
    return std::any_of(streams_.begin(), streams_.end(),
                       [&](const Stream& each) { return each.name == stream; });
  }
  // Is what the stream has from this line on put together as it should be?
  [[nodiscard]] bool is_sure_of(std::uint64_t stream, std::int64_t at) const {
    return std::any_of(streams_.begin(), streams_.end(), [&](const Stream& each) {
      return each.name == stream && each.sure <= at && at < at_;
    });
  }
  // The line of another stream whose neighbours below may belong to it: it must be read as well.
  [[nodiscard]] std::optional<std::int64_t> met() const { return met_; }
  // Was it the table that ended?
  [[nodiscard]] bool ran_out() const { return ran_out_; }

 private:
  // Does it depend on what this line goes on with whose the line below is?
  [[nodiscard]] bool is_followed_by_bare(const LineFacts& facts) {
    if (!facts.goes_on_bare || !may_meet_ || !holds(0)) return false;
    if (at_ + 1 == table_.end()) return true;
    const LineFacts& below = table_.facts(at_ + 1);
    const bool is_free =
        below.begins || below.blank || (below.may_begin && !facts.leads && !facts.partial);
    return below.stream == 0 && !is_free;
  }

  LineTable& table_;
  std::vector<Stream> streams_;
  std::int64_t at_;
  std::int64_t last_;
  std::int64_t most_between_;
  bool may_meet_;
  bool bare_ = false;
  bool ran_out_ = false;
  bool ended_ = false;
  std::optional<std::int64_t> met_;
};

struct RecordFinder::Region {
  Region(LineTable& table, std::vector<Lines::Stream> streams, std::int64_t from, bool may_meet,
         const RecordFinder& finder)
      : lines(table, std::move(streams), from, finder.limits_.max_interleave, may_meet),
        records(lines, finder.input_, finder.limits_, finder.is_known_code_, finder.in_pipeline_) {}

  // Is a line in a record that went by?
  [[nodiscard]] bool handed_out(std::uint64_t number) const {
    return std::find(past.begin(), past.end(), number) != past.end();
  }

  Lines lines;
  RecordReader records;
  std::size_t hits_seen = 0;        // of its limits
  std::vector<std::uint64_t> past;  // lines behind the one that was looked for
};

RecordFinder::RecordFinder(LineTable& table, bool complete, std::string input, const Limits& limits,
                           IsKnownCode is_known_code, bool in_pipeline)
    : table_(table),
      complete_(complete),
      input_(std::move(input)),
      limits_(limits),
      is_known_code_(std::move(is_known_code)),
      in_pipeline_(in_pipeline) {}

RecordFinder::~RecordFinder() = default;

// Is a line without a wrapping sure to be no part of what a wrapped line above began?
bool RecordFinder::stands_free(std::int64_t index) {
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

// Nearly every line of most logs: its own beginning is sure, and so is that of the next line.
bool RecordFinder::stands_alone(std::int64_t index) {
  const LineFacts facts = table_.facts(index);
  if (facts.wrapped || !facts.may_begin) return false;
  if (!facts.begins) {
    if (index == table_.begin()) return false;
    const LineFacts& above = table_.facts(index - 1);
    if (above.wrapped || above.leads || !stands_free(index - 1)) return false;
  }
  if (index + 1 == table_.end()) {
    needs_more_ = !complete_;
    return complete_;
  }
  const LineFacts& below = table_.facts(index + 1);
  return !below.wrapped && (below.begins || (!facts.leads && (below.may_begin || below.blank)));
}

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
    if (is_other && streams[0].last - at <= most_between) continue;
    auto back = find_stream(facts.stream);
    if (back == streams.end() && (at == index || (open && facts.goes_on_bare))) {
      streams.push_back({facts.stream, at});
      back = streams.end() - 1;
    }
    // Whether the lines below go on with it depends on what it goes on with itself.
    if (back != streams.end() && open && facts.goes_on_bare && back->sure)
      *back = {facts.stream, at};
    const bool known = region_ != nullptr && region_->lines.reaches(index) && at <= index &&
                       !region_->handed_out(table_.number(index)) &&
                       std::all_of(streams.begin(), streams.end(), [&](const Back& each) {
                         return region_->lines.is_sure_of(each.stream, at);
                       });
    if (known) return;
    const bool is_mine = back != streams.end() && !back->sure;
    const bool free = facts.stream != 0 || (is_mine && stands_free(at));
    open = facts.stream == 0 && is_mine && !free;
    if (is_mine) {
      LineFacts seen = facts;
      seen.leads = seen.leads || (facts.stream != 0 && has_bare_below(at));
      back->see(at, seen, free);
    }
    bool done = at <= index && !open;
    for (Back& each : streams) {
      if (!each.sure && each.last - at > most_between) each.sure = each.last;
      done = done && each.sure;
    }
    if (done) break;
  }
  std::int64_t from = index;
  std::vector<Lines::Stream> names;
  for (const Back& each : streams) {
    names.push_back({each.stream, each.sure.value_or(each.last)});
    from = std::min(from, names.back().sure);
  }
  region_ = std::make_unique<Region>(table_, std::move(names), from,
                                     also.size() < limits_.max_streams, *this);
}

// The nearest line of the same stream above or below; nothing if none is near enough to belong to
// the same record. False in `certain`: the table ends before that can be told.
std::optional<std::int64_t> RecordFinder::neighbour(std::int64_t index, std::int64_t step,
                                                    bool& certain) {
  const std::uint64_t stream = table_.facts(index).stream;
  const auto most = static_cast<std::int64_t>(limits_.max_interleave);
  for (std::int64_t at = index + step; at >= table_.begin() && at < table_.end(); at += step) {
    if ((at - index) * step > most + 1) return std::nullopt;
    if (table_.facts(at).stream == stream) return at;
  }
  certain = certain && (step < 0 || complete_);
  return std::nullopt;
}

// Does what follows a line of a carrier perhaps go on with it, without a wrapping?
bool RecordFinder::has_bare_below(std::int64_t index) {
  return table_.facts(index).goes_on_bare && index + 1 < table_.end() &&
         table_.facts(index + 1).stream == 0;
}

// The same for a line of a carrier, between those of other programs.
bool RecordFinder::stands_alone_in_stream(std::int64_t index) {
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
  if (facts.goes_on_bare && (index + 1 == table_.end() || table_.facts(index + 1).stream == 0))
    return false;
  const auto below = neighbour(index, 1, certain);
  if (!below) return certain;
  const LineFacts& there = table_.facts(*below);
  return there.begins || (!facts.leads && !there.partial && (there.may_begin || there.blank));
}

std::optional<RawRecord> RecordFinder::find(std::int64_t index) {
  if (stands_alone_in_stream(index)) {
    const Line line = table_.line(index);
    CarrierReader carriers(in_pipeline_);
    single_.reset(line.number, nullptr);
    single_.add(line, carriers.take_off(line.bytes), false);
    return RawRecord{single_.bytes(), line.number, single_.text(), &single_.jumps(), 0};
  }
  if (stands_alone(index)) {
    const Line line = table_.line(index);
    return RawRecord{line.bytes, line.number, nullptr, nullptr, 0};
  }
  choose_region(table_.facts(index).stream);
  std::vector<std::int64_t> also;
  while (!needs_more_) {
    open_region(index, also);
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
