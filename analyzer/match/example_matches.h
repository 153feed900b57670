// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the self-test of the rules stage needs the pipeline, which comes after it. This
// is the adapter: a text in, the patterns that claim it and their captures out.
#pragma once

#include "rules/selftest.h"

namespace dtsdoctor {

// `rules` must outlive the function.
[[nodiscard]] MatchFunction example_matches(const RuleSet& rules);

}  // namespace dtsdoctor
