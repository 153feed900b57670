// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: "is the role allowed what DTS needs" is one question over several documents: the
// attached policies, their contents, and what the endpoint's kind asks for. This answers it as
// facts (ram.permissions.*), each with the place that decided. The actions and the contents of
// system policies are data (knowledge/permissions.json). It names no cause.
#pragma once

#include "facts/case.h"
#include "facts/fact_store.h"

namespace dtsdoctor {

// Adds nothing unless the attached policies are known and the endpoint's instance type (fact
// endpoint.instance_type, to be set before) is one whose needs are known.
void add_permission_facts(Facts& facts, const Unit& unit);

}  // namespace dtsdoctor
