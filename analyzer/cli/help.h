// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: which page --help prints. It does not lay it out for a terminal.
#pragma once

#include <string>

#include "cli/options.h"
#include "rules/rule_parts.h"

namespace dtsdoctor {

[[nodiscard]] std::string help_text(Command command, Lang lang);

}  // namespace dtsdoctor
