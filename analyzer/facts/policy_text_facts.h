// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: some faults of a permission policy show in its text, whatever the endpoint
// needs: what its grammar does not allow, and actions that are known to be misspelt. This lists
// them with their places. What the policies allow is policy_evaluation.h's.
#pragma once

#include "facts/case.h"
#include "facts/fact_store.h"

namespace dtsdoctor {

// Adds ram.permissions.faults and misspelt_actions, as far as the attached custom policies are at
// hand: a list that others could add to stays unknown while it is empty. Precondition: the unit has
// attachments.
void add_policy_text_facts(Facts& facts, const Unit& unit);

}  // namespace dtsdoctor
