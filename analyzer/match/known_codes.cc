// SPDX-License-Identifier: Apache-2.0
#include "match/known_codes.h"

#include <memory>
#include <unordered_set>

#include "base/ascii.h"

namespace dtsdoctor {

IsKnownCode known_codes(const RuleSet& rules) {
  auto codes = std::make_shared<std::unordered_set<std::string_view>>();
  for (const Pattern& pattern : rules.patterns) {
    // What only means something inside of DTS output (a number of a database, a word such as
    // MOVED) is no envelope's code.
    if (!pattern.code.empty() && pattern.context == Context::any && !all_digits(pattern.code))
      codes->insert(pattern.code);
  }
  for (const MatchNode& node : rules.match_nodes) {
    if (node.op == MatchOp::equals && node.field == Field::code) codes->insert(node.value);
  }
  return [codes](std::string_view word) { return codes->count(word) > 0; };
}

}  // namespace dtsdoctor
