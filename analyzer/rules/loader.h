// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: patterns/ and knowledge/ are data that anybody may edit, so everything that can
// be wrong in them is found here, once, with file, line and caret; later stages trust a RuleSet
// blindly. The build and --rules run this same loader. It runs no rule: whether a pattern matches
// its examples is for the self-test.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "rules/rule_files.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

struct UnusedBlock {
  std::string name;
  Place where;
};

// Rules, and where in the files the rows came from that the self-test talks about. The vectors run
// parallel to the tables of the same name.
struct LoadedRules {
  RuleSet rules;
  std::vector<Place> patterns;             // the id
  std::vector<Place> examples;             // the text
  std::vector<Place> capture_names;        // the name of the group
  std::vector<Place> example_captures;     // the expected value
  std::vector<Place> causes;               // the id
  std::vector<Place> fixes;                // the id
  std::vector<UnusedBlock> unused_blocks;  // of no table: expressions stand expanded
};

// Files may come in any order; definitions of a higher level replace those of a lower one. The
// Problem is the first one found.
[[nodiscard]] Result<LoadedRules> load_rules(std::span<const RuleFile> files);

}  // namespace dtsdoctor
