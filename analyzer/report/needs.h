// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: "not known" helps nobody unless it says which command would tell. This turns
// facts that nobody looked up into what the user can fetch or answer, for causes and for pre-flight
// rules alike. It runs no command and decides nothing.
#pragma once

#include <vector>

#include "facts/fact_store.h"
#include "report/report.h"

namespace dtsdoctor {

// Adds to `out`, each fact once, what would make `unknown` known: a derived fact is traced to those
// it derives from that a document or a person can give. Names in commands are filled from `facts`.
void add_needs(const RuleSet& rules, const Facts& facts, const std::vector<FactId>& unknown,
               Lang lang, std::vector<MissingReport>& out);

}  // namespace dtsdoctor
