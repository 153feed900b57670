// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: how often something happened over time, in memory that does not grow with how
// often. The spans are as short as 60 of them allow. Each length divides the next and spans begin
// at multiples of it, so that the same times give the same histogram in whatever order, or in
// whatever parts, they are counted. It draws nothing and knows no zone but UTC.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace dtsdoctor {

class TimeHistogram {
 public:
  static constexpr std::size_t kMostSpans = 60;

  TimeHistogram() = default;
  // The one that has these; nothing if there is no such. `start` and `step` are seconds.
  [[nodiscard]] static std::optional<TimeHistogram> of(std::int64_t start, std::int64_t step,
                                                       std::vector<std::uint64_t> counts);

  void add(std::int64_t ms) { add_span(ms, 1); }
  void merge(const TimeHistogram& other);

  [[nodiscard]] bool empty() const { return counts_.empty(); }
  // Seconds since 1970 at which the first span begins; 0 if empty.
  [[nodiscard]] std::int64_t start() const { return first_ * step_; }
  // Seconds of a span: a minute at least; 0 if empty.
  [[nodiscard]] std::int64_t step() const { return step_; }
  // The first and the last are not 0.
  [[nodiscard]] const std::vector<std::uint64_t>& counts() const { return counts_; }

  friend bool operator==(const TimeHistogram&, const TimeHistogram&) = default;

 private:
  void add_span(std::int64_t ms, std::uint64_t count);
  void coarsen(std::int64_t step);

  std::int64_t step_ = 0;
  std::int64_t first_ = 0;  // number of the first span since 1970
  std::vector<std::uint64_t> counts_;
};

}  // namespace dtsdoctor
