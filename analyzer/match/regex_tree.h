// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the expressions of rules are literals, classes, choices and counts, which our
// own search (regex_search) finds much faster than a general engine. This reads RE2's spelling of
// them into a tree. It refuses what it does not know for certain to mean the same: those stay
// RE2's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "match/rune_class.h"

namespace dtsdoctor {

enum class Assertion : std::uint8_t { text_begin, text_end, line_begin, line_end, word_edge };

struct RegexNode {
  enum class Kind : std::uint8_t { literal, one, assertion, concat, choice, repeat, group };
  static constexpr std::uint32_t kEndless = 0xFFFFFFFF;

  Kind kind = Kind::concat;  // without parts: the empty text
  std::string text = {};     // of a literal; the name of a group
  RuneSet set = {};          // of one
  Assertion assertion = {};  // of an assertion
  std::uint32_t min = 1;     // of a repeat
  std::uint32_t max = 1;
  bool greedy = true;
  std::vector<RegexNode> parts = {};  // of a concat, a choice; one of a repeat, a group

  // Can it match nothing at all?
  [[nodiscard]] bool may_be_empty() const;
};

// `regex`: an expression that RE2 takes. `fold`: letters match in either case. Groups without a
// name leave no trace. Nothing if it is not understood.
[[nodiscard]] std::optional<RegexNode> parse_regex(std::string_view regex, bool fold);

}  // namespace dtsdoctor
