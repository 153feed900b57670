// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a failing output can be shared, in a ticket or as a sample, only without what is
// secret in it and whose it is. This prints FILEs again with that taken out, and everything else as
// it was: error texts, codes, request ids, lines. It diagnoses nothing.
#pragma once

#include "cli/environment.h"
#include "cli/exit_code.h"
#include "cli/options.h"

namespace dtsdoctor {

[[nodiscard]] ExitCode redact_command(const Options& options, const Environment& environment);

}  // namespace dtsdoctor
