// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: when was a record printed? Its own header says so, or what carried it. A time
// with a zone goes before one without, the record's own before its carrier's: own with zone,
// carrier's, own without. Only the places where loggers put a time are looked at, for a message may
// tell of any time. What has no year (syslog, klog) has no time: a wrong one is worse.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace dtsdoctor {

struct TimeRules {
  int zone_minutes = 0;                  // --time-zone: of times without one, east of UTC
  std::optional<std::int64_t> since_ms;  // --since
  std::optional<std::int64_t> until_ms;  // --until: the first that is too late

  [[nodiscard]] bool has_range() const { return since_ms || until_ms; }
  [[nodiscard]] bool takes(std::int64_t ms) const {
    return (!since_ms || ms >= *since_ms) && (!until_ms || ms < *until_ms);
  }
};

struct RecordTime {
  std::int64_t ms = 0;    // since 1970, UTC
  bool has_zone = false;  // else TimeRules::zone_minutes was taken
};

// `first_line`: a record's first line as it stands in the input. `text`: what the program printed,
// without what carriers put around it; the same bytes if nothing does.
[[nodiscard]] std::optional<RecordTime> record_time(std::string_view first_line,
                                                    std::string_view text, const TimeRules& rules);

}  // namespace dtsdoctor
