// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: one place decides how a run that read failures ends: what could not be read goes
// before what --fail-on asks for. It prints nothing.
#pragma once

#include "cli/case_files.h"
#include "cli/exit_code.h"
#include "cli/options.h"

namespace dtsdoctor {

// Was a level of --fail-on reached? With a baseline only what is new counts.
[[nodiscard]] bool meets_fail_on(const Options& options, const Report& report);

// bad_usage: nothing could be read at all, so there is nothing to say.
[[nodiscard]] ExitCode outcome(const Options& options, const CaseFiles& files,
                               const Report& report);

}  // namespace dtsdoctor
