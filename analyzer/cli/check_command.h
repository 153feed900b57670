// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: `dtsdoctor check`: a task configuration and its RAM documents, judged before
// anything failed. Every FILE is a document by its content; an error text among them, or given with
// -e, feeds the rules that look at one. It diagnoses no failure: that is the other command.
#pragma once

#include "cli/environment.h"
#include "cli/exit_code.h"
#include "cli/options.h"

namespace dtsdoctor {

[[nodiscard]] ExitCode check_command(const Options& options, const Environment& environment);

}  // namespace dtsdoctor
