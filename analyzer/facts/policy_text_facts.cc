// SPDX-License-Identifier: Apache-2.0
#include "facts/policy_text_facts.h"

#include <algorithm>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMost = 100;  // more say nothing new

using Values = std::vector<FactValue>;

bool is_misspelt(const RuleSet& rules, std::string_view action) {
  const auto rows = find_table(rules, "misspelt-actions");
  return std::any_of(rows.begin(), rows.end(),
                     [&](const TableRow& row) { return equals_fold(row.key, action); });
}

void add_faults(Values& to, const PolicyDocument& policy) {
  for (const PolicyFinding& finding : policy.findings) {
    if (to.size() == kMost) return;
    to.push_back({std::string(name_of(finding.fault)), policy.place(finding.span)});
  }
}

void add_misspelt(Values& to, const RuleSet& rules, const PolicyDocument& policy) {
  for (const PolicyStatement& statement : policy.statements) {
    for (const PolicyText& action : statement.actions) {
      if (to.size() < kMost && is_misspelt(rules, action.text)) to.push_back(policy.value(action));
    }
  }
}

}  // namespace

void add_policy_text_facts(Facts& facts, const Unit& unit) {
  Values faults, misspelt;
  bool complete = unit.attachments->is_complete;
  for (std::size_t i = 0; i < unit.attachments->policies.size(); ++i) {
    const PermissionDocument* document = i < unit.policies.size() ? unit.policies[i] : nullptr;
    if (document == nullptr) {
      complete = complete && unit.attachments->policies[i].is_system;
      continue;
    }
    add_faults(faults, document->policy);
    add_misspelt(misspelt, facts.rules(), document->policy);
  }
  const Place& list = unit.attachments->place;
  if (complete || !faults.empty()) facts.set_list("ram.permissions.faults", faults, list);
  if (complete || !misspelt.empty())
    facts.set_list("ram.permissions.misspelt_actions", misspelt, list);
}

}  // namespace dtsdoctor
