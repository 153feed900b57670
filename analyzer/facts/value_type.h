// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what a value of a declared fact type looks like, for the predicate "is". Shapes
// are those of the RAM and DTS references; where the documentation fixes none, nothing is refused.
#pragma once

#include <string_view>

namespace dtsdoctor {

// Does `text` look like a value of `type` (rules/fact_types.h)? An unknown type fits nothing.
[[nodiscard]] bool is_of_type(std::string_view text, std::string_view type);

}  // namespace dtsdoctor
