// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the `match` tree of a pattern becomes flat nodes with all regexes expanded and
// checked, and its named groups become known. It decides nothing about windows or captures.
#pragma once

#include <string>
#include <vector>

#include "rules/build.h"

namespace dtsdoctor {

// A named group of one of the pattern's regexes, and that regex.
struct RegexGroup {
  std::string name;
  Spot regex;
};

struct LoadedMatch {
  MatchNode root;
  std::vector<RegexGroup> groups;  // of regexes that can fill them: not below `none`
};

// The root is not yet in match_nodes, its descendants are.
[[nodiscard]] LoadedMatch load_match(Build& build, Spot spot, const Blocks& blocks);

}  // namespace dtsdoctor
