// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: lines that were broken for their width are put together again, and a line that
// is as wide as the others may be so by chance. This tells whether the next one begins something of
// its own. It measures no widths and puts nothing together.
#pragma once

#include <string_view>

namespace dtsdoctor {

// Does the line begin something, whatever stands above it?
[[nodiscard]] bool stands_alone(std::string_view line);

// Does a line of a log or another failure begin with `next`, as with `line` above it? Such lines
// are not what is left of another one. Precondition: `next` is not blank.
[[nodiscard]] bool begins_as(std::string_view line, std::string_view next);

}  // namespace dtsdoctor
