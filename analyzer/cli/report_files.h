// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: `merge` and --baseline read reports from files, standard input and archives,
// packed or not. This opens them and hands out each report in them. It keeps none and adds up
// nothing.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "report/report.h"

namespace dtsdoctor {

struct ReportReading {
  std::optional<Problem> refused;  // what was read is no report, or was not wanted: nothing counts
  std::vector<Problem> lost;       // what could not be read
  std::vector<LimitHit> limit_hits;
};

// `take` gets each report with the name of its file, and may refuse it.
[[nodiscard]] ReportReading read_report_file(
    const std::string& name, const Options& options,
    const std::function<std::optional<Problem>(Report, const std::string&)>& take);

// The one report of --baseline; nothing if there is none.
[[nodiscard]] Result<std::optional<Report>> read_baseline(const Options& options);

}  // namespace dtsdoctor
