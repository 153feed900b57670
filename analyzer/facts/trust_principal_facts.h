// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a trust policy may name the right account in the wrong way: as a user, under
// another service, under a key that RAM does not know, with a character nobody sees. This lists who
// is let in by kind, so that rules can name the way. Who is trusted for DTS is trust_facts.h's.
#pragma once

#include "facts/fact_store.h"
#include "facts/trust_policy.h"

namespace dtsdoctor {

// Adds the facts ram.trust.principals, kinds, idle_actions, root_ids, creator_identities,
// other_services and misplaced_creator.
void add_principal_facts(Facts& facts, const TrustPolicy& policy);

// The creator's account, where it can be compared with what the policy names: ids that were
// redacted say who is who within one document only. Null: not known.
[[nodiscard]] const FactValue* creator_beside(const TrustPolicy& policy, const Facts& facts);

}  // namespace dtsdoctor
