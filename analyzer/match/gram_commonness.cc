// SPDX-License-Identifier: Apache-2.0
#include "match/gram_commonness.h"

#include <limits>

#include "base/ascii.h"
#include "match/windows_table.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kGram = WindowsTable::kGram;
constexpr std::uint32_t kSlotBits = 13;

std::size_t slot(std::string_view text, std::size_t at) {
  return GramProbe::mixed(GramProbe::load(text.data() + at)) >> (32 - kSlotBits);
}

enum class CharClass : std::uint8_t { digit, lower, upper, other };

CharClass class_of(char c) {
  if (is_digit(c)) return CharClass::digit;
  if (is_upper(c)) return CharClass::upper;
  return is_alpha(c) ? CharClass::lower : CharClass::other;
}

// As its letters are: least where an identifier goes on with a capital ("kJob", ".Rol"), most
// within words and numbers.
std::uint32_t commonness_of_classes(std::string_view gram) {
  bool uniform = true;
  for (std::size_t i = 1; i < gram.size(); ++i) {
    const CharClass before = class_of(gram[i - 1]);
    const CharClass here = class_of(gram[i]);
    if (here == CharClass::upper && (before == CharClass::lower || before == CharClass::other))
      return 1;
    uniform = uniform && here == before;
  }
  return uniform ? 100 : 40;
}

}  // namespace

GramCommonness::GramCommonness(const RuleSet& rules) : count_(std::size_t{1} << kSlotBits) {
  for (const MatchNode& node : rules.match_nodes) {
    const std::string_view text = node.value;
    for (std::size_t at = 0; at + kGram <= text.size(); ++at) {
      std::uint16_t& count = count_[slot(text, at)];
      if (count < std::numeric_limits<std::uint16_t>::max()) ++count;
    }
  }
}

// What stands in many rules stands in many logs, too.
std::uint32_t GramCommonness::commonness(std::string_view literal, std::size_t at) const {
  return commonness_of_classes(literal.substr(at, kGram)) * (1U + count_[slot(literal, at)]);
}

std::size_t GramCommonness::rarest_part(std::string_view literal) const {
  std::size_t best = 0;
  std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
  for (std::size_t from = 0; from + WindowsTable::kShortest <= literal.size(); ++from) {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < WindowsTable::kStride; ++i) sum += commonness(literal, from + i);
    if (sum >= least) continue;
    least = sum;
    best = from;
  }
  return best;
}

}  // namespace dtsdoctor
