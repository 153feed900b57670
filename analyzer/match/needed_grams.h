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
  // What one way of matching needs.
  struct Needs {
    std::vector<std::uint32_t> grams;
    bool foreign = false;  // what is no ASCII
  };
  using Ways = std::vector<Needs>;
  // Its ways in grams_: of each a head, then its grams.
  struct Node {
    std::uint32_t begin = 0;
    std::uint8_t ways = 0;  // none: not known yet
  };

  [[nodiscard]] bool holds_rest(std::uint32_t node, const GramSet& grams);
  void learn(std::uint32_t node);
  [[nodiscard]] Ways ways_of(std::uint32_t node) const;
  [[nodiscard]] Ways ways_of_any(const MatchNode& node) const;
  [[nodiscard]] Ways ways_of_all(const MatchNode& node) const;
  static void keep_shared(Ways& ways);
  void add_run(std::string_view run, Needs& needs) const;

  const RuleSet& rules_;
  Of of_;
  std::vector<Node> nodes_;  // as in the rules
  // What all ways need, of each node, close together: it refuses most of them.
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> grams_;
};

}  // namespace dtsdoctor
