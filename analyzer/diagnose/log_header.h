// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the same message comes with another time, level, thread and process each time it
// is printed, and from each logger in another order. This tells how many bytes in front of a
// message are such a header. It takes no word of a message for a part of it: a code in brackets or
// a level that begins one ("ERROR 1045 (28000): ") stays.
#pragma once

#include <cstddef>
#include <string_view>

namespace dtsdoctor {

// 0 if there is none, or nothing behind it.
[[nodiscard]] std::size_t log_header_length(std::string_view line);

}  // namespace dtsdoctor
