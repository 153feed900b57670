// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: rules check their own examples, and `explain` takes a pasted error. Both run a
// text through the very pipeline that a log goes through: framing, envelopes, candidates, matches,
// one match per event. For short texts only: it keeps every record.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "match/arbiter.h"

namespace dtsdoctor {

// The events of a text, in order.
[[nodiscard]] std::vector<Match> match_text(const RuleSet& rules, std::string_view text);

}  // namespace dtsdoctor
