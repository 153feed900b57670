// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a report lists what no rule explains, and a rule is drafted from one entry of
// it. This reads its examples out of the JSON report. It takes no other part of a report.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace dtsdoctor {

// The report that a text is; nothing if it is something else.
[[nodiscard]] std::optional<JsonValue> read_report(std::string_view text);

// The examples of an unrecognized entry, each once. `which`: its number in the report, from 1, or
// its template.
[[nodiscard]] Result<std::vector<std::string>> cluster_examples(const JsonValue& report,
                                                                std::string_view which);

}  // namespace dtsdoctor
