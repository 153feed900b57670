// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what a limit kept out is told in the language of the report, by whichever stage
// it was reached. The stages say which limit and how much; the words are here, all of them.
#pragma once

#include "input/limits.h"
#include "report/report.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

[[nodiscard]] std::string limit_text(LimitWhat what, std::uint64_t amount, Lang lang);

[[nodiscard]] LimitReport limit_report(const LimitHit& hit, Lang lang);

}  // namespace dtsdoctor
