// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: collectors and structured loggers put the time into a member of the object that
// they make of a line. This finds it without a tree: only members of the outermost object, or of
// the one in it that a store keeps the entry in, only under the keys that are known, only so far as
// a line of a container may be long.
#pragma once

#include <string_view>

#include "input/time_stamp.h"

namespace dtsdoctor {

// The time of an object that begins `text`: the first with a zone (numbers since 1970 have one),
// else the first. Length 0 if there is none.
[[nodiscard]] TimeStamp json_time(std::string_view text);

// "time", "ts", "@timestamp" …: a key or a label that a time stands behind.
[[nodiscard]] bool is_time_key(std::string_view key);

}  // namespace dtsdoctor
