// SPDX-License-Identifier: Apache-2.0
#include "cli/statements.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/spelling.h"
#include "cli/file_role.h"

namespace dtsdoctor {
namespace {

// A value that no check knows would only leave its causes unknown, and nobody would see why.
std::optional<Problem> misstated(const RuleSet& rules, const FactDecl& fact,
                                 const std::string& value) {
  const auto listed = RuleSet::part(rules.strings, fact.values);
  if (fact.type == "account_id" && !all_digits(value)) {
    return Problem{said("--fact {} takes an account id, not '{}'", fact.key, value), std::nullopt,
                   "", "an account id has digits only"};
  }
  std::vector<std::string_view> known(listed.begin(), listed.end());
  if (known.empty() && fact.type == "boolean") known = {"true", "false"};
  if (known.empty() || std::find(known.begin(), known.end(), value) != known.end())
    return std::nullopt;
  Message help = did_you_mean(value, known);
  if (help.empty()) help = said("one of: {}", fmt::format("{}", fmt::join(known, " ")));
  return Problem{said("--fact {} does not take '{}'", fact.key, value), std::nullopt, "", help};
}

}  // namespace

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
    Message help = did_you_mean(key, keys);
    if (help.empty())
      help = said("facts that can be stated: {}", fmt::format("{}", fmt::join(keys, " ")));
    return Problem{said("--fact knows no '{}'", key), std::nullopt, "", help};
  }
  if (const auto problem = misstated(rules, rules.facts[id], value)) return problem;
  evidence.statements[key] = {value, whole("--fact")};
  return std::nullopt;
}

}  // namespace dtsdoctor
