// SPDX-License-Identifier: Apache-2.0
#include "match/example_matches.h"

#include <memory>

#include "match/match_text.h"

namespace dtsdoctor {

MatchFunction example_matches(const RuleSet& rules) {
  const auto matcher = std::make_shared<TextMatcher>(rules);
  return [&rules, matcher](std::string_view text) {
    std::vector<ExampleMatch> out;
    for (const Match& match : matcher->match(text)) {
      ExampleMatch example{std::string(rules.patterns[match.pattern].id), {}, match.branch};
      for (const Capture& capture : match.captures)
        example.captures.emplace(capture.name, capture.value);
      out.push_back(std::move(example));
    }
    return out;
  };
}

}  // namespace dtsdoctor
