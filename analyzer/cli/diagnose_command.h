// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the main job: files in, report out, in the order of the flow.
#pragma once

#include "cli/environment.h"
#include "cli/exit_code.h"
#include "cli/options.h"

namespace dtsdoctor {

[[nodiscard]] ExitCode diagnose_command(const Options& options, const Environment& environment);

}  // namespace dtsdoctor
