// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: of a literal only a few bytes are sampled, and a scan stops wherever these
// stand. This guesses which part of it stands least often in ordinary logs, from what the rules and
// the spelling of identifiers tell: no log is learned from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/rule_set.h"

namespace dtsdoctor {

class GramCommonness {
 public:
  explicit GramCommonness(const RuleSet& rules);

  // Where in a literal the WindowsTable::kShortest bytes begin that are worth to be sampled.
  [[nodiscard]] std::size_t rarest_part(std::string_view literal) const;

 private:
  // Of the gram that begins there.
  [[nodiscard]] std::uint32_t commonness(std::string_view literal, std::size_t at) const;

  std::vector<std::uint16_t> count_;  // of the grams in the texts of the rules
};

}  // namespace dtsdoctor
