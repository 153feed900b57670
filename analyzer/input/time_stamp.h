// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: loggers print dates and times in many ways, and each is read here from its bytes
// alone: no expression, no locale, no clock. It reads what stands at one place and does not search.
// Zones that have more than one meaning (CST) count as none, days before years (03/04/2026) are not
// guessed at, and a time without a year is no time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dtsdoctor {

struct TimeStamp {
  std::int64_t ms = 0;       // since 1970: of UTC if it has a zone, else as the clock showed it
  bool has_zone = false;     // "Z", "+08:00", "UTC"
  std::size_t length = 0;    // bytes of it; 0: none stands there
  std::int64_t unit_ms = 1;  // of its last field: 1000 without a fraction, 60000 without seconds
};

// A date with a time of day, to the second at least, at the beginning of `text`. Only of this
// century: elsewhere a clock was not set.
[[nodiscard]] TimeStamp read_time_stamp(std::string_view text);

// What a date, a minute or a second takes, in ms since 1970, UTC; without its end.
struct TimeSpan {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

// Of "2026-03-04", with a time of day to the minute at least, or without, and nothing behind it; of
// any year.
// `zone_minutes`: east of UTC, where it has no zone.
[[nodiscard]] std::optional<TimeSpan> read_time_span(std::string_view text, int zone_minutes);

}  // namespace dtsdoctor
