// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what follows from the values of a task alone: whether a value is a documented
// one, what stands inside an ARN that was pasted into a field, which ends belong to other accounts.
// The tables behind it (knowledge/tables/) follow the ConfigureDtsJob reference. It refuses to
// guess: what a table does not know is absent.
#pragma once

#include "facts/case.h"
#include "facts/fact_store.h"

namespace dtsdoctor {

// Adds the facts that derive from those of the task and of the user that `facts` holds already.
// `unit` is the endpoint they are about.
void add_config_facts(Facts& facts, const Unit& unit);

}  // namespace dtsdoctor
