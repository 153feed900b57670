// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: loaded rules have the same flat rows as embedded ones, so something must hold
// the tables and the bytes behind the views for as long as a RuleSet lives. It grows while loading
// and never changes afterwards; it gives away no row before it is complete.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "rules/rule_set.h"

namespace dtsdoctor {

struct RuleArena {
  std::vector<Pattern> patterns;
  std::vector<MatchNode> match_nodes;
  std::vector<CaptureName> capture_names;
  std::vector<Example> examples;
  std::vector<CaptureName> example_captures;
  std::vector<Cause> causes;
  std::vector<Check> checks;
  std::vector<TestNode> test_nodes;
  std::vector<Operand> operands;
  std::vector<FactDecl> facts;
  std::vector<DocumentKind> documents;
  std::vector<Fix> fixes;
  std::vector<Artifact> artifacts;
  std::vector<Change> changes;
  std::vector<Range> argvs;
  std::vector<Words> words;
  std::vector<AccountTable> account_tables;
  std::vector<PreflightRule> preflight;
  std::vector<PreflightCase> preflight_cases;
  std::vector<ConfigField> config_fields;
  std::vector<RequiredActions> required_actions;
  std::vector<SystemPolicy> system_policies;
  std::vector<ConfigValue> config_values;
  std::vector<ConfigKind> config_kinds;
  std::vector<ConfigSection> config_sections;
  std::vector<MatrixPage> matrix_pages;
  std::vector<AccessMethod> access_methods;
  std::vector<DatabaseType> database_types;
  std::vector<TwoWayPair> two_way_pairs;
  std::vector<MatrixNote> matrix_notes;
  std::vector<Infrastructure> infrastructures;
  std::vector<Region> regions;
  std::vector<std::uint32_t> matrix_refs;
  std::vector<TableRow> table_rows;
  std::vector<std::uint32_t> cause_refs;
  std::vector<FixRef> fix_refs;
  std::vector<std::uint32_t> preflight_refs;
  std::vector<FactId> fact_refs;
  std::vector<std::string_view> strings;

  // A view of these bytes that lives as long as the arena.
  [[nodiscard]] std::string_view keep(std::string_view text) {
    return text.empty() ? std::string_view() : *kept_.emplace(text).first;
  }

  // Appends the rows of one list, which must be complete: lists of one table never interleave.
  template <typename T>
  [[nodiscard]] static Range append(std::vector<T>& table, const std::vector<T>& rows) {
    const Range range{static_cast<std::uint32_t>(table.size()),
                      static_cast<std::uint32_t>(rows.size())};
    table.insert(table.end(), rows.begin(), rows.end());
    return rows.empty() ? Range{} : range;
  }

 private:
  std::unordered_set<std::string> kept_;  // nodes: the strings never move
};

}  // namespace dtsdoctor
