// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: that RAM has no such role, or refuses to list its policies, is evidence, too,
// and what is at hand then is not a document but the error of a call. This reads such errors; the
// codes, calls and signs are data (knowledge/tables/). What DTS failed with is a failure to
// explain, and no business of this.
#pragma once

#include <optional>
#include <string_view>

#include "facts/documents.h"

namespace dtsdoctor {

// The list of a role's policies that RAM refused: nullopt unless the text names the call and the
// code that refuses it.
[[nodiscard]] std::optional<AttachmentsDocument> read_refused_attachments(const Source& source,
                                                                          const RuleSet& rules);

// A failed look-up of a role: nullopt unless the text says that a role does not exist, and it is
// not DTS that missed it.
[[nodiscard]] std::optional<RoleDocument> read_missing_role(const Source& source,
                                                            const RuleSet& rules);

// Is it all that one failed call to RAM printed, which names the role that there is not?
[[nodiscard]] bool is_failed_lookup(std::string_view text, const RuleSet& rules);

}  // namespace dtsdoctor
