// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: from command line to exit status. Each command is one function; the only
// catch-all for exceptions of libraries is here.
#pragma once

#include <string>
#include <vector>

#include "cli/environment.h"

namespace dtsdoctor {

// The words of the command line without the program's name.
[[nodiscard]] std::vector<std::string> arguments(int argc, char** argv);

[[nodiscard]] int run(const std::vector<std::string>& words, const Environment& environment);

}  // namespace dtsdoctor
