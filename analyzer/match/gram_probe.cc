// SPDX-License-Identifier: Apache-2.0
#include "match/gram_probe.h"

#include <bit>

#ifdef DTSDOCTOR_AVX2
#include <immintrin.h>
#endif

namespace dtsdoctor {
namespace {

constexpr std::uint32_t kWordBits = 12;  // 16 KiB: stays in the first-level cache
constexpr std::uint32_t kTop = 0x80000000u;

// From its upper bits down, a mixed gram tells its word and its two bits there, as distances from
// the top.
constexpr int kToWord = 32 - kWordBits;
constexpr int kToFirst = kToWord - 5;
constexpr int kToSecond = kToFirst - 5;
constexpr std::uint32_t kInWord = 31;

// The top bit: both are set.
std::uint32_t asked(std::uint32_t word, std::uint32_t mix) {
  return (word << ((mix >> kToFirst) & kInWord)) & (word << ((mix >> kToSecond) & kInWord));
}

constexpr std::size_t kStep = 8;  // independent probes at a time; nearly always all say no

// Whether one of them says yes nobody can foretell, so the first is written down without asking
// for it, and counted by arithmetic.
std::size_t note(std::uint32_t found, std::size_t from, std::size_t had,
                 GramProbe::Places& places) {
  const auto write = [&](std::size_t at, std::uint32_t of) {
    places[at] = static_cast<std::uint16_t>(from + static_cast<unsigned>(std::countr_zero(of)));
  };
  constexpr std::uint32_t kAll = (1U << kStep) - 1;
  write(had, found | (kAll + 1));
  had += (found + kAll) >> kStep;
  for (std::uint32_t rest = found & (found - 1); rest != 0; rest &= rest - 1) write(had++, rest);
  return had;
}

std::size_t find_from(std::size_t i, std::size_t had, const std::uint32_t* words, const char* bytes,
                      std::size_t count, GramProbe::Places& places) {
  const auto ask = [&](std::size_t gram) {
    const std::uint32_t mix = GramProbe::mixed(GramProbe::load(bytes + gram * GramProbe::kGram));
    return asked(words[mix >> kToWord], mix) >> 31;
  };
  for (; i + kStep <= count; i += kStep) {
    std::uint32_t found = 0;
    for (std::uint32_t k = 0; k < kStep; ++k) found |= ask(i + k) << k;
    had = note(found, i, had, places);
  }
  for (; i < count; ++i) had = note(ask(i), i, had, places);
  return had;
}

std::size_t find(const std::uint32_t* words, const char* bytes, std::size_t count,
                 GramProbe::Places& places) {
  return find_from(0, 0, words, bytes, count, places);
}

#ifdef DTSDOCTOR_AVX2

// The words of two grams, whose numbers are the halves of `pair`.
DTSDOCTOR_AVX2 __m128i two_words(const std::uint32_t* words, std::uint64_t pair) {
  const auto first = static_cast<int>(words[static_cast<std::uint32_t>(pair)]);
  return _mm_insert_epi32(_mm_cvtsi32_si128(first), static_cast<int>(words[pair >> 32]), 1);
}

DTSDOCTOR_AVX2 __m128i four_words(const std::uint32_t* words, __m128i numbers) {
  const auto low = static_cast<std::uint64_t>(_mm_cvtsi128_si64(numbers));
  const auto high = static_cast<std::uint64_t>(_mm_extract_epi64(numbers, 1));
  return _mm_unpacklo_epi64(two_words(words, low), two_words(words, high));
}

// Loads each word by itself, which is faster than the instruction that gathers them.
DTSDOCTOR_AVX2 [[gnu::flatten]] std::size_t find_wide(const std::uint32_t* words, const char* bytes,
                                                      std::size_t count,
                                                      GramProbe::Places& places) {
  const __m256i factor = _mm256_set1_epi32(static_cast<int>(GramProbe::mixed(1)));
  const __m256i in_word = _mm256_set1_epi32(kInWord);
  std::size_t had = 0;
  std::size_t i = 0;
  for (; i + kStep <= count; i += kStep) {
    const __m256i grams =
        _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + i * GramProbe::kGram));
    const __m256i mix = _mm256_mullo_epi32(grams, factor);
    const __m256i numbers = _mm256_srli_epi32(mix, kToWord);
    const __m256i word = _mm256_set_m128i(four_words(words, _mm256_extracti128_si256(numbers, 1)),
                                          four_words(words, _mm256_castsi256_si128(numbers)));
    const __m256i first = _mm256_sllv_epi32(word, _mm256_srli_epi32(mix, kToFirst) & in_word);
    const __m256i second = _mm256_sllv_epi32(word, _mm256_srli_epi32(mix, kToSecond) & in_word);
    const int found = _mm256_movemask_ps(_mm256_castsi256_ps(first & second));
    had = note(static_cast<std::uint32_t>(found), i, had, places);
  }
  return find_from(i, had, words, bytes, count, places);
}

#endif

}  // namespace

GramProbe::GramProbe([[maybe_unused]] bool wide)
    : words_(std::size_t{1} << kWordBits), find_(dtsdoctor::find) {
#ifdef DTSDOCTOR_AVX2
  if (wide) find_ = find_wide;
#endif
}

void GramProbe::add(std::uint32_t gram) {
  const std::uint32_t mix = mixed(gram);
  words_[mix >> kToWord] |=
      kTop >> ((mix >> kToFirst) & kInWord) | kTop >> ((mix >> kToSecond) & kInWord);
}

}  // namespace dtsdoctor
