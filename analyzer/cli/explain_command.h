// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: `dtsdoctor explain` looks something up by whatever is at hand: a rule id, a
// cause id, an error code or the error itself. This finds out which of them was given and prints
// the pages. It diagnoses nothing: no configuration or document is read here.
#pragma once

#include "cli/environment.h"
#include "cli/exit_code.h"
#include "cli/options.h"

namespace dtsdoctor {

// met: nothing is known under that name; lost_input: standard input broke off.
[[nodiscard]] ExitCode explain_command(const Options& options, const Environment& environment);

}  // namespace dtsdoctor
