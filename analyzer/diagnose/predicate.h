// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: evaluates the tests of causes over the facts of one endpoint, in three values. A
// fact that nobody looked up makes a comparison unknown; one that is known to be absent makes it
// false; all, any and not follow Kleene. It knows no rule by name and concludes no verdict.
#pragma once

#include <vector>

#include "diagnose/verdict.h"
#include "facts/fact_store.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

struct Outcome {
  Tri value = Tri::unknown;
  std::vector<FactId> missing;  // the unknown facts that left it undecided
  // The element of a list that made an `any_of` true, the first one; null if none did. Lives in the
  // facts.
  const FactValue* item = nullptr;
};

// Evaluates `test` (index in RuleSet::test_nodes).
[[nodiscard]] Outcome evaluate(const RuleSet& rules, std::uint32_t test, const Facts& facts);

}  // namespace dtsdoctor
