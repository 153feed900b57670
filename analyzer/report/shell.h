// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: commands are stored as argument lists and shown as lines to copy into a POSIX
// shell, with values from a hostile log inside. This quotes them so that the shell takes every
// argument as it stands. It knows no other shell and runs nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dtsdoctor {

// Bare if every character is safe, else in single quotes. Characters that must not reach a terminal
// come out as symbols.
[[nodiscard]] std::string shell_quoted(std::string_view argument);

// The whole command on one line.
[[nodiscard]] std::string shell_line(const std::vector<std::string>& argv);

}  // namespace dtsdoctor
