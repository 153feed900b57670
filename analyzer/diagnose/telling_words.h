// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: of two lines that differ in one word, is that word a value ("user bob"), or is
// it what went wrong ("Started", "Paused")? Codes, exceptions, names out of code, words of state
// and action and whatever is not English are the latter, even if that leaves one error in two
// clusters.
#pragma once

#include <string_view>

namespace dtsdoctor {

[[nodiscard]] bool tells_errors_apart(std::string_view word);

}  // namespace dtsdoctor
