// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: some programs begin their lines with the bare seconds or milliseconds since
// 1970, and so do ids, counts and addresses. This takes such a number for a time only where a clock
// puts it: with the decimals of one, in brackets, or in front of a level. It searches no line for
// one.
#pragma once

#include <string_view>

#include "input/time_stamp.h"

namespace dtsdoctor {

// "1772600767.089 ", "1772600767 ERROR", "[1772600767] ", "[1772600767.089000000, {" of Fluent Bit,
// at the beginning of `text`. Length 0: none stands there.
[[nodiscard]] TimeStamp line_epoch(std::string_view text);

// "@400000005f5e10001dcd6500", a label of TAI64N, which nothing else looks like. Daemontools and
// runit count ten seconds from UTC; what knows of leap seconds (s6) is 27 seconds ahead of that.
[[nodiscard]] TimeStamp tai_stamp(std::string_view text);

}  // namespace dtsdoctor
