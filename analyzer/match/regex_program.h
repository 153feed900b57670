// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: an expression as the steps that a search takes. Making it costs microseconds
// and keeps some hundred bytes, where RE2's automata cost a hundred times either. It holds no state
// of a search: any thread may use it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "match/regex_tree.h"
#include "match/rune_class.h"

namespace dtsdoctor {

struct RegexStep {
  enum class Op : std::uint8_t {
    literal,
    one,
    run,
    choice,
    begin_group,
    end_group,
    assertion,
    accept
  };
  static constexpr int kNoByte = -1;

  Op op = Op::accept;
  bool greedy = true;  // of a run: characters of a class, as many as there are
  Assertion assertion = {};
  std::int16_t follows = kNoByte;  // of a run: the byte that must stand behind it
  std::uint32_t next = 0;          // step
  std::uint32_t item = 0;          // literal, class, group, or where the targets of a choice begin
  std::uint32_t count = 0;         // targets of a choice
  std::uint32_t min = 0;           // characters of a run
  std::uint32_t max = 0;
  std::uint32_t memo = 0;  // of a run, a choice: which row of what failed already

  [[nodiscard]] bool is_endless() const { return max == RegexNode::kEndless; }
};

// Where a choice leads to, the first that comes to an end is taken.
struct RegexTarget {
  std::uint32_t step = 0;
  std::int16_t first = RegexStep::kNoByte;  // the byte that it begins with
};

struct RegexProgram {
  // Nothing if the expression is not understood, or too long.
  [[nodiscard]] static std::optional<RegexProgram> compile(std::string_view regex, bool fold);

  std::vector<RegexStep> steps;
  std::vector<RegexTarget> targets;
  std::vector<std::string> literals;
  std::vector<RuneClass> classes;
  std::vector<std::string> groups;  // names, sorted
  std::uint32_t start = 0;
  std::uint32_t memos = 0;

  bool at_begin_only = false;  // of the text
  std::string prefix;          // what each match begins with; empty if that is not known
  std::string needle;          // the longest literal that stands in each match
  bool may_be_empty = false;
  std::array<bool, 256> first{};  // bytes that a match may begin with
};

}  // namespace dtsdoctor
