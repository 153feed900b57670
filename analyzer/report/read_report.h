// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: reports of several machines or days are added up, and compared with earlier
// ones. This reads JSON reports back into the model that they were written from: one, several
// behind each other, or JSON lines of `scan`, whose lines in front of a report only say early what
// the report says. It refuses what is no report of this schema, with the line and a caret; it opens
// no file.
#pragma once

#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/source.h"
#include "report/report.h"

namespace dtsdoctor {

// At least one. What `check` found is not read: that is no account of failures.
[[nodiscard]] Result<std::vector<Report>> read_reports(const Source& source,
                                                       const JsonLimits& limits);

// Is `head`, with which an input begins, that of a report, or of the JSON lines in front of one?
// What a report quotes is no failure.
[[nodiscard]] bool begins_report(std::string_view head);

}  // namespace dtsdoctor
