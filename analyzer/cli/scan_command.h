// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: `dtsdoctor scan`: many logs, one report. Each error is told with all its
// documented causes, but no configuration is held against it: a batch is many tasks.
#pragma once

#include "cli/environment.h"
#include "cli/exit_code.h"
#include "cli/options.h"

namespace dtsdoctor {

[[nodiscard]] ExitCode scan_command(const Options& options, const Environment& environment);

}  // namespace dtsdoctor
