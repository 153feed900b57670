// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a row, an annotation, a test case and a line of a summary tell a diagnosis in a
// few words, and they must not differ in which cause they name, which fix they offer and where they
// point. This picks those from the Report; it writes no format and changes nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace dtsdoctor {

struct Offer {
  const FixReport* fix = nullptr;
  const CauseReport* cause = nullptr;
};

// The fixes of what is confirmed; without that, of the first likely causes; without those, of
// the first causes that no document could decide.
[[nodiscard]] std::vector<Offer> offers_of(const DiagnosisReport& diagnosis);

// The most probable cause, or nullptr where none is known or all are ruled out.
[[nodiscard]] const CauseReport* top_cause(const DiagnosisReport& diagnosis);

// Where it was seen first, or nullptr.
[[nodiscard]] const Place* place_of(const DiagnosisReport& diagnosis);

// The part of the line that is marked.
[[nodiscard]] std::string_view marked(const Place& place);

// The ids of the jobs it was seen in (names where there is no id), "; " between them.
[[nodiscard]] std::string jobs_of(const DiagnosisReport& diagnosis);

// As their first matches stand in the inputs.
[[nodiscard]] std::vector<const DiagnosisReport*> in_input_order(const Report& report);

}  // namespace dtsdoctor
