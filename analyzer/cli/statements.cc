// SPDX-License-Identifier: Apache-2.0
#include "cli/statements.h"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "base/spelling.h"
#include "cli/file_role.h"

namespace dtsdoctor {
std::optional<Problem> add_statement(std::string key, const std::string& value,
                                     const RuleSet& rules, Case& evidence) {
  if (find_fact(rules, key) == kNoFact && find_fact(rules, "user." + key) != kNoFact)
    key = "user." + key;
  const FactId id = find_fact(rules, key);
  if (id == kNoFact || !rules.facts[id].from_user) {
    std::vector<std::string_view> keys;
    for (const FactDecl& fact : rules.facts) {
      if (fact.from_user) keys.push_back(fact.key);
    }
    std::string help = did_you_mean(key, keys);
    if (help.empty()) {
      help = "facts that can be stated:";
      for (const std::string_view known : keys) help += fmt::format(" {}", known);
    }
    return Problem{fmt::format("--fact knows no '{}'", key), std::nullopt, "", help};
  }
  evidence.statements[key] = {value, whole("--fact")};
  return std::nullopt;
}

}  // namespace dtsdoctor
