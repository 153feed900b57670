// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: an expression looks at every byte of a text, and the word without which it
// matches nothing stands on few lines. These are the lines that are to be looked at. It knows no
// expression: whether a match can reach further is the caller's to know.
#pragma once

#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

// The lines that hold `sign`, followed by one of `behind` if that names any; each with those that a
// "\" at its end goes on with and as many `more` as are asked for. In order; what touches is one.
[[nodiscard]] std::vector<Span> sign_lines(std::string_view text, std::string_view sign,
                                           std::string_view behind = {}, int more = 0);

}  // namespace dtsdoctor
