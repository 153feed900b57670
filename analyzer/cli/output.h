// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: every command prints problems and reports in the same way: redacted, in the
// language, colour and width that were asked for. It decides no exit status.
#pragma once

#include "base/result.h"
#include "cli/case_files.h"
#include "cli/environment.h"
#include "cli/options.h"
#include "report/diagnoses.h"
#include "report/redact.h"

namespace dtsdoctor {

// A problem to standard error, in the language of the run, without secrets. `headline` is the word
// in front: "error", "warning", "note".
void show(const Problem& problem, const Environment& environment, const Redactor& redactor,
          const char* headline = "error");
void show(const Problem& problem, const Environment& environment, const char* headline = "error");

// What reading said: notes as warnings, what could not be read as errors.
void show_notes(const CaseFiles& files, const Environment& environment, const Redactor& redactor);

[[nodiscard]] Message limit_reached(const LimitReport& limit);

// The rows of the inputs, the limits they reached and the program's version.
void add_inputs(const CaseFiles& files, Lang lang, Report& report);

// An environment in which what is printed is added to `text`, as it would be to a file.
[[nodiscard]] Environment writing_to(std::string& text, const Environment& environment);

// The report in the format asked for to standard output; secrets are taken out here.
void print(Report& report, const RuleSet& rules, const Options& options,
           const Environment& environment, const Redactor& redactor);

// Can the report of a scan be printed while its diagnoses are made, one by one?
[[nodiscard]] bool prints_one_by_one(const Options& options);

// Of how many occurrences of a diagnosis the report of a scan shows the line.
[[nodiscard]] std::size_t lines_shown(const Options& options);

// So: secrets are taken out of the report here; `diagnoses` have none.
void print(Report& report, const Diagnoses& diagnoses, const Options& options,
           const Environment& environment, const Redactor& redactor);

}  // namespace dtsdoctor
