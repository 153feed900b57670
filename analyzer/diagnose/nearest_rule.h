// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: when no rule explains a record, the user is told which one came nearest, as a
// starting point for reading. It compares words only and is printed as a hint, never as a
// diagnosis.
#pragma once

#include <string>
#include <string_view>

#include "rules/rule_set.h"

namespace dtsdoctor {

// The id of the pattern whose documented words a text shares most of, at least a third of them and
// at least three; empty if there is none.
[[nodiscard]] std::string nearest_rule(const RuleSet& rules, std::string_view text);

}  // namespace dtsdoctor
