// SPDX-License-Identifier: Apache-2.0
#include "diagnose/time_histogram.h"

#include <random>

#include "catch.h"

namespace dtsdoctor {
namespace {

using Counts = std::vector<std::uint64_t>;

constexpr std::int64_t kStart = 1772600760;  // 2026-03-04T05:06:00Z

TimeHistogram of(const std::vector<std::int64_t>& seconds) {
  TimeHistogram out;
  for (const std::int64_t second : seconds) out.add(second * 1000);
  return out;
}

}  // namespace

TEST_CASE("time histogram: nothing in it has no spans") {
  const TimeHistogram none;
  CHECK(none.empty());
  CHECK(none.start() == 0);
  CHECK(none.step() == 0);
  CHECK(none.counts().empty());
}

TEST_CASE("time histogram: minutes as long as 60 of them do") {
  const TimeHistogram few = of({kStart + 7, kStart + 59, kStart + 121});
  CHECK(few.start() == kStart);
  CHECK(few.step() == 60);
  CHECK(few.counts() == Counts{2, 0, 1});
  CHECK(of({kStart, kStart + 59 * 60 + 59}).step() == 60);
  CHECK(of({kStart, kStart + 59 * 60 + 59}).counts().size() == 60);
  CHECK(of({kStart, kStart + 60 * 60}).step() == 600);
}

TEST_CASE("time histogram: longer spans begin at multiples of themselves") {
  const TimeHistogram hour = of({kStart, kStart + 60, kStart + 3600});  // 05:06, 05:07, 06:06
  CHECK(hour.start() == kStart - 360);                                  // 05:00
  CHECK(hour.counts() == Counts{2, 0, 0, 0, 0, 0, 1});
  const TimeHistogram days = of({kStart, kStart + 30 * 86400});
  CHECK(days.step() == 86400);
  CHECK(days.start() % 86400 == 0);
  CHECK(days.counts().size() == 31);
}

TEST_CASE("time histogram: what comes earlier moves the beginning") {
  const TimeHistogram back = of({kStart, kStart - 120});
  CHECK(back.start() == kStart - 120);
  CHECK(back.counts() == Counts{1, 0, 1});
  CHECK(of({kStart, kStart - 86400}) == of({kStart - 86400, kStart}));
}

TEST_CASE("time histogram: a second before 1970 lies in the minute before") {
  TimeHistogram early;
  early.add(-1);
  early.add(0);
  CHECK(early.start() == -60);
  CHECK(early.counts() == Counts{1, 1});
}

TEST_CASE("time histogram: a century fits, and what no clock shows does") {
  CHECK(of({946684800, 4102444799}).counts().size() <= TimeHistogram::kMostSpans);
  TimeHistogram wild;
  wild.add(INT64_MIN / 2);
  wild.add(INT64_MAX / 2);
  CHECK(wild.counts().size() <= TimeHistogram::kMostSpans);
  CHECK(wild.counts().front() == 1);
  CHECK(wild.counts().back() == 1);
}

TEST_CASE("time histogram: parts put together are the whole, however it was split") {
  std::mt19937_64 random(20260304);
  for (int round = 0; round < 400; ++round) {
    const int digits = 2 + round % 9;  // from seconds to a century
    std::int64_t range = 1;
    for (int i = 0; i < digits; ++i) range *= 10;
    range = std::min<std::int64_t>(range, 3155760000);
    std::vector<TimeHistogram> parts(1 + random() % 5);
    TimeHistogram whole;
    const std::size_t many = random() % 200;
    for (std::size_t i = 0; i < many; ++i) {
      const auto ms =
          static_cast<std::int64_t>(random() % (static_cast<std::uint64_t>(range) * 1000));
      whole.add(946684800000 + ms);
      parts[random() % parts.size()].add(946684800000 + ms);
    }
    TimeHistogram merged;
    for (const TimeHistogram& part : parts) merged.merge(part);
    TimeHistogram backwards;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) backwards.merge(*part);
    std::uint64_t total = 0;
    for (const std::uint64_t count : whole.counts()) total += count;
    CHECK(total == many);
    CHECK(merged == whole);
    CHECK(backwards == whole);
  }
}

}  // namespace dtsdoctor
