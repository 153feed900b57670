// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a configuration or a role's document is pasted without its end, and what it says
// up to there is worth having. This reads it as far as it is whole, says so, and takes nothing for
// absent that may have followed. Text that ends as it should is not its business, and of a policy
// half is none.
#pragma once

#include <optional>

#include "facts/documents.h"
#include "facts/task_forms.h"

namespace dtsdoctor {

// What a configuration in JSON says that was cut off. Empty if it says nothing or was not cut off.
[[nodiscard]] TaskFile read_cut_tasks(const Source& text, const RuleSet& rules,
                                      const Limits& limits);

struct CutRole {
  RoleDocument role;
  Problem note;
};

// What GetRole printed, cut off behind its trust policy.
[[nodiscard]] std::optional<CutRole> read_cut_role(const Source& text, const Limits& limits);

}  // namespace dtsdoctor
