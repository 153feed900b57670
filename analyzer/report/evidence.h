// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: picks, for a verdict on one unit, what a reader must see to believe it: the
// facts that decided with their places, the facts that are missing with the command that fetches
// them, the fixes with the user's values. It adds to a CauseReport and judges nothing.
#pragma once

#include "diagnose/differential.h"
#include "diagnose/fill.h"
#include "report/report.h"

namespace dtsdoctor {

// Evidence of the checks that led to the verdict; for a conflicting one, of both sides.
void add_evidence(const RuleSet& rules, const Facts& facts, const UnitVerdict& verdict, Lang lang,
                  CauseReport& out);

// What would settle an open cause: derived facts are traced to the facts that a document can give.
void add_missing(const RuleSet& rules, const Facts& facts, const UnitVerdict& verdict, Lang lang,
                 CauseReport& out);

// The fixes of a cause that is not ruled out; of a confirmed one also what they lack.
void add_fixes(const RuleSet& rules, const Cause& cause, const Facts& facts, Lang lang,
               CauseReport& out);

// A fix with the user's values, as writers want it.
[[nodiscard]] FixReport fix_report(const RuleSet& rules, FilledFix filled);

// One line per check, for --why.
void add_why(const RuleSet& rules, const std::string& side, const UnitVerdict& verdict, Lang lang,
             CauseReport& out);

}  // namespace dtsdoctor
