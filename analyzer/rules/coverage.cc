// SPDX-License-Identifier: Apache-2.0
#include "rules/coverage.h"

#include <algorithm>

namespace dtsdoctor {
namespace {

bool complete(const Words& words) { return !words.en.empty() && !words.zh.empty(); }

bool fix_is_bilingual(const RuleSet& rules, const Fix& fix) {
  const auto steps = RuleSet::part(rules.words, fix.steps);
  return complete(fix.title) && std::all_of(steps.begin(), steps.end(), complete);
}

// Does any part of the match look at more than a code?
bool looks_at_text(const RuleSet& rules, std::uint32_t index) {
  const MatchNode& node = rules.match_nodes[index];
  if (node.op == MatchOp::none) return false;
  if (node.children.count == 0) return node.field != Field::code;
  for (std::uint32_t i = 0; i < node.children.count; ++i) {
    if (looks_at_text(rules, node.children.begin + i)) return true;
  }
  return false;
}

void count(const RuleSet& rules, const Pattern& pattern, CoverageRow& row) {
  ++row.known;
  row.with_message += looks_at_text(rules, pattern.match) ? 1 : 0;
  row.with_cause += pattern.causes.count > 0 ? 1 : 0;
  row.experimental += pattern.status == Status::experimental ? 1 : 0;
  bool bilingual = complete(pattern.title);
  bool has_fix = false;
  for (const std::uint32_t index : RuleSet::part(rules.cause_refs, pattern.causes)) {
    const Cause& cause = rules.causes[index];
    bilingual = bilingual && complete(cause.title) && complete(cause.because);
    has_fix = has_fix || cause.fixes.count > 0;
    for (const FixRef& ref : RuleSet::part(rules.fix_refs, cause.fixes))
      bilingual = bilingual && fix_is_bilingual(rules, rules.fixes[ref.fix]);
  }
  row.with_fix += has_fix ? 1 : 0;
  row.bilingual += bilingual ? 1 : 0;
}

CoverageRow& row_of(std::vector<CoverageRow>& rows, std::string_view name) {
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const CoverageRow& row) { return row.name == name; });
  if (found != rows.end()) return *found;
  rows.push_back({std::string(name)});
  return rows.back();
}

}  // namespace

std::string_view area_of(const Pattern& pattern) {
  return pattern.id.substr(0, pattern.id.find('/'));
}

std::vector<CoverageRow> coverage_by_area(const RuleSet& rules) {
  std::vector<CoverageRow> rows;
  for (const Pattern& pattern : rules.patterns)
    count(rules, pattern, row_of(rows, area_of(pattern)));
  return rows;
}

std::vector<CoverageRow> coverage_by_engine(const RuleSet& rules) {
  std::vector<CoverageRow> rows;
  for (const Pattern& pattern : rules.patterns) {
    for (const std::string_view engine : RuleSet::part(rules.strings, pattern.engines))
      count(rules, pattern, row_of(rows, engine));
  }
  std::sort(rows.begin(), rows.end(),
            [](const CoverageRow& a, const CoverageRow& b) { return a.name < b.name; });
  return rows;
}

}  // namespace dtsdoctor
