// SPDX-License-Identifier: Apache-2.0
#include "diagnose/differential.h"

#include <algorithm>

#include "base/ascii.h"
#include "diagnose/predicate.h"

namespace dtsdoctor {
namespace {

constexpr std::uint32_t kAlways = 0xFFFFFFFF;

void add_missing(std::vector<FactId>& to, const std::vector<FactId>& from) {
  for (const FactId fact : from) {
    if (std::find(to.begin(), to.end(), fact) == to.end()) to.push_back(fact);
  }
}

Verdict from_table(const std::vector<CheckResult>& checks) {
  const auto gave = [&](Effect effect) {
    return std::any_of(checks.begin(), checks.end(),
                       [&](const CheckResult& c) { return c.effect == effect; });
  };
  const bool confirms = gave(Effect::confirms);
  const bool rules_out = gave(Effect::rules_out);
  if (confirms && rules_out) return Verdict::conflicting;
  if (rules_out) return Verdict::ruled_out;
  if (confirms) return Verdict::confirmed;
  if (gave(Effect::supports) && !gave(Effect::weakens)) return Verdict::likely;
  return Verdict::unknown;
}

CheckResult run(const RuleSet& rules, std::uint32_t index, const Facts& facts) {
  const Check& check = rules.checks[index];
  Outcome outcome = evaluate(rules, check.test, facts);
  CheckResult result{index, outcome.value, Effect::nothing, {}};
  if (outcome.value == Tri::yes) result.effect = check.if_true;
  if (outcome.value == Tri::no) result.effect = check.if_false;
  if (outcome.value == Tri::unknown) result.missing = std::move(outcome.missing);
  return result;
}

// Strongest first: what stands over several endpoints.
int strength(Verdict verdict) {
  switch (verdict) {
    case Verdict::confirmed:
      return 4;
    case Verdict::conflicting:
      return 3;
    case Verdict::likely:
      return 2;
    case Verdict::unknown:
      return 1;
    case Verdict::ruled_out:
      break;
  }
  return 0;
}

bool excludes(const RuleSet& rules, std::uint32_t cause, std::uint32_t other) {
  const auto refs = RuleSet::part(rules.cause_refs, rules.causes[cause].excludes);
  return std::find(refs.begin(), refs.end(), other) != refs.end();
}

// Two causes that exclude each other are never both confirmed on one endpoint: where the documents
// show both, they do not fit each other; where they show one, the other is ruled out.
void apply_exclusions(const RuleSet& rules, std::vector<CauseVerdict>& causes, std::size_t unit) {
  for (std::size_t i = 0; i < causes.size(); ++i) {
    for (std::size_t j = 0; j < causes.size(); ++j) {
      const bool exclusive = excludes(rules, causes[i].cause, causes[j].cause) ||
                             excludes(rules, causes[j].cause, causes[i].cause);
      if (i == j || !exclusive || causes[i].units[unit].verdict != Verdict::confirmed) continue;
      UnitVerdict& other = causes[j].units[unit];
      if (other.verdict == Verdict::confirmed) {
        other.verdict = Verdict::conflicting;
        causes[i].units[unit].verdict = Verdict::conflicting;
      } else if (other.verdict == Verdict::likely || other.verdict == Verdict::unknown) {
        other.verdict = Verdict::ruled_out;
        other.excluded = true;
      }
    }
  }
}

// Units that the message itself points at: the configured owner and role are those it names;
// without a configuration those of the role's document.
std::vector<Unit> blamed(const RuleSet& rules, const Case& of, const std::vector<Unit>& units,
                         const FailureFacts& failure) {
  const auto names = [&](std::string_view capture, const FactValue* configured) {
    return std::any_of(failure.captures.begin(), failure.captures.end(), [&](const auto& c) {
      return c.first == capture && configured != nullptr &&
             equals_fold(c.second.text, trimmed(configured->text));
    });
  };
  std::vector<Unit> by_both, by_account;
  for (const Unit& unit : units) {
    const Facts facts = collect_facts(rules, of, unit, failure);
    const char* const owner = unit.task != nullptr ? "endpoint.owner_id" : "ram.role.owner_id";
    const char* const role = unit.task != nullptr ? "endpoint.role_name" : "ram.role.name";
    if (!names("account_id", facts.value(owner))) continue;
    by_account.push_back(unit);
    if (names("role_name", facts.value(role))) by_both.push_back(unit);
  }
  if (by_both.size() == 1) return by_both;
  return by_account.empty() ? units : by_account;
}

void aggregate(CauseVerdict& cause) {
  for (std::size_t i = 1; i < cause.units.size(); ++i) {
    if (strength(cause.units[i].verdict) > strength(cause.units[cause.telling_unit].verdict))
      cause.telling_unit = i;
  }
  cause.verdict = cause.units[cause.telling_unit].verdict;
}

// The endpoint that a failure is about: the only one in question, or the only one with a confirmed
// cause.
std::string endpoint_of(const Differential& differential) {
  if (differential.units.size() == 1) return differential.units[0].side;
  std::string endpoint;
  for (std::size_t i = 0; i < differential.units.size(); ++i) {
    const bool confirmed = std::any_of(
        differential.causes.begin(), differential.causes.end(),
        [&](const CauseVerdict& c) { return c.units[i].verdict == Verdict::confirmed; });
    if (!confirmed) continue;
    if (!endpoint.empty() && endpoint != differential.units[i].side) return {};
    endpoint = differential.units[i].side;
  }
  return endpoint;
}

}  // namespace

UnitVerdict judge(const RuleSet& rules, const Cause& cause, const Facts& facts, bool only_cause) {
  UnitVerdict unit;
  if (cause.applies_if != kAlways) {
    const Outcome applies = evaluate(rules, cause.applies_if, facts);
    unit.applies = applies.value;
    add_missing(unit.missing, applies.missing);
  }
  if (unit.applies == Tri::no) {
    unit.verdict = Verdict::ruled_out;
    return unit;
  }
  for (std::uint32_t i = 0; i < cause.checks.count; ++i)
    unit.checks.push_back(run(rules, cause.checks.begin + i, facts));
  unit.verdict = from_table(unit.checks);
  // Whether it applies at all is open: nothing may be claimed, but it can be ruled out.
  if (unit.applies == Tri::unknown && unit.verdict != Verdict::ruled_out)
    unit.verdict = Verdict::unknown;
  const bool is_weakened =
      std::any_of(unit.checks.begin(), unit.checks.end(),
                  [](const CheckResult& c) { return c.effect == Effect::weakens; });
  if (unit.verdict == Verdict::unknown && only_cause && !is_weakened) {
    unit.verdict = Verdict::likely;
    unit.only_documented = true;
  }
  for (const CheckResult& check : unit.checks) add_missing(unit.missing, check.missing);
  return unit;
}

Differential differentiate(const RuleSet& rules, const Pattern& pattern, const Case& of,
                           const FailureFacts& failure) {
  Differential out;
  out.units = blamed(rules, of, units_of(of), failure);
  for (const Unit& unit : out.units) out.facts.push_back(collect_facts(rules, of, unit, failure));

  const auto causes = RuleSet::part(rules.cause_refs, pattern.causes);
  for (const std::uint32_t cause : causes) {
    CauseVerdict verdict;
    verdict.cause = cause;
    for (const Facts& facts : out.facts)
      verdict.units.push_back(judge(rules, rules.causes[cause], facts, causes.size() == 1));
    out.causes.push_back(std::move(verdict));
  }
  for (std::size_t unit = 0; unit < out.units.size(); ++unit)
    apply_exclusions(rules, out.causes, unit);
  for (CauseVerdict& cause : out.causes) aggregate(cause);
  std::stable_sort(
      out.causes.begin(), out.causes.end(),
      [](const CauseVerdict& a, const CauseVerdict& b) { return a.verdict < b.verdict; });
  out.endpoint = endpoint_of(out);
  return out;
}

}  // namespace dtsdoctor
