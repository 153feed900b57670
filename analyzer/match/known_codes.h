// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: framing and envelopes must recognise a documented code that no label announces,
// and which codes are documented is a matter of rules. This hands the input stage that knowledge as
// a plain question.
#pragma once

#include "input/record_reader.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

// Tells the codes that the rules name, as a pattern's own or in a match. `rules` must outlive it.
[[nodiscard]] IsKnownCode known_codes(const RuleSet& rules);

}  // namespace dtsdoctor
