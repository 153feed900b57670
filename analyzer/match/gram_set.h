// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: of the dozens of patterns that a word makes candidates for a record, nearly all
// need other words too, which are not there. This remembers which groups of four bytes stand
// in a text, so that a word's absence is known without looking for it. It may hold what is
// not there, and never misses what is.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace dtsdoctor {

class GramSet {
 public:
  GramSet() { reset(0); }
  static constexpr std::size_t kShortest = 4;  // bytes of a word whose absence it can tell
  static constexpr std::uint32_t kAny = 0;     // every set may hold it: it is that of four NULs

  // The first four bytes of `bytes`, which has as many, as the set knows them.
  [[nodiscard]] static std::uint32_t four_at(const char* bytes) {
    std::uint32_t gram = 0;
    std::memcpy(&gram, bytes, 4);
    return mixed(gram);
  }
  // Empties the set and makes room for texts of together `bytes` bytes.
  void reset(std::size_t bytes) {
    constexpr std::size_t kLeast = 1024;
    constexpr std::size_t kMost = std::size_t{1} << 16;  // longer texts make it say yes more often
    const std::size_t slots = std::clamp(std::bit_ceil(bytes * 4), kLeast, kMost);
    shift_ = 32U - static_cast<std::uint32_t>(std::countr_zero(slots));
    holds_.assign(slots, 0);
    holds_[0] = 1;
    foreign_ = false;
  }

  void add(std::string_view text) {
    if (text.size() < kShortest) return;
    const char* const last = text.data() + text.size() - kShortest;
    for (const char* at = text.data(); at <= last; ++at) put(four_at(at));
  }

  // May the texts hold what is no ASCII, perhaps escaped?
  void set_foreign() { foreign_ = true; }
  [[nodiscard]] bool foreign() const { return foreign_; }

  [[nodiscard]] bool may_hold(std::uint32_t gram) const { return holds_[gram >> shift_] != 0; }

 private:
  static std::uint32_t mixed(std::uint32_t gram) { return gram * 0x9E3779B1U; }
  void put(std::uint32_t gram) { holds_[gram >> shift_] = 1; }

  bool foreign_ = false;
  std::uint32_t shift_ = 32;
  std::vector<std::uint8_t> holds_;  // bytes are set faster than bits
};

// The set of a text, where it is known already.
struct KnownGrams {
  std::string_view text = {};
  const GramSet* grams = nullptr;  // null: it is not
};

}  // namespace dtsdoctor
