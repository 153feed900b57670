// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: when no rule explains a record, the user is told which one came nearest, as a
// starting point for reading. It compares words only and is printed as a hint, never as a
// diagnosis. The words of the rules are collected when they are first asked for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/rule_set.h"

namespace dtsdoctor {

class NearestRule {
 public:
  // `rules` must outlive it.
  explicit NearestRule(const RuleSet& rules) : rules_(rules) {}

  // The id of the pattern whose documented words a text shares most of, at least a third of them
  // and at least three; empty if there is none.
  [[nodiscard]] std::string of(std::string_view text);

 private:
  void collect();

  const RuleSet& rules_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> patterns_of_;  // by word
  std::vector<std::uint32_t> words_of_;                                      // how many, by pattern
};

// The same for one text.
[[nodiscard]] std::string nearest_rule(const RuleSet& rules, std::string_view text);

}  // namespace dtsdoctor
