// SPDX-License-Identifier: Apache-2.0
#include "input/rare_pairs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/avx2.h"
#ifdef DTSDOCTOR_AVX2
#include <immintrin.h>
#endif

namespace dtsdoctor {
namespace {

constexpr std::size_t kStep = 32;  // places
constexpr std::size_t kMostSteps = 64;

using Places = std::vector<std::size_t>;
using Found = std::array<std::uint16_t, kStep * kMostSteps>;

// Which places of so many steps from `bytes` on are such pairs; returns how many are.
using StepsFinder = std::size_t (*)(const char* bytes, std::size_t steps, Found& found);

// `kMay` tells it of one step, a bit a place. Nothing but it is called in the loop, so that what it
// compares with stays in registers.
template <std::uint32_t (*kMay)(const char*)>
[[gnu::always_inline]] inline std::size_t in_steps(const char* bytes, std::size_t steps,
                                                   Found& found) {
  std::size_t count = 0;
  for (std::size_t from = 0; from < steps * kStep; from += kStep) {
    for (std::uint32_t may = kMay(bytes + from); may != 0; may &= may - 1)
      found[count++] =
          static_cast<std::uint16_t>(from + static_cast<unsigned>(std::countr_zero(may)));
  }
  return count;
}

template <StepsFinder kFind>
void find(std::string_view block, Places& places) {
  Found found;
  const auto note = [&](const char* bytes, std::size_t steps, std::size_t at) {
    const std::size_t count = kFind(bytes, steps, found);
    for (std::size_t i = 0; i < count; ++i) places.push_back(at + found[i]);
  };
  std::size_t at = 0;
  while (at + kStep + kBehindPair <= block.size()) {
    const std::size_t steps = std::min(kMostSteps, (block.size() - kBehindPair - at) / kStep);
    note(block.data() + at, steps, at);
    at += steps * kStep;
  }
  // The last ones, with zeros behind: no pair has one.
  char rest[2 * kStep + kBehindPair] = {};
  const std::size_t size = block.copy(rest, sizeof rest, at);
  note(rest, (size + kStep - 1) / kStep, at);
}

// Sixteen bytes at a time; compilers turn it into whatever the machine has.
using Bytes [[gnu::vector_size(16)]] = unsigned char;
using Mask [[gnu::vector_size(16)]] = signed char;

Bytes load(const char* at) {
  Bytes bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

Mask is(Bytes bytes, unsigned char wanted) { return reinterpret_cast<Mask>(bytes == wanted); }

std::uint32_t bits_of(Mask mask) {
  std::uint64_t halves[2];
  std::memcpy(halves, &mask, sizeof halves);
  if ((halves[0] | halves[1]) == 0) return 0;
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < sizeof mask; ++i) bits |= (mask[i] == 0 ? 0U : 1U) << i;
  return bits;
}

template <Mask (*kMay)(const char*)>
std::uint32_t both_halves(const char* at) {
  return bits_of(kMay(at)) | bits_of(kMay(at + kStep / 2)) << (kStep / 2);
}

Mask breaks_at(const char* at) {
  const Bytes byte = load(at);
  const Bytes next = load(at + 1);
  const Mask number = is(byte, 'D') & is(load(at + 3), '-');
  const Mask plus = is(next, '+') & (is(byte, 'O') | is(byte, 'E'));
  const Mask narrow = (is(byte, 0xC2) & is(next, 0xAD)) | (is(byte, '&') & is(next, '#'));
  const Mask wide = (is(byte, 0xE2) & (is(next, 0x80) | is(next, 0x81))) | is(byte, 0xEF);
  return number | plus | narrow | wide | is(byte, 0x1B);
}

// Two bytes that stand together in a sign of an error and, two bytes behind the second, what others
// do not have there: any of each.
struct Kind {
  std::string_view firsts;
  std::string_view nexts;
  std::string_view thirds;
};

constexpr std::array<Kind, 8> kErrors = {{
    {"rRM", "rRK", "rRoOl,}[\x1B"},   // error, ErrCode, OOMKilled, "level":"err", ERRO[
    {"fF", "aAT", "lLaA ]"},          // failed, fatal, fault, FTL
    {"xXoy", "cCs:", "pPIK"},         // exception, HostId, memory: Kill
    {"aA", "nN", "cC"},               // panic
    {"cC\"", "rREF", "tT,"},          // crit, "E", of MongoDB
    {"SP[", "ERae", "EOe 2"},         // SEVERE, PRIORITY, [alert], [emerg], [E], [E 2026
    {"EFO", "R012", "0123 ]|:!\"-"},  // ERR, ALERT, EMERG, E0304 of klog, ORA-
    {"l\\T", "\"rv", "2356c="},       // level":50, level\":50, Traceback, lvl=
}};
constexpr char kPriority = '<';  // of syslog, in front of its number

// Of each half of a byte the kinds that have such a byte there, a bit each. A byte that has both
// halves of two others counts with them.
struct Halves {
  std::array<char, 16> low{};
  std::array<char, 16> high{};

  [[nodiscard]] constexpr unsigned kinds(unsigned char byte) const {
    return static_cast<unsigned char>(low[byte & 0x0FU]) &
           static_cast<unsigned char>(high[byte >> 4U]);
  }
};

template <std::string_view Kind::*kPart>
constexpr Halves halves_of() {
  Halves halves;
  for (std::size_t i = 0; i < kErrors.size(); ++i) {
    for (const char c : kErrors[i].*kPart) {
      const auto byte = static_cast<unsigned char>(c);
      const auto with = [&](char kinds) {
        return static_cast<char>(static_cast<unsigned char>(kinds) | 1U << i);
      };
      halves.low[byte & 0x0FU] = with(halves.low[byte & 0x0FU]);
      halves.high[byte >> 4U] = with(halves.high[byte >> 4U]);
    }
  }
  return halves;
}

constexpr Halves kFirsts = halves_of<&Kind::firsts>();
constexpr Halves kNexts = halves_of<&Kind::nexts>();
constexpr Halves kThirds = halves_of<&Kind::thirds>();

constexpr std::array<unsigned char, 256> by_byte(const Halves& halves) {
  std::array<unsigned char, 256> kinds{};
  for (unsigned byte = 0; byte < 0x80; ++byte)
    kinds[byte] = static_cast<unsigned char>(halves.kinds(static_cast<unsigned char>(byte)));
  return kinds;
}

std::uint32_t errors_at(const char* at) {
  static constexpr auto kFirst = by_byte(kFirsts);
  static constexpr auto kNext = by_byte(kNexts);
  static constexpr auto kThird = by_byte(kThirds);
  std::uint32_t found = 0;
  for (std::size_t i = 0; i < kStep; ++i) {
    const auto byte = static_cast<unsigned char>(at[i]);
    const auto next = static_cast<unsigned char>(at[i + 1]);
    const auto third = static_cast<unsigned char>(at[i + 3]);
    const bool chinese = (byte == 0xE9 && next == 0x94) ||
                         (byte == 0xE5 && (next == 0xA4 || next == 0xBC)) ||
                         (byte == 0xA5 && next == 0xE9);
    const bool is = (kFirst[byte] & kNext[next] & kThird[third]) != 0 || byte == kPriority;
    found |= (is || chinese ? 1U : 0U) << i;
  }
  return found;
}

std::size_t find_breaks(const char* bytes, std::size_t steps, Found& found) {
  return in_steps<both_halves<breaks_at>>(bytes, steps, found);
}

std::size_t find_errors(const char* bytes, std::size_t steps, Found& found) {
  return in_steps<errors_at>(bytes, steps, found);
}

#ifdef DTSDOCTOR_AVX2

using Wide = __m256i;

DTSDOCTOR_AVX2 Wide load_wide(const char* at) {
  return _mm256_loadu_si256(reinterpret_cast<const Wide*>(at));
}

DTSDOCTOR_AVX2 Wide is_wide(Wide bytes, int wanted) {
  return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(static_cast<char>(wanted)));
}

DTSDOCTOR_AVX2 std::uint32_t bits_of_wide(Wide mask) {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(mask));
}

DTSDOCTOR_AVX2 [[gnu::noinline]] std::uint32_t foreign_breaks(Wide byte, Wide next) {
  const Wide narrow = is_wide(byte, 0xC2) & is_wide(next, 0xAD);
  const Wide wide = is_wide(byte, 0xE2) & (is_wide(next, 0x80) | is_wide(next, 0x81));
  return bits_of_wide(narrow | wide | is_wide(byte, 0xEF));
}

DTSDOCTOR_AVX2 std::uint32_t breaks_at_wide(const char* at) {
  const Wide byte = load_wide(at);
  const Wide next = load_wide(at + 1);
  const Wide number = is_wide(byte, 'D') & is_wide(load_wide(at + 3), '-');
  const Wide plus = is_wide(next, '+') & (is_wide(byte, 'O') | is_wide(byte, 'E'));
  const Wide entity = is_wide(byte, '&') & is_wide(next, '#');
  const Wide ascii = number | plus | entity | is_wide(byte, 0x1B);
  if (bits_of_wide(ascii | byte) == 0) return 0;
  return bits_of_wide(ascii) | foreign_breaks(byte, next);
}

// Of each byte the kinds that both tables have, one for its low and one for its high half; none of
// bytes that are no ASCII.
DTSDOCTOR_AVX2 Wide kinds(Wide bytes, __m128i low, __m128i high) {
  const Wide halves = _mm256_srli_epi16(bytes, 4) & _mm256_set1_epi8(0x0F);
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(low), bytes) &
         _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(high), halves);
}

DTSDOCTOR_AVX2 [[gnu::noinline]] std::uint32_t foreign_errors(Wide byte, Wide next) {
  return bits_of_wide((is_wide(byte, 0xE9) & is_wide(next, 0x94)) |
                      (is_wide(byte, 0xE5) & (is_wide(next, 0xA4) | is_wide(next, 0xBC))) |
                      (is_wide(byte, 0xA5) & is_wide(next, 0xE9)));
}

DTSDOCTOR_AVX2 __m128i table(const std::array<char, 16>& kinds) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(kinds.data()));
}

DTSDOCTOR_AVX2 std::uint32_t errors_at_wide(const char* at) {
  const Wide byte = load_wide(at);
  const Wide next = load_wide(at + 1);
  const Wide found = kinds(byte, table(kFirsts.low), table(kFirsts.high)) &
                     kinds(next, table(kNexts.low), table(kNexts.high)) &
                     kinds(load_wide(at + 3), table(kThirds.low), table(kThirds.high));
  const Wide none = _mm256_cmpeq_epi8(found, _mm256_setzero_si256());
  const Wide others = byte | is_wide(byte, kPriority);
  if (bits_of_wide(_mm256_andnot_si256(others, none)) == ~0U) return 0;
  const std::uint32_t ascii = ~bits_of_wide(_mm256_andnot_si256(is_wide(byte, kPriority), none));
  return bits_of_wide(byte) == 0 ? ascii : ascii | foreign_errors(byte, next);
}

DTSDOCTOR_AVX2 [[gnu::flatten]] std::size_t find_breaks_wide(const char* bytes, std::size_t steps,
                                                             Found& found) {
  return in_steps<breaks_at_wide>(bytes, steps, found);
}

DTSDOCTOR_AVX2 [[gnu::flatten]] std::size_t find_errors_wide(const char* bytes, std::size_t steps,
                                                             Found& found) {
  return in_steps<errors_at_wide>(bytes, steps, found);
}

#endif

}  // namespace

const PairFinders& portable_pair_finders() {
  static constexpr PairFinders kFinders = {find<find_breaks>, find<find_errors>};
  return kFinders;
}

const PairFinders& pair_finders() {
#ifdef DTSDOCTOR_AVX2
  static constexpr PairFinders kFinders = {find<find_breaks_wide>, find<find_errors_wide>};
  if (has_avx2()) return kFinders;
#endif
  return portable_pair_finders();
}

}  // namespace dtsdoctor
