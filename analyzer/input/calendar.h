// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: days, zones and seconds since 1970 as numbers and as texts, the same on every
// machine: no locale, no data base of zones. Years outside of this century are refused: no log of
// DTS has them, and a clock that was never set does.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dtsdoctor {

// Days from 1970-01-01 on; nothing for a day that is none, or of another century.
[[nodiscard]] std::optional<std::int64_t> days_of(int year, int month, int day);

// The same of any year: a person who asks for all since 1999 means it.
[[nodiscard]] std::optional<std::int64_t> days_of_any(int year, int month, int day);

// "Mar" is 3; 0 for what is no month.
[[nodiscard]] int month_of(std::string_view name);

struct ChineseMonth {
  int month = 0;
  std::size_t length = 0;  // bytes; 0: none stands there
};

// "11月", "十一月" at the beginning of `text`.
[[nodiscard]] ChineseMonth chinese_month(std::string_view text);

// Minutes east of UTC of "Z", "UTC", "GMT", "+08:00", "+0800", "+08", "+8", "UTC+8".
[[nodiscard]] std::optional<int> zone_minutes(std::string_view text);

// Seconds, with a fraction or without, milli-, micro- or nanoseconds since 1970, told apart by how
// many digits they have; of this century.
[[nodiscard]] std::optional<std::int64_t> epoch_ms(std::string_view number);

struct EpochTime {
  std::int64_t ms = 0;     // since 1970
  std::size_t length = 0;  // bytes of the number
};

// Such a number at the beginning of `text`, also as programs print large ones ("1.77e+09"), with
// nothing behind it that would make it a part of a word.
[[nodiscard]] std::optional<EpochTime> read_epoch(std::string_view text);

// "2026-03-04T05:06:07.089Z"; the fraction only if there is one.
[[nodiscard]] std::string format_time(std::int64_t ms);

}  // namespace dtsdoctor
