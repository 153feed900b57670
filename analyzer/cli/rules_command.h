// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: shows the rule bundle and runs its own examples, for those who write rules.
#pragma once

#include "cli/environment.h"
#include "cli/exit_code.h"
#include "cli/options.h"

namespace dtsdoctor {

[[nodiscard]] ExitCode rules_command(const Options& options, const Environment& environment);

}  // namespace dtsdoctor
