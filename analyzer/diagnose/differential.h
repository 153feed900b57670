// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: one symptom has several documented causes, and this says of each what the
// evidence at hand makes of it. Verdicts follow one table (design: facts, checks, verdicts) and
// nothing else. It judges what the rules list; it never invents a cause, and never ranks by
// probability.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diagnose/verdict.h"
#include "facts/derive.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

// A check that came out, on one unit.
struct CheckResult {
  std::uint32_t check = 0;  // in RuleSet::checks
  Tri outcome = Tri::unknown;
  Effect effect = Effect::nothing;
  std::vector<FactId> missing;  // of an undecided one
};

// A cause on one unit.
struct UnitVerdict {
  Verdict verdict = Verdict::unknown;
  bool only_documented = false;  // likely for no other reason
  bool excluded = false;         // ruled out because a cause it excludes is confirmed
  Tri applies = Tri::yes;
  std::vector<CheckResult> checks;
  std::vector<FactId> missing;  // what would decide an unknown one, in the checks' order
};

// A cause over all units.
struct CauseVerdict {
  std::uint32_t cause = 0;  // in RuleSet::causes
  Verdict verdict = Verdict::unknown;
  std::size_t telling_unit = 0;  // the unit whose verdict stands
  std::vector<UnitVerdict> units;
};

struct Differential {
  std::vector<Unit> units;
  std::vector<Facts> facts;  // parallel to units
  std::vector<CauseVerdict>
      causes;            // confirmed, likely, conflicting, unknown, ruled out; then as documented
  std::string endpoint;  // the endpoint the failure is about; empty: not known
};

// Judges the causes of a pattern for one failure of a case. What Differential::units points to
// lives in `of`.
[[nodiscard]] Differential differentiate(const RuleSet& rules, const Pattern& pattern,
                                         const Case& of, const FailureFacts& failure);

// One cause on one unit: the verdict table by itself. `only_cause`: the pattern has no other.
[[nodiscard]] UnitVerdict judge(const RuleSet& rules, const Cause& cause, const Facts& facts,
                                bool only_cause);

}  // namespace dtsdoctor
