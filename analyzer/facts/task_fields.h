// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the forms of a task configuration name its fields differently, and the names are
// data (knowledge/config_fields.json). These are the look-ups in that table. They know no form and
// read no text.
#pragma once

#include <string_view>
#include <vector>

#include "facts/task_text.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

// The field of that name, or nullptr. Names are compared by same_name, the console's labels by
// same_label.
// `side` counts for the names that leave it out (NameSet::endpoint and ::console).
[[nodiscard]] const ConfigField* find_field(const RuleSet& rules, NameSet names,
                                            std::string_view side, std::string_view name);

// All names of that set, for "did you mean".
[[nodiscard]] std::vector<std::string_view> field_names(const RuleSet& rules, NameSet names,
                                                        std::string_view side);

// "SourceEndpoint" → "source", "DestinationEndpoint" → "destination", else empty.
[[nodiscard]] std::string_view side_of_endpoint(std::string_view name);

// "SourceEndpoint.OwnerID", as older operations spell it, becomes side "source" and name "OwnerID".
void split_dotted_name(NamedValue& value);

// Equal but for ASCII case, hyphens and underscores: SourceEndpointOwnerID is
// --source-endpoint-owner-id of newer command lines and source_endpoint_owner_id of Python.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);

// Equal but for ASCII case and blanks.
[[nodiscard]] bool same_label(std::string_view a, std::string_view b);

}  // namespace dtsdoctor
