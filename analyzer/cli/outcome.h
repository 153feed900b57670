// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: one place decides how a run that read failures ends: what could not be read goes
// before what --fail-on asks for. It prints nothing.
#pragma once

#include "cli/case_files.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "report/diagnoses.h"

namespace dtsdoctor {

// Was a level of --fail-on reached? With a baseline only what is new counts.
[[nodiscard]] bool meets_fail_on(const Options& options, const Report& report);
// Of a report that holds no diagnoses: they are `diagnoses`.
[[nodiscard]] bool meets_fail_on(const Options& options, const Report& report,
                                 const Diagnoses& diagnoses);

// bad_usage: nothing could be read at all, so there is nothing to say.
[[nodiscard]] ExitCode outcome(const Options& options, const CaseFiles& files,
                               const Report& report);
[[nodiscard]] ExitCode outcome(const Options& options, const CaseFiles& files, const Report& report,
                               const Diagnoses& diagnoses);

}  // namespace dtsdoctor
