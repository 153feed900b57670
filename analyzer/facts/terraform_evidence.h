// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: who manages DTS tasks by Terraform manages the roles beside them, and the state
// has what RAM answered when it was refreshed last: roles with their trust policies, policies, what
// is attached to whom, and who called. This reads them as the evidence they are. A state knows what
// Terraform manages, so other policies may be attached as well; and configurations and plans, which
// say what is meant to be, are no evidence of what is (facts/hcl_evidence.h).
#pragma once

#include <vector>

#include "facts/documents.h"

namespace dtsdoctor {

// Is it Terraform's own, a state or a plan? Then all it tells of roles is read here.
[[nodiscard]] bool is_of_terraform(const JsonValue& root);

// Of a state file, `terraform show -json` of a state, or the state that a plan began with.
[[nodiscard]] std::vector<Document> read_terraform_evidence(const JsonValue& root,
                                                            const Source& source);

}  // namespace dtsdoctor
