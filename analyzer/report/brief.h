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

// Its title and verdict; where nothing is decided, of how many it is one. Empty: none is known.
[[nodiscard]] std::string cause_text(const DiagnosisReport& diagnosis, Lang lang);

// Do the verdicts of the endpoints tell more than that of the cause? One that is ruled out, or
// open, at each of them needs no more words.
[[nodiscard]] bool tells_endpoints(const CauseReport& cause);

// What tells it from others of its rule: "destination, table shop.orders". May be empty.
[[nodiscard]] std::string apart_text(const DiagnosisReport& diagnosis, Lang lang);

// Where it was seen first, or nullptr.
[[nodiscard]] const Place* place_of(const DiagnosisReport& diagnosis);

// "role.json:4:60", or the input alone.
[[nodiscard]] std::string where(const Place& place);

// The part of the line that is marked.
[[nodiscard]] std::string_view marked(const Place& place);

// The ids of the jobs it was seen in (names where there is no id), "; " between them.
[[nodiscard]] std::string jobs_of(const DiagnosisReport& diagnosis);

// What is to be said beneath the title, a line each: the most probable cause and the first fix.
[[nodiscard]] std::vector<std::string> told(const DiagnosisReport& diagnosis, Lang lang);

// What the finding says and the first fix.
[[nodiscard]] std::vector<std::string> told(const FindingReport& finding, Lang lang);

// What pre-flight found that is to be told: of a check all; beside a diagnosis the errors in the
// documents that no cause of it speaks of already, without those that follow from others.
[[nodiscard]] std::vector<const FindingReport*> findings_of(const Report& report);

// What stands above it beside a diagnosis, or where there is none.
[[nodiscard]] const Words& noted_heading(const Report& report);

// The rules of what only follows from this fault.
[[nodiscard]] std::vector<std::string> followers_of(const CheckReport& check,
                                                    const FindingReport& finding);

// Findings of that severity that do not follow from another one.
[[nodiscard]] std::size_t count_of(const CheckReport& check, Severity severity);

// Is there nothing in any input?
[[nodiscard]] bool all_empty(const Report& report);

// The headline where there is no diagnosis; it depends on what was given.
[[nodiscard]] std::string nothing_text(const Report& report, Lang lang);

// "aliyun … --profile owner > role.json 2>&1": a failed call is evidence, too.
[[nodiscard]] std::string command_line(const Obtain& obtain);

// The most frequent first, then the most severe.
[[nodiscard]] std::vector<const DiagnosisReport*> by_count(const Report& report);

// As their first matches stand in the inputs.
[[nodiscard]] std::vector<const DiagnosisReport*> in_input_order(const Report& report);

}  // namespace dtsdoctor
