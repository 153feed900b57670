// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: who scans every day wants to hear of what was not there the day before. This
// marks what an earlier report does not have. Where that report cannot tell (it left something out)
// nothing is called new, and that is said.
#pragma once

#include <string>

#include "report/report.h"

namespace dtsdoctor {

// `name`: how the user knows the baseline. `lang`: of `report`.
void compare_with(const Report& baseline, const std::string& name, Lang lang, Report& report);

}  // namespace dtsdoctor
