// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a cause of a JSON report, with its evidence and fixes, as the value that it was
// written from. See read_diagnosis.h.
#pragma once

#include "report/report.h"
#include "report/report_fields.h"

namespace dtsdoctor {

[[nodiscard]] CauseReport read_cause(FirstProblem& problems, Spot spot);

// The 'origin' of what has one.
[[nodiscard]] OriginReport read_origin(const ReportFields& fields);

}  // namespace dtsdoctor
