// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: who meets an error that dtsdoctor does not know should have a rule for it in ten
// minutes. This drafts one from the text of the error: what to match, an example, look-alikes, and
// words where a person has to write. The draft loads and passes its own examples as it is. It
// guesses no cause.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule_set.h"

namespace dtsdoctor {

struct RuleDraft {
  std::string id;
  std::string json;  // a pattern file, ending in a line end
};

// `texts`: one error, printed at several times; must be free of secrets. Nothing if there are no
// words to match that all of them have.
[[nodiscard]] std::optional<RuleDraft> draft_rule(const RuleSet& rules,
                                                  const std::vector<std::string>& texts);

}  // namespace dtsdoctor
