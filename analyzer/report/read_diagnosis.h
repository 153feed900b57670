// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a diagnosis of a JSON report as the value that it was written from. What JSON
// does not have is not made up: of the line of a match only what matched is known, and of a
// document that was given only that it was. See read_report.h.
#pragma once

#include "report/report.h"
#include "report/report_fields.h"

namespace dtsdoctor {

[[nodiscard]] DiagnosisReport read_diagnosis(FirstProblem& problems, Spot spot);

[[nodiscard]] JobReport read_job(FirstProblem& problems, Spot spot);
[[nodiscard]] std::vector<PathReport> read_path(const ReportFields& fields);
// null is nothing. Of `most` at the most: some have no time.
[[nodiscard]] std::optional<Histogram> read_histogram(const ReportFields& fields,
                                                      std::uint64_t most);
// Of 'input', 'line', 'column', 'length' and 'excerpt', those that `fields` has.
[[nodiscard]] Place read_place(const ReportFields& fields);

}  // namespace dtsdoctor
