// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: reads a task configuration by the table of field names in the rules
// (knowledge/config_fields.json), so that a field or a spelling is data. It reads the request of
// ConfigureDtsJob and the endpoints of a DescribeDtsJobDetail reply; it checks no value.
#pragma once

#include <optional>

#include "facts/documents.h"

namespace dtsdoctor {

// nullopt if the object holds no endpoint of a task.
[[nodiscard]] std::optional<TaskDocument> read_task(const JsonValue& root, const Source& source,
                                                    const RuleSet& rules);

}  // namespace dtsdoctor
