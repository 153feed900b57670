// SPDX-License-Identifier: Apache-2.0
#include "match/rune_class.h"

#include <algorithm>

#include "base/utf8.h"

namespace dtsdoctor {
namespace {

constexpr char32_t kFirstForeign = 0x80;
constexpr char32_t kLast = 0x10FFFF;

using Ranges = std::vector<std::pair<char32_t, char32_t>>;

// Scripts without case that rules are written in: Chinese and its punctuation.
bool has_no_case(char32_t low, char32_t high) {
  return (low >= 0x2E80 && high <= 0xA63F) || (low >= 0xFF01 && high <= 0xFF20);
}

}  // namespace

void RuneSet::add(const RuneSet& other) {
  ranges_.insert(ranges_.end(), other.ranges_.begin(), other.ranges_.end());
}

bool RuneSet::add_folded(char32_t low, char32_t high) {
  constexpr char32_t kCase = 'a' - 'A';
  constexpr char32_t kKelvin = 0x212A;
  constexpr char32_t kLongS = 0x17F;
  add(low, high);
  const auto shared = [&](char32_t first, char32_t last, auto use) {
    const char32_t begin = std::max(low, first);
    const char32_t end = std::min(high, last);
    if (begin <= end) use(begin, end);
  };
  shared('a', 'z', [&](char32_t begin, char32_t end) { add(begin - kCase, end - kCase); });
  shared('A', 'Z', [&](char32_t begin, char32_t end) { add(begin + kCase, end + kCase); });
  const auto add_twin = [&](char32_t letter, char32_t twin) {
    const auto add_it = [&](char32_t, char32_t) { add(twin, twin); };
    shared(letter, letter, add_it);
    shared(letter - kCase, letter - kCase, add_it);
  };
  add_twin('k', kKelvin);
  add_twin('s', kLongS);
  return high < kFirstForeign || has_no_case(low, high);
}

Ranges RuneSet::ranges() const {
  Ranges sorted = ranges_;
  std::sort(sorted.begin(), sorted.end());
  Ranges joined;
  for (const auto& [low, high] : sorted) {
    if (!joined.empty() && low <= joined.back().second + 1) {
      joined.back().second = std::max(joined.back().second, high);
    } else {
      joined.push_back({low, high});
    }
  }
  return joined;
}

void RuneSet::negate() {
  Ranges others;
  char32_t next = 0;
  for (const auto& [low, high] : ranges()) {
    if (low > next) others.push_back({next, low - 1});
    next = high + 1;
  }
  if (next <= kLast) others.push_back({next, kLast});
  ranges_ = std::move(others);
}

RuneClass::RuneClass(const RuneSet& set) {
  const auto set_bit = [&](char32_t byte) {
    bits_[byte >> 6U] |= std::uint64_t{1} << (byte & 63U);
  };
  for (const auto& [low, high] : set.ranges()) {
    for (char32_t c = low; c <= std::min<char32_t>(high, kFirstForeign - 1); ++c) set_bit(c);
    if (high >= kFirstForeign) ranges_.push_back({std::max(low, kFirstForeign), high});
  }
  if (ranges_.empty()) return;
  for (char32_t lead = 0xC0; lead <= 0xFF; ++lead) set_bit(lead);
  all_foreign_ = ranges_ == Ranges{{kFirstForeign, kLast}};
  if (all_foreign_) Ranges().swap(ranges_);  // thousands are kept
}

std::size_t RuneClass::foreign_length_at(std::string_view text, std::size_t at) const {
  const std::string_view rest = text.substr(at);
  if (!all_foreign_) {
    const char32_t rune = code_point(rest);
    const auto behind =
        std::upper_bound(ranges_.begin(), ranges_.end(), rune,
                         [](char32_t wanted, const auto& range) { return wanted < range.first; });
    if (behind == ranges_.begin() || std::prev(behind)->second < rune) return 0;
  }
  return character_length(rest);
}

}  // namespace dtsdoctor
