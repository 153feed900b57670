// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: most cross-account tasks fail for reasons that stand in the configuration and
// the RAM documents before anybody presses start. This runs the pre-flight rules over them. A rule
// whose evidence is not at hand is "not checked", never passed; a fault that only follows from
// another one says so. It reads no documents and words nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "facts/derive.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

struct Finding {
  std::uint32_t rule = 0;                   // in RuleSet::preflight
  std::uint32_t which = 0;                  // in RuleSet::preflight_cases
  std::size_t unit = 0;                     // in Preflight::units
  std::optional<FactValue> item;            // the element of a list that is at fault
  std::optional<Place> place;               // where the caret points
  std::optional<std::uint32_t> blocked_by;  // rule of the fault that this one follows from
};

struct NotChecked {
  std::uint32_t rule = 0;     // in RuleSet::preflight
  std::size_t unit = 0;       // the first one on which it stayed open
  std::vector<FactId> needs;  // facts that nobody looked up
};

struct Preflight {
  std::vector<Unit> units;
  std::vector<Facts> facts;             // parallel to units
  std::vector<Finding> findings;        // by severity, then as the rules stand in the bundle
  std::vector<NotChecked> not_checked;  // in the order of the bundle
  std::size_t passed = 0;               // rules that were decided and found nothing
};

// Checks every task of `of` by every rule. `failure`: an error the task has printed already, for
// the rules that look at one; may be null. What `units` points to lives in `of`.
[[nodiscard]] Preflight run_preflight(const RuleSet& rules, const Case& of,
                                      const FailureFacts* failure);

}  // namespace dtsdoctor
