// SPDX-License-Identifier: Apache-2.0
#include "diagnose/time_histogram.h"

#include <algorithm>
#include <array>

namespace dtsdoctor {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::array<std::int64_t, 9> kSteps = {
    60, 600, 3600, 6 * std::int64_t{3600}, kDay, 7 * kDay, 28 * kDay, 112 * kDay, 1456 * kDay};

constexpr bool each_divides_the_next() {
  for (std::size_t i = 1; i < kSteps.size(); ++i) {
    if (kSteps[i] % kSteps[i - 1] != 0) return false;
  }
  return true;
}
static_assert(each_divides_the_next());

std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

std::int64_t next_step(std::int64_t step) {
  const auto* const next = std::upper_bound(kSteps.begin(), kSteps.end(), step);
  return next == kSteps.end() ? step * 2 : *next;
}

// Within this all times there are, and arithmetic with them, stay far from overflowing.
constexpr std::int64_t kMostSeconds = std::int64_t{1} << 40;

bool is_step(std::int64_t step) {
  for (std::int64_t known = kSteps[0]; known <= std::min(step, kMostSeconds);
       known = next_step(known)) {
    if (known == step) return true;
  }
  return false;
}

}  // namespace

std::optional<TimeHistogram> TimeHistogram::of(std::int64_t start, std::int64_t step,
                                               std::vector<std::uint64_t> counts) {
  const bool is_one = !counts.empty() && counts.size() <= kMostSpans && counts.front() > 0 &&
                      counts.back() > 0 && is_step(step) && start % step == 0 &&
                      start >= -kMostSeconds && start <= kMostSeconds;
  if (!is_one) return std::nullopt;
  TimeHistogram out;
  out.step_ = step;
  out.first_ = start / step;
  out.counts_ = std::move(counts);
  return out;
}

// Counts spans of `step`, a multiple of step_, from now on.
void TimeHistogram::coarsen(std::int64_t step) {
  if (step == step_) return;
  const std::int64_t factor = step / step_;
  const std::int64_t first = floor_divide(first_, factor);
  std::vector<std::uint64_t> counts;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const auto to = static_cast<std::size_t>(
        floor_divide(first_ + static_cast<std::int64_t>(i), factor) - first);
    counts.resize(to + 1);
    counts[to] += counts_[i];
  }
  step_ = step;
  first_ = first;
  counts_ = std::move(counts);
}

void TimeHistogram::add_span(std::int64_t ms, std::uint64_t count) {
  const std::int64_t second = floor_divide(ms, 1000);
  if (counts_.empty()) {
    step_ = kSteps[0];
    first_ = floor_divide(second, step_);
    counts_.push_back(count);
    return;
  }
  std::int64_t step = step_;
  for (;; step = next_step(step)) {
    const std::int64_t at = floor_divide(second, step);
    const std::int64_t first = std::min(floor_divide(start(), step), at);
    const std::int64_t last = std::max(
        floor_divide(start() + (static_cast<std::int64_t>(counts_.size()) - 1) * step_, step), at);
    if (last - first < static_cast<std::int64_t>(kMostSpans)) break;
  }
  coarsen(step);
  const std::int64_t at = floor_divide(second, step_);
  if (at < first_) {
    counts_.insert(counts_.begin(), static_cast<std::size_t>(first_ - at), 0);
    first_ = at;
  }
  const auto index = static_cast<std::size_t>(at - first_);
  if (index >= counts_.size()) counts_.resize(index + 1);
  counts_[index] += count;
}

void TimeHistogram::merge(const TimeHistogram& other) {
  if (other.empty()) return;
  if (empty()) {
    *this = other;
    return;
  }
  if (other.step_ > step_) coarsen(other.step_);
  for (std::size_t i = 0; i < other.counts_.size(); ++i) {
    const std::int64_t second = other.start() + static_cast<std::int64_t>(i) * other.step_;
    if (other.counts_[i] > 0) add_span(second * 1000, other.counts_[i]);
  }
}

}  // namespace dtsdoctor
