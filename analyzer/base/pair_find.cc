// SPDX-License-Identifier: Apache-2.0
#include "base/pair_find.h"

#include <cstdint>

#include "base/avx2.h"
#ifdef DTSDOCTOR_AVX2
#include <immintrin.h>
#endif

namespace dtsdoctor {
namespace {

constexpr std::size_t kStep = 64;  // places that are looked at together, and the byte behind them

#ifdef DTSDOCTOR_AVX2

// A bit for each of 32 places where the two bytes stand.
DTSDOCTOR_AVX2 std::uint32_t pairs_at(const char* bytes, __m256i first, __m256i second) {
  const __m256i here = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
  const __m256i next = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 1));
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(
      _mm256_and_si256(_mm256_cmpeq_epi8(here, first), _mm256_cmpeq_epi8(next, second))));
}

DTSDOCTOR_AVX2 std::size_t find_wide(std::string_view text, std::string_view word, std::size_t pair,
                                     std::size_t from) {
  const __m256i first = _mm256_set1_epi8(word[pair]);
  const __m256i second = _mm256_set1_epi8(word[pair + 1]);
  std::size_t at = from + pair;
  for (; at + kStep < text.size(); at += kStep) {
    const char* const bytes = text.data() + at;
    std::uint64_t pairs = std::uint64_t{pairs_at(bytes + kStep / 2, first, second)} << 32;
    for (pairs |= pairs_at(bytes, first, second); pairs != 0; pairs &= pairs - 1) {
      const std::size_t begin = at + static_cast<std::size_t>(__builtin_ctzll(pairs)) - pair;
      if (text.substr(begin).starts_with(word)) return begin;
    }
  }
  return text.find(word, at - pair);
}

#endif

}  // namespace

std::size_t find_by_pair_portably(std::string_view text, std::string_view word, std::size_t pair,
                                  std::size_t from) {
  std::size_t at = from + pair;
  for (; at + kStep < text.size(); at += kStep) {
    const char* const bytes = text.data() + at;
    const auto is_pair = [&](std::size_t i) {
      return static_cast<int>(bytes[i] == word[pair]) &
             static_cast<int>(bytes[i + 1] == word[pair + 1]);
    };
    unsigned char found = 0;  // no wider than what is compared: many places fit into a register
    for (std::size_t i = 0; i < kStep; ++i) found |= static_cast<unsigned char>(is_pair(i));
    for (std::size_t i = 0; found != 0 && i < kStep; ++i) {
      if (is_pair(i) != 0 && text.substr(at + i - pair).starts_with(word)) return at + i - pair;
    }
  }
  return text.find(word, at - pair);
}

std::size_t find_by_pair(std::string_view text, std::string_view word, std::size_t pair,
                         std::size_t from) {
#ifdef DTSDOCTOR_AVX2
  if (has_avx2()) return find_wide(text, word, pair, from);
#endif
  return find_by_pair_portably(text, word, pair, from);
}

}  // namespace dtsdoctor
