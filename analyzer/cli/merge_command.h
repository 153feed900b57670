// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: `dtsdoctor merge`: reports of several scans as one. It scans nothing itself.
#pragma once

#include "cli/environment.h"
#include "cli/exit_code.h"
#include "cli/options.h"

namespace dtsdoctor {

[[nodiscard]] ExitCode merge_command(const Options& options, const Environment& environment);

}  // namespace dtsdoctor
