// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: records that share a request id are one event, of which the record that is
// counted first is told. Programs may print what RAM said before they print what DTS made of it.
// This knows which of them is the outer one; it counts nothing and drops nothing.
#pragma once

#include <vector>

#include "diagnose/reading.h"

namespace dtsdoctor {

// In the order they came, but for records of an event that tell something else and say nothing of
// DTS: they come behind the first one that does.
[[nodiscard]] std::vector<Reading> outermost_first(std::vector<Reading> readings);

}  // namespace dtsdoctor
