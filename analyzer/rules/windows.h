// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a scan looks at bytes, not at patterns; what lets a pattern sleep is a set of
// literals one of which stands in whatever it matches. They are made of bytes that no escaping,
// wrapping or transcoding changes. Where such a set cannot be proven there is none: a window that
// is missed once is a missed error.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "rules/rule_set.h"

namespace dtsdoctor {

// Sorted, without duplicates, of at least seven bytes; empty: none can be given.
[[nodiscard]] std::vector<std::string> windows_of(const MatchNode& node,
                                                  std::span<const MatchNode> table);

}  // namespace dtsdoctor
