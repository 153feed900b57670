// SPDX-License-Identifier: Apache-2.0
#include "match/example_matches.h"

#include "match/match_text.h"

namespace dtsdoctor {

MatchFunction example_matches(const RuleSet& rules) {
  return [&rules](std::string_view text) {
    std::vector<ExampleMatch> out;
    for (const Match& match : match_text(rules, text)) {
      ExampleMatch example{std::string(rules.patterns[match.pattern].id), {}};
      for (const Capture& capture : match.captures)
        example.captures.emplace(capture.name, capture.value);
      out.push_back(std::move(example));
    }
    return out;
  };
}

}  // namespace dtsdoctor
