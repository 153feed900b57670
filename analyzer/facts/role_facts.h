// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: whether the entered role exists, and what the right name would be, follows from
// one role's document, from the list of the owner's roles, or from both. This gives the facts
// ram.role.* and, through trust_facts.h, ram.trust.*. A list that was cut proves nothing to be
// missing. It reads no documents.
#pragma once

#include "facts/case.h"
#include "facts/fact_store.h"

namespace dtsdoctor {

void add_role_facts(Facts& facts, const Case& of, const Unit& unit);

}  // namespace dtsdoctor
