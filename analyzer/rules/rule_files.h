// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: rules come from a folder or out of the program itself, and the loader must not
// care which. This is the one place of the rules stage that touches the file system. It parses
// nothing: what kind of rules a file holds is said by its "schema", not by its folder.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace dtsdoctor {

struct RuleFile {
  std::string name;  // relative to the folder it came from, with forward slashes
  std::string text;
  int level = 0;  // 0: built in; 1 and up: overlays in the order they were given
};

// Every *.json below `dir` but *.schema.json, sorted by path. None at all is a Problem.
[[nodiscard]] Result<std::vector<RuleFile>> read_rule_folder(const std::string& dir, int level = 0);

}  // namespace dtsdoctor
