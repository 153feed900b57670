// SPDX-License-Identifier: Apache-2.0
#include "rules/blocks.h"

#include <algorithm>
#include <iterator>

#include "rules/regex_text.h"

namespace dtsdoctor {
namespace {

void check_name(FirstProblem& problems, const Block& block, const Blocks& seen) {
  if (!is_block_name(block.name)) {
    problems.add(fmt::format("'{}' cannot be the name of a block", block.name), block.where,
                 "a name is made of letters, digits and _");
  }
  const auto twin = std::find_if(seen.begin(), seen.end(), [&](const Block* other) {
    return other->name == block.name && other->level == block.level;
  });
  if (twin == seen.end()) return;
  problems.add(
      fmt::format("block '{}' is defined twice", block.name), block.where,
      fmt::format("it is also defined at {}:{}", (*twin)->where.input, (*twin)->where.line),
      "leave one of them out, or give it another name");
}

}  // namespace

void read_blocks(FirstProblem& problems, Spot spot, int level, std::deque<Block>& all,
                 Blocks& seen) {
  if (!spot.value->is_object()) return problems.add("'blocks' must be an object", spot.place());
  for (const JsonMember& member : spot.value->members) {
    const Spot value{spot.source, &member.value};
    (void)read_filled_string(problems, value, ObjectReader::quoted(member.key));
    const std::string regex = expand_blocks(problems, value, seen);
    (void)check_regex(problems, value, regex, false);
    // In a group of its own, so that a quantifier behind the block takes all of it.
    Block& block = all.emplace_back(
        Block{member.key, "(?:" + regex + ")", spot.source->place(member.key_span), level});
    check_name(problems, block, seen);
    seen.push_back(&block);
  }
}

Blocks seen_from(int level, const Blocks& shared) {
  Blocks seen;
  std::copy_if(shared.begin(), shared.end(), std::back_inserter(seen),
               [&](const Block* block) { return block->level <= level; });
  return seen;
}

}  // namespace dtsdoctor
