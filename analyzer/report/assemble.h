// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: turns what was counted and judged into the Report that writers read: texts in
// the language asked for, evidence with places, what is missing with the command that fetches it,
// fixes filled in. It selects and words; every verdict was reached before.
#pragma once

#include "diagnose/differential.h"
#include "diagnose/failure_reader.h"
#include "diagnose/preflight.h"
#include "report/diagnoses.h"
#include "report/report.h"

namespace dtsdoctor {

// What a group of failures says of itself, as facts.
[[nodiscard]] FailureFacts failure_facts(const Pattern& pattern, const FailureGroup& group);

// One group of failures, judged against the documents of a case.
[[nodiscard]] DiagnosisReport assemble(const RuleSet& rules, const Case& of,
                                       const FailureGroup& group, Lang lang);

// All diagnoses of a reader in the order of a report, made when they are asked for. What is given
// must outlive them. `over_time`: with histograms.
[[nodiscard]] Diagnoses diagnoses_of(const RuleSet& rules, const Case& of,
                                     const FailureReader& reader, Lang lang, bool over_time);

// The report of a scan without its diagnoses: unexplained records, limits and counts. `inputs`,
// `version`, files and bytes are the caller's to fill in.
[[nodiscard]] Report outline(const RuleSet& rules, const FailureReader& reader, bool known_only,
                             Lang lang, bool over_time);

// All diagnoses, unexplained records, limits and counts of a reader. `inputs`, `version` are the
// caller's to fill in. `over_time`: the report is a scan's, with histograms; its files and bytes
// are the caller's, too.
[[nodiscard]] Report assemble(const RuleSet& rules, const Case& of, const FailureReader& reader,
                              bool known_only, Lang lang, bool over_time = false);

// Adds to a report that diagnoses what the pre-flight rules find in the documents of the tasks that
// failed: nothing if no document was given. What sound tasks get as well is left out, and what
// could not be checked: an open cause asks for its own documents.
void note_faults(const RuleSet& rules, const Case& of, const FailureReader& reader, Lang lang,
                 Report& report);

// What the pre-flight rules found.
[[nodiscard]] CheckReport assemble(const RuleSet& rules, const Preflight& preflight, Lang lang);

}  // namespace dtsdoctor
