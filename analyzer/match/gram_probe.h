// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: every fourth byte of gigabytes begins a 4-byte gram that is nearly never one of
// those that are looked for. This is a Bloom filter of these, which is asked of many at a time. It
// may say yes where the answer is no, and never says no where it is yes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "base/avx2.h"

namespace dtsdoctor {

class GramProbe {
 public:
  static constexpr std::size_t kGram = 4;
  static constexpr std::size_t kMost = 512;             // grams asked for at once
  using Places = std::array<std::uint16_t, kMost + 1>;  // the last one is for scribbling

  // `wide`: with AVX2, which the machine must have. The answers are the same.
  explicit GramProbe(bool wide = has_avx2());

  [[nodiscard]] static std::uint32_t load(const char* at) {
    std::uint32_t value;
    std::memcpy(&value, at, sizeof value);
    return value;
  }
  // Spreads the bits of a gram, best in the upper ones.
  [[nodiscard]] static std::uint32_t mixed(std::uint32_t gram) { return gram * 0x9E3779B1u; }

  void add(std::uint32_t gram);

  // Which of the `count` grams that stand in a row from `bytes` on it may hold, by their number,
  // ascending. Returns how many these are.
  [[nodiscard]] std::size_t find(const char* bytes, std::size_t count, Places& places) const {
    return find_(words_.data(), bytes, count, places);
  }

 private:
  std::vector<std::uint32_t> words_;  // two bits a gram, both in one word
  std::size_t (*find_)(const std::uint32_t* words, const char* bytes, std::size_t count,
                       Places& places);
};

}  // namespace dtsdoctor
