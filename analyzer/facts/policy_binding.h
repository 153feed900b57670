// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the reply of GetPolicyVersion does not say which policy it is, and a policy that
// somebody pasted says nothing at all; still a wrong guess would be a wrong diagnosis. This decides
// which attached policy a document belongs to, from names, versions and, last, the file's name.
// What fits several attached policies belongs to none.
#pragma once

#include <vector>

#include "facts/documents.h"

namespace dtsdoctor {

// For each attached policy of each list in `attached` its document in `documents`, or null. Lists
// may be null and then are empty; the same list may stand there twice and counts once. Pointers
// point into `documents`.
[[nodiscard]] std::vector<std::vector<const PermissionDocument*>> bind_policies(
    const std::vector<const AttachmentsDocument*>& attached,
    const std::vector<PermissionDocument>& documents);

}  // namespace dtsdoctor
