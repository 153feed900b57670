// SPDX-License-Identifier: Apache-2.0
#include "rules/rule_set.h"

#include <algorithm>

#include "rules/enum_names.h"

namespace dtsdoctor {
namespace {

template <typename T>
const T* find_id(std::span<const T> table, std::string_view id) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const T& row) { return row.id == id; });
  return found == table.end() ? nullptr : &*found;
}

}  // namespace

FactId find_fact(const RuleSet& rules, std::string_view key) {
  const auto found =
      std::lower_bound(rules.facts.begin(), rules.facts.end(), key,
                       [](const FactDecl& fact, std::string_view k) { return fact.key < k; });
  if (found == rules.facts.end() || found->key != key) return kNoFact;
  return static_cast<FactId>(found - rules.facts.begin());
}

// These keep the order of the files, so looking one up looks at every row; they serve
// options, `explain` and tests, never the scan.
const Pattern* find_pattern(const RuleSet& rules, std::string_view id) {
  return find_id(rules.patterns, id);
}
const Cause* find_cause(const RuleSet& rules, std::string_view id) {
  return find_id(rules.causes, id);
}

const PreflightRule* find_preflight(const RuleSet& rules, std::string_view id) {
  return find_id(rules.preflight, id);
}

std::span<const TableRow> find_table(const RuleSet& rules, std::string_view table) {
  const auto in_table = [&](const TableRow& row) { return row.table == table; };
  const auto begin = std::find_if(rules.table_rows.begin(), rules.table_rows.end(), in_table);
  return {begin, std::find_if_not(begin, rules.table_rows.end(), in_table)};
}

std::string_view name_of(Severity value) { return name_in(kSeverities, value); }
std::string_view name_of(Status value) { return name_in(kStatuses, value); }
std::string_view name_of(Retryable value) { return name_in(kRetryables, value); }
std::string_view name_of(OriginKind value) { return name_in(kOriginKinds, value); }
std::string_view name_of(Applicability value) { return name_in(kApplicabilities, value); }
std::string_view name_of(Effect value) { return name_in(kEffects, value); }
std::string_view name_of(PairVerdict value) { return name_in(kPairVerdicts, value); }

}  // namespace dtsdoctor
