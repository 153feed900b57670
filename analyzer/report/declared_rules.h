// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: some formats want every rule declared that a run could have reported, not only
// those that it did. This lists them from the rule set, so that their writers stay free of it.
#pragma once

#include <vector>

#include "report/report.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

// Patterns, then pre-flight rules, as the rule set has them.
[[nodiscard]] std::vector<DeclaredRule> declared_rules(const RuleSet& rules, Lang lang);

}  // namespace dtsdoctor
