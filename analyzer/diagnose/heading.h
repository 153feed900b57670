// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: "Error applying plan:" and "任务报错如下：" look like errors and tell of none
// but the one below them, which is counted. This knows such a line from a failure of its own. It
// asks for both, for what announces something that nobody knows as an error is all that is told of
// it.
#pragma once

#include "diagnose/reading.h"

namespace dtsdoctor {

// Is `reading` an unexplained line that only announces `next`, the reading that follows it?
[[nodiscard]] bool announces(const Reading& reading, const Reading& next);

}  // namespace dtsdoctor
