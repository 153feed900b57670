// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: an expression as the steps that a search takes. Making it costs microseconds
// and keeps some hundred bytes, where RE2's automata cost a hundred times either. It holds no state
// of a search: any thread may use it.
#pragma once

#include <bitset>
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
    long_run,  // of characters of a class, as many as there are
    short_run,
    choice,
    begin_group,
    end_group,
    assertion,
    accept
  };
  static constexpr int kNoByte = -1;
  static constexpr std::uint16_t kEndless = 0xFFFF;

  Op op = Op::accept;
  Assertion assertion = {};
  std::int16_t follows = kNoByte;  // of a run: the byte that must stand behind it
  std::uint16_t next = 0;          // step
  std::uint16_t item = 0;          // class, group, or where a literal or the targets begin
  std::uint16_t count = 0;         // bytes of a literal, targets of a choice
  std::uint16_t min = 0;           // characters of a run
  std::uint16_t max = 0;
  std::uint16_t memo = 0;  // of a run, a choice: which row of what failed already

  [[nodiscard]] bool is_endless() const { return max == kEndless; }
};

// Where a choice leads to, the first that comes to an end is taken.
struct RegexTarget {
  std::uint16_t step = 0;
  std::int16_t first = RegexStep::kNoByte;  // the byte that it begins with
};

struct RegexProgram {
  // A part of `literals`.
  struct Literal {
    std::uint16_t begin = 0;
    std::uint16_t size = 0;
  };

  // Nothing if the expression is not understood, or too long.
  [[nodiscard]] static std::optional<RegexProgram> compile(std::string_view regex, bool fold);

  std::vector<RegexStep> steps;
  std::vector<RegexTarget> targets;
  std::string literals;  // one behind the other, and within each other
  std::vector<RuneClass> classes;
  std::vector<std::string> groups;  // names, sorted
  std::uint16_t start = 0;
  std::uint16_t memos = 0;

  bool at_begin_only = false;  // of the text
  bool may_be_empty = false;
  Literal prefix;          // what each match begins with; empty if that is not known
  Literal needle;          // the longest literal that stands in each match
  std::bitset<256> first;  // bytes that a match may begin with

  [[nodiscard]] std::string_view text(Literal literal) const {
    return std::string_view(literals).substr(literal.begin, literal.size);
  }
};

}  // namespace dtsdoctor
