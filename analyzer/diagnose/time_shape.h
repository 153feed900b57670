// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a date or a time in a message must not make it another message. This tells how
// many bytes of a text look like one, also without a year or a zone. It reads no value: what a
// record's time is, input/time_stamp tells.
#pragma once

#include <cstddef>
#include <string_view>

namespace dtsdoctor {

// "2026-03-04 05:06:07.089", "05:06:07", "03-17 16:13:38", "20260304-05:06:07", "081109 204324": a
// time of day at the beginning of `text`, with or without a date and a zone; 0 if there is none.
[[nodiscard]] std::size_t stamp_length(std::string_view text);

// "2026-03-04", "2026/03/04" at the beginning; 0 if there is none.
[[nodiscard]] std::size_t date_length(std::string_view text);

// "Sun Dec 04 04:51:14 2005", "Jun 14 15:16:01" at the beginning; 0 if there is none.
[[nodiscard]] std::size_t spelled_date_length(std::string_view text);

}  // namespace dtsdoctor
