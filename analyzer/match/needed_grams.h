// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what a match tree needs to be found: groups of bytes that stand in whatever it
// matches. Where they are missing nothing need be looked for, and a record without what any of its
// candidates needs need not be read at all. It says "no" only where that is certain, and finds
// nothing itself.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "match/gram_set.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

class NeededGrams {
 public:
  enum class Of : std::uint8_t {
    layer,  // the grams are those of a layer's text, code and message
    raw,    // those of the bytes of a record, where all but letters, digits, '.', '_' and '-' may
            // be escaped; foreign() says whether they may hold what is no ASCII
  };

  // `rules` must outlive it.
  NeededGrams(const RuleSet& rules, Of of);

  // Might the node (index in RuleSet::match_nodes) match what is in `grams`? What a node needs is
  // worked out when it is first asked for: a short input meets few of them.
  [[nodiscard]] bool may_match(std::uint32_t node, const GramSet& grams) {
    return grams.may_hold(first_[node]) && holds_rest(node, grams);
  }

 private:
  struct Node {
    bool known = false;
    bool foreign = false;  // needs what is no ASCII
    bool deep = false;     // has alternatives in it, which need more
    std::uint8_t count = 0;
    std::uint32_t begin = 0;  // in grams_
  };
  struct Needs {
    std::vector<std::uint32_t> grams;
    bool foreign = false;
  };

  [[nodiscard]] bool holds_rest(std::uint32_t node, const GramSet& grams);
  void learn(std::uint32_t node);
  // Adds what the node needs whichever of its alternatives it is.
  void add_needs(std::uint32_t node, Needs& needs) const;
  void add_run(std::string_view run, Needs& needs) const;
  [[nodiscard]] bool has_alternatives(std::uint32_t node) const;

  const RuleSet& rules_;
  Of of_;
  std::vector<Node> nodes_;  // as in the rules
  // What is asked for first, of each node, close together: it refuses nearly all of them.
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> grams_;
};

}  // namespace dtsdoctor
