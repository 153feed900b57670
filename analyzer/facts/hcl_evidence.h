// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: who makes a task with Terraform makes the role for it in the same files, and
// what is wrong with a trust policy stands there for everybody to see. This reads the roles,
// policies and attachments of a configuration as what is meant to be: it counts where nothing shows
// what is (facts/document_fit.h). A resource that hangs on what the file does not tell is left out.
#pragma once

#include <vector>

#include "facts/documents.h"

namespace dtsdoctor {

// The roles with a trust policy, the policies and what is attached to those roles, in order.
[[nodiscard]] std::vector<Document> read_hcl_evidence(const Source& text);

}  // namespace dtsdoctor
