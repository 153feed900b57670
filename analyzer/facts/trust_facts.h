// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what a role's trust policy means for DTS: which DTS service principals an Allow
// names, which accounts stand behind them, what is a placeholder or a masked id, what denies. The
// expected document and the ways it goes wrong are those of the DTS documentation (RAM
// authorization for cross-account tasks). It answers no question about permissions.
#pragma once

#include "facts/fact_store.h"
#include "facts/trust_policy.h"

namespace dtsdoctor {

// Adds the facts ram.trust.*. caller.account_id must have been set before, if it is known.
void add_trust_facts(Facts& facts, const TrustPolicy& policy);

}  // namespace dtsdoctor
