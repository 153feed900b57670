// SPDX-License-Identifier: Apache-2.0
#include "report/assemble.h"

#include <set>
#include <tuple>

#include "report/evidence.h"
#include "report/needs.h"

namespace dtsdoctor {
namespace {

// The name under which a message speaks of the element of a list that is at fault.
constexpr std::string_view kItem = "finding.item";

FindingReport finding_report(const RuleSet& rules, const Preflight& preflight,
                             const Finding& finding, Lang lang) {
  const PreflightRule& rule = rules.preflight[finding.rule];
  Facts facts = preflight.facts[finding.unit];
  if (finding.item) facts.set(kItem, *finding.item);
  FindingReport out;
  out.rule = rule.id;
  out.is_routine = rule.is_routine;
  out.title = fill(rule.title.in(lang), facts, lang);
  out.severity = rule.severity;
  const std::string& side = preflight.units[finding.unit].side;
  const PreflightCase& one = rules.preflight_cases[finding.which];
  if (one.per_endpoint && !side.empty()) out.endpoint = side;
  out.message = fill(one.message.in(lang), facts, lang);
  if (finding.blocked_by) out.blocked_by = std::string(rules.preflight[*finding.blocked_by].id);
  out.place = finding.place;
  out.origin = rule.origin;
  for (const FixRef& ref : RuleSet::part(rules.fix_refs, rule.fixes)) {
    if (may_help(ref, facts))
      out.fixes.push_back(fix_report(rules, fill_fix(ref.fix, facts, lang)));
  }
  return out;
}

// What tells one finding from another. A role's document serves every task that names the role, and
// what is wrong with it is said once.
auto key_of(const FindingReport& finding) {
  const Place at = finding.place.value_or(Place());
  return std::make_tuple(finding.rule, finding.endpoint, finding.message, at.input, at.line,
                         at.column);
}

}  // namespace

CheckReport assemble(const RuleSet& rules, const Preflight& preflight, Lang lang) {
  CheckReport out;
  std::set<decltype(key_of(std::declval<FindingReport>()))> said;
  for (const Finding& finding : preflight.findings) {
    FindingReport report = finding_report(rules, preflight, finding, lang);
    if (said.insert(key_of(report)).second) out.findings.push_back(std::move(report));
  }
  for (const NotChecked& open : preflight.not_checked) {
    const PreflightRule& rule = rules.preflight[open.rule];
    const Facts& facts = preflight.facts[open.unit];
    NotCheckedReport report{std::string(rule.id), fill(rule.title.in(lang), facts, lang), {}};
    add_needs(rules, facts, open.needs, lang, report.needs);
    out.not_checked.push_back(std::move(report));
  }
  out.passed = preflight.passed;
  return out;
}

}  // namespace dtsdoctor
