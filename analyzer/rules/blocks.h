// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: regexes of rules have pieces in common, and one that is written in eight files
// is mended in seven. A block is such a piece with a name, known to one file or to all files of its
// folder and of the folders given later. The nearest one of a name counts, so that no folder
// changes what the rules of another one match. It looks at no rule: who names a block is found by
// expand_blocks().
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "rules/object_reader.h"

namespace dtsdoctor {

struct Block {
  std::string_view name;
  std::string regex;  // expanded, in a group of its own
  Place where;        // the name
  int level = 0;      // of its folder
  std::size_t uses = 0;
};

// What a regex may name, the nearest ones last.
using Blocks = std::vector<Block*>;

// Adds the blocks of the object at `spot`, which may name those of `seen` and those above them.
// Reports a second one of the same name and level. They are kept in `all`.
void read_blocks(FirstProblem& problems, Spot spot, int level, std::deque<Block>& all,
                 Blocks& seen);

// Those of `shared` that files of `level` see.
[[nodiscard]] Blocks seen_from(int level, const Blocks& shared);

}  // namespace dtsdoctor
