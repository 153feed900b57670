// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a configuration is pasted without its end, and what it says up to there is worth
// having. This reads it as far as it is whole, says so, and takes nothing for absent that may have
// followed. Text that ends as it should is not its business.
#pragma once

#include "facts/task_forms.h"

namespace dtsdoctor {

// What a configuration in JSON says that was cut off. Empty if it says nothing or was not cut off.
[[nodiscard]] TaskFile read_cut_tasks(const Source& text, const RuleSet& rules,
                                      const Limits& limits);

}  // namespace dtsdoctor
