// SPDX-License-Identifier: Apache-2.0
#include "report/declared_rules.h"

namespace dtsdoctor {

std::vector<DeclaredRule> declared_rules(const RuleSet& rules, Lang lang) {
  std::vector<DeclaredRule> out;
  const auto add = [&](const auto& rule) {
    out.push_back({std::string(rule.id), std::string(rule.title.in(lang)), rule.severity,
                   std::string(rule.origin.url)});
  };
  for (const Pattern& pattern : rules.patterns) add(pattern);
  for (const PreflightRule& rule : rules.preflight) add(rule);
  return out;
}

}  // namespace dtsdoctor
