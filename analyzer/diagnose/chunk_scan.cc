// SPDX-License-Identifier: Apache-2.0
#include "diagnose/chunk_scan.h"

#include <algorithm>
#include <functional>

#include "input/line_table.h"
#include "input/rare_bytes.h"
#include "input/record_finder.h"

namespace dtsdoctor {
namespace {

// A line of the chunk that may matter.
struct HitLine {
  std::int64_t index;
  bool may_match;  // else it only looks like an error
};

// The next of ascending offsets is mostly in one of the next lines: steps that double find it
// sooner than a search of all lines.
class LineOfOffset {
 public:
  explicit LineOfOffset(const std::vector<std::uint32_t>& begins) : begins_(begins) {}

  [[nodiscard]] std::int64_t operator()(std::size_t offset) {
    std::size_t step = 1;
    while (line_ + step < begins_.size() && begins_[line_ + step] <= offset) {
      line_ += step;
      step *= 2;
    }
    const auto from = begins_.begin() + static_cast<std::ptrdiff_t>(line_);
    const auto end =
        begins_.begin() + static_cast<std::ptrdiff_t>(std::min(line_ + step, begins_.size()));
    line_ += static_cast<std::size_t>(std::upper_bound(from, end, offset) - from) - 1;
    return static_cast<std::int64_t>(line_);
  }

 private:
  const std::vector<std::uint32_t>& begins_;
  std::size_t line_ = 0;  // which begins at the last offset or before it
};

std::vector<HitLine> hit_lines(const Chunk& chunk, const std::vector<std::size_t>& rules,
                               const std::vector<std::size_t>& errors) {
  LineOfOffset line_of(chunk.index.split(chunk.bytes).begins);
  std::vector<HitLine> lines;
  std::size_t rule = 0;
  std::size_t error = 0;
  while (rule < rules.size() || error < errors.size()) {
    const bool may_match =
        error == errors.size() || (rule < rules.size() && rules[rule] <= errors[error]);
    const std::int64_t index = line_of(may_match ? rules[rule++] : errors[error++]);
    if (!lines.empty() && lines.back().index == index) {
      lines.back().may_match = lines.back().may_match || may_match;
    } else {
      lines.push_back({index, may_match});
    }
  }
  return lines;
}

std::vector<HitLine> all_lines(const Chunk& chunk) {
  std::vector<HitLine> lines;
  for (std::uint64_t index = 0; index < chunk.lines; ++index)
    lines.push_back({static_cast<std::int64_t>(index), true});
  return lines;
}

class Scan {
 public:
  Scan(const ChunkTask& task, const BlockFilter& filter, FailureReader& judge)
      : task_(task), filter_(filter), judge_(judge) {}

  ChunkFindings run() {
    const std::string_view bytes = task_.chunk->bytes;
    const BlockHits hits = filter_.find(bytes);
    std::optional<std::int64_t> mark;
    if (!task_.in_pipeline) mark = pipeline_line(task_.chunk, hits.pipeline);
    out_.has_pipeline = mark.has_value();
    std::vector<std::size_t> errors;
    if (counts_unexplained()) find_error_signs(bytes, errors);
    out_.is_clean = hits.at.empty() && errors.empty() && !task_.every;
    if (out_.is_clean) return std::move(out_);
    judge_.send_to([this](Reading reading, const std::string&) {
      const bool elsewhere = reading.unexplained != nullptr && !is_in(reading.unexplained->bytes());
      if (elsewhere) reading.unexplained->keep_bytes();
      out_.readings.push_back(std::move(reading));
    });
    covered_.assign(task_.chunk->lines, false);
    lines_ = task_.every ? all_lines(*task_.chunk) : hit_lines(*task_.chunk, hits.at, errors);
    // Lines behind a mark of a pipeline are read otherwise than those before it.
    std::size_t end = lines_.size();
    if (mark) {
      end = 0;
      while (end < lines_.size() && lines_[end].index <= *mark) ++end;
    }
    if (!read_lines(0, end, task_.in_pipeline) || !read_lines(end, lines_.size(), true)) {
      ChunkFindings none;
      none.needs_more = out_.needs_more;
      none.needs_begin = out_.needs_begin;
      none.has_pipeline = out_.has_pipeline;
      return none;
    }
    for (LimitHit& hit : judge_.take_limit_hits()) out_.limit_hits.push_back(std::move(hit));
    return std::move(out_);
  }

 private:
  // False if a record reaches beyond what is at hand or known.
  bool read_lines(std::size_t begin, std::size_t end, bool in_pipeline) {
    if (begin == end) return true;
    LineTable table(task_.before, task_.chunk, task_.behind, in_pipeline);
    RecordFinder finder(table, task_.complete, task_.input, judge_.options().limits,
                        judge_.is_known_code(), in_pipeline, task_.begins);
    for (std::size_t i = begin; i < end; ++i) {
      if (covered_[static_cast<std::size_t>(lines_[i].index)]) continue;
      const std::optional<RawRecord> record = finder.find(lines_[i].index);
      out_.needs_more = finder.needs_more();
      out_.needs_begin = finder.needs_begin();
      if (out_.needs_more || out_.needs_begin) return false;
      if (record) take(*record, lines_[i], table);
    }
    std::vector<LimitHit> hits = finder.limit_hits();
    std::stable_sort(hits.begin(), hits.end(),
                     [](const LimitHit& a, const LimitHit& b) { return a.line < b.line; });
    out_.limit_hits.insert(out_.limit_hits.end(), hits.begin(), hits.end());
    const std::vector<RecordBegin> begins = finder.begins();
    out_.begins.insert(out_.begins.end(), begins.begin(), begins.end());
    return true;
  }

  // Is it a part of the chunk?
  [[nodiscard]] bool is_in(std::string_view bytes) const {
    const std::string_view chunk = task_.chunk->bytes;
    return std::less_equal<>()(chunk.data(), bytes.data()) &&
           std::less_equal<>()(bytes.data() + bytes.size(), chunk.data() + chunk.size());
  }

  [[nodiscard]] bool counts_unexplained() const { return !judge_.options().known_only; }

  // `hit`: the line that it was found by.
  void take(const RawRecord& record, const HitLine& hit, LineTable& table) {
    // Mostly that line is all of it.
    if (record.bytes.find('\n') == std::string_view::npos) return judge(record, hit.may_match);
    const std::uint64_t first = table.number(0);
    const std::uint64_t end = first + task_.chunk->lines;
    bool may_match = false;
    bool of_other_chunk = false;
    for (const std::uint64_t number : line_numbers(record)) {
      const auto index = static_cast<std::int64_t>(number) - static_cast<std::int64_t>(first);
      if (number < first) {
        of_other_chunk = of_other_chunk || matters(table.line(index).bytes);
      } else if (number >= end) {
        may_match = true;  // whether it does was not looked up
      } else {
        covered_[static_cast<std::size_t>(index)] = true;
        may_match = may_match || line_may_match(index);
      }
    }
    if (!of_other_chunk) judge(record, may_match);
  }

  void judge(const RawRecord& record, bool may_match) {
    if (may_match) {
      judge_.judge(record, task_.input);
    } else {
      judge_.judge_unexplained(record, task_.input);
    }
  }

  [[nodiscard]] bool line_may_match(std::int64_t index) const {
    const auto line = std::lower_bound(
        lines_.begin(), lines_.end(), index,
        [](const HitLine& hit, std::int64_t wanted) { return hit.index < wanted; });
    return line != lines_.end() && line->index == index && line->may_match;
  }

  // Would the line have been a hit in its own chunk?
  [[nodiscard]] bool matters(std::string_view line) const {
    if (!filter_.find(line).at.empty()) return true;
    std::vector<std::size_t> errors;
    if (counts_unexplained()) find_error_signs(line, errors);
    return !errors.empty();
  }

  const ChunkTask& task_;
  const BlockFilter& filter_;
  FailureReader& judge_;
  ChunkFindings out_;
  std::vector<HitLine> lines_;
  std::vector<bool> covered_;
};

}  // namespace

std::optional<std::int64_t> pipeline_line(const ChunkPointer& chunk, std::size_t hit) {
  if (hit == std::string_view::npos) return std::nullopt;
  LineTable table({}, chunk, {}, false);
  CarrierReader carriers;
  for (std::int64_t index = table.index_of(hit); index < table.end(); ++index) {
    const std::string_view line = table.line(index).bytes;
    if (line.find(kPipelineMark) == std::string_view::npos) continue;
    (void)carriers.take_off(line);
    if (carriers.in_pipeline()) return index;
  }
  return std::nullopt;
}

ChunkFindings scan_chunk(const ChunkTask& task, const BlockFilter& filter, FailureReader& judge) {
  FailureReader::Sink before = judge.send_to(nullptr);
  ChunkFindings found = Scan(task, filter, judge).run();
  judge.send_to(std::move(before));
  (void)judge.take_limit_hits();  // of a chunk that is done again
  return found;
}

}  // namespace dtsdoctor
