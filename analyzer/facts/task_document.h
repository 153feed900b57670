// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the one place where named values of any form become a task configuration, by the
// table of names and values in the rules (knowledge/config_fields.json), so that a field or a
// spelling is data. It parses nothing and checks no value.
#pragma once

#include <optional>

#include "facts/documents.h"
#include "facts/task_text.h"

namespace dtsdoctor {

// nullopt unless a value describes an endpoint of a task: a region or an engine alone does not, for
// purchases and look-ups have them too. Spans of `text` count in `source`.
[[nodiscard]] std::optional<TaskDocument> map_task(const TaskText& text, const Source& source,
                                                   const RuleSet& rules);

}  // namespace dtsdoctor
