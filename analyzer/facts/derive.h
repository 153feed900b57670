// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: turns what the documents of one unit say into the facts that rules ask for, each
// with the place it was read from, and adds the facts that are derived from others (which
// principals are trusted, which id is a placeholder). Sources of the rules behind derived facts:
// the RAM policy grammar and the trust policy that the DTS documentation prescribes. It decides no
// cause.
#pragma once

#include <string>
#include <vector>

#include "facts/case.h"
#include "facts/fact_store.h"

namespace dtsdoctor {

// What the failure itself says.
struct FailureFacts {
  std::string id;  // of the diagnosis
  std::string code;
  std::vector<std::pair<std::string, FactValue>> captures;  // by capture name
  std::vector<std::pair<std::string, FactValue>> denial;    // AccessDeniedDetail, by its own keys
};

// All facts of one unit. `rules` and the case behind `unit` must outlive the call only.
[[nodiscard]] Facts collect_facts(const RuleSet& rules, const Case& of, const Unit& unit,
                                  const FailureFacts& failure);

}  // namespace dtsdoctor
