// SPDX-License-Identifier: Apache-2.0
#include "diagnose/preflight.h"

#include <algorithm>

#include "diagnose/predicate.h"

namespace dtsdoctor {
namespace {

constexpr std::uint32_t kAlways = 0xFFFFFFFF;

void add_needs(std::vector<FactId>& to, const std::vector<FactId>& from) {
  for (const FactId fact : from) {
    if (std::find(to.begin(), to.end(), fact) == to.end()) to.push_back(fact);
  }
}

// Where a finding points: at the element at fault, the value, or the document that lacks it.
std::optional<Place> place_of(const Facts& facts, FactId at, const std::optional<FactValue>& item) {
  const Fact& fact = facts.at(at);
  const bool among =
      item && std::find(fact.values.begin(), fact.values.end(), *item) != fact.values.end();
  if (among && item->place) return item->place;
  if (!fact.values.empty() && fact.values.front().place) return fact.values.front().place;
  return fact.document;
}

class Checker {
 public:
  Checker(const RuleSet& rules, Preflight& out) : rules_(rules), out_(out) {}

  void run(std::uint32_t index) {
    const PreflightRule& rule = rules_.preflight[index];
    const std::size_t before = out_.findings.size();
    bool decided = false;
    NotChecked open{index, 0, {}};
    for (std::size_t unit = 0; unit < out_.units.size(); ++unit) {
      if (!concerns(rule, unit)) continue;
      const std::vector<FactId> needs = check(index, unit);
      decided = decided || needs.empty();
      if (!needs.empty() && open.needs.empty()) open.unit = unit;
      add_needs(open.needs, needs);
    }
    if (!open.needs.empty()) {
      out_.not_checked.push_back(std::move(open));
    } else if (decided && out_.findings.size() == before) {
      ++out_.passed;
    }
  }

 private:
  // What is said once per task is looked at on the first endpoint of the task.
  [[nodiscard]] bool concerns(const PreflightCase& one, std::size_t unit) const {
    return one.per_endpoint || unit == 0 || out_.units[unit].task != out_.units[unit - 1].task;
  }

  [[nodiscard]] bool concerns(const PreflightRule& rule, std::size_t unit) const {
    const auto cases = RuleSet::part(rules_.preflight_cases, rule.cases);
    return std::any_of(cases.begin(), cases.end(),
                       [&](const PreflightCase& one) { return concerns(one, unit); });
  }

  // Checks one rule on one endpoint; returns the facts that left it open.
  std::vector<FactId> check(std::uint32_t index, std::size_t unit) {
    const PreflightRule& rule = rules_.preflight[index];
    const Facts& facts = out_.facts[unit];
    if (rule.applies_if != kAlways) {
      const Outcome applies = evaluate(rules_, rule.applies_if, facts);
      if (applies.value == Tri::no) return {};
      if (applies.value == Tri::unknown) return applies.missing;
    }
    std::vector<FactId> needs;
    for (std::uint32_t i = 0; i < rule.cases.count; ++i) {
      const std::uint32_t which = rule.cases.begin + i;
      if (!concerns(rules_.preflight_cases[which], unit)) continue;
      const Outcome outcome = evaluate(rules_, rules_.preflight_cases[which].when, facts);
      if (outcome.value == Tri::unknown) add_needs(needs, outcome.missing);
      if (outcome.value != Tri::yes) continue;
      Finding finding{index, which, unit, std::nullopt, std::nullopt, std::nullopt};
      if (outcome.item != nullptr) finding.item = *outcome.item;
      finding.place = place_of(facts, rules_.preflight_cases[which].at, finding.item);
      out_.findings.push_back(std::move(finding));
    }
    return needs;
  }

  const RuleSet& rules_;
  Preflight& out_;
};

// A fault on the same endpoint, or where one of the two is about the task as a whole, explains
// those that follow from it.
void fold_followers(const RuleSet& rules, Preflight& out) {
  for (Finding& finding : out.findings) {
    const PreflightRule& rule = rules.preflight[finding.rule];
    const bool per_endpoint = rules.preflight_cases[finding.which].per_endpoint;
    for (const std::uint32_t earlier : RuleSet::part(rules.preflight_refs, rule.blocked_by)) {
      const bool found =
          std::any_of(out.findings.begin(), out.findings.end(), [&](const Finding& other) {
            return other.rule == earlier &&
                   out.units[other.unit].task == out.units[finding.unit].task &&
                   (other.unit == finding.unit || !per_endpoint ||
                    !rules.preflight_cases[other.which].per_endpoint);
          });
      if (!found) continue;
      finding.blocked_by = earlier;
      break;
    }
  }
}

}  // namespace

Preflight run_preflight(const RuleSet& rules, const Case& of, const FailureFacts* failure) {
  Preflight out;
  out.units = endpoints_of(of);
  for (const Unit& unit : out.units)
    out.facts.push_back(
        collect_facts(rules, of, unit, failure == nullptr ? FailureFacts() : *failure));
  Checker checker(rules, out);
  for (std::uint32_t i = 0; i < rules.preflight.size(); ++i) checker.run(i);
  fold_followers(rules, out);
  std::stable_sort(out.findings.begin(), out.findings.end(),
                   [&](const Finding& a, const Finding& b) {
                     return rules.preflight[a.rule].severity < rules.preflight[b.rule].severity;
                   });
  return out;
}

}  // namespace dtsdoctor
