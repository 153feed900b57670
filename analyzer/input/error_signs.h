// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what no rule explains must be counted, or a report would look complete when it
// is not. This tells whether a record looks like an error by the words that loggers and runtimes
// print. It is a heuristic for accounting only: it takes no part in any diagnosis.
#pragma once

#include <string_view>

namespace dtsdoctor {

[[nodiscard]] bool looks_like_error(std::string_view record);

}  // namespace dtsdoctor
