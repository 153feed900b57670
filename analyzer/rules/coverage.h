// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: how much is known of the errors of an area or of a database: a table that tells
// where knowledge is thin. It counts rows; it does not judge them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule_set.h"

namespace dtsdoctor {

struct CoverageRow {
  std::string name;              // of the area or engine
  std::size_t known = 0;         // errors
  std::size_t with_message = 0;  // recognised by more than their code
  std::size_t with_cause = 0;
  std::size_t with_fix = 0;  // at least one cause has a fix
  std::size_t experimental = 0;
  std::size_t bilingual = 0;  // title, causes and fixes complete in both languages
};

// What stands before the '/' of the id.
[[nodiscard]] std::string_view area_of(const Pattern& pattern);

// One row an area, in the order of the rules.
[[nodiscard]] std::vector<CoverageRow> coverage_by_area(const RuleSet& rules);

// One row an engine, by name; an error of several engines counts in each.
[[nodiscard]] std::vector<CoverageRow> coverage_by_engine(const RuleSet& rules);

}  // namespace dtsdoctor
