// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the words that loggers and runtimes print where something went wrong are a
// table, each with where it has to stand. Its pairs of bytes are those that input/rare_pairs.cc
// finds. What stands around a word is for error_signs.cc to ask.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"

namespace dtsdoctor {

// What has to stand around a word, or where it has to stand.
enum class Where : std::uint8_t {
  anywhere,  // but where it tells of none
  phrase,    // anywhere
  value,     // a label with the code of an error
  message,   // a label that tells something
  code,      // a label that a reply which tells of success may have, too: beside such a code
  level,     // where a logger says how bad the line is
  bracket,   // the same, with its brackets
  head,      // at the begin of a line, as klog writes it
  priority,  // a number that syslog or journald keep beside a line
  numbered,  // a level in numbers, as pino, bunyan and GELF write it
  oracle,    // in front of a number
  crash,     // at the end of what a shell, a thread or a process says
  letter,    // a level of one letter, within brackets
  label,     // of a level, in front of it
  mongo,     // a level of one letter, in front of MongoDB's component
  severe,    // java.util.logging's own word for it, behind nothing but a time
  event,     // of Windows' event log, in front of a number
};

struct Sign {
  std::string_view word;
  bool whole;        // letters may not go on behind it
  std::size_t pair;  // offset of the bytes by which input/rare_pairs.cc finds it
  Where where = Where::anywhere;
};

constexpr bool in_any_case(const Sign& sign) { return sign.where == Where::level; }

inline constexpr std::array<Sign, 64> kSigns = {{
    {"ERROR", true, 1},
    {"Error", false, 1},
    {"FATAL", true, 0},
    {"Fatal", true, 0},
    {"SEVERE", true, 0},
    {"CRITICAL", true, 0},
    {"Exception", false, 1},
    {"EXCEPTION", true, 1},
    {"FAILED", true, 0},
    {"Failed", true, 0},
    {"failed", true, 0},
    {"Traceback", true, 0, Where::phrase},
    {"panic:", false, 1, Where::phrase},
    {"错误", false, 0},
    {"失败", false, 0},
    {"异常", false, 0},
    {"报错", false, 3},
    {"出错", false, 3},
    {"error:", false, 1},
    {"error occurred", true, 1},
    {"[error]", false, 2, Where::phrase},
    {"[alert]", false, 0, Where::bracket},
    {"[emerg]", false, 0, Where::bracket},
    {R"("s":"E",)", false, 4, Where::mongo},
    {R"("s":"F",)", false, 4, Where::mongo},
    {"FATA[", false, 0, Where::phrase},  // logrus, on a terminal
    {"BUILD FAILURE", true, 6, Where::phrase},
    {"Finished: FAILURE", true, 10, Where::phrase},
    {"panicked at", true, 1, Where::crash},
    {"Segmentation fault", true, 13, Where::crash},
    {"segfault at", true, 3, Where::crash},
    {"general protection fault", true, 19, Where::crash},
    {"memory: Kill", false, 5, Where::phrase},  // the kernel
    {"OOMKilled", true, 2},
    {"ErrCode", true, 1, Where::value},
    {"errorCode", true, 1, Where::value},
    {"errorMessage", true, 1, Where::message},
    {"HostId", true, 1, Where::code},
    // Levels, in any case.
    {"err", false, 1, Where::level},
    {"ERR", false, 0, Where::level},
    {"crit", false, 0, Where::level},
    {"fatal", false, 0, Where::level},
    {"fail", false, 0, Where::level},
    {"ALERT", false, 2, Where::level},
    {"EMERG", false, 2, Where::level},
    {"panic", false, 1, Where::level},
    {"dpanic", false, 2, Where::level},
    {"E0", false, 0, Where::head},
    {"E1", false, 0, Where::head},
    {"E2", false, 0, Where::head},
    {"F0", false, 0, Where::head},
    {"F1", false, 0, Where::head},
    {"F2", false, 0, Where::head},
    {"<", false, 0, Where::priority},
    {"PRIORITY", true, 0, Where::priority},
    {"level", false, 4, Where::numbered},
    {"\\", false, 0, Where::numbered},
    {"ORA-", false, 0, Where::oracle},
    {"[E", false, 0, Where::letter},  // Beego, Tornado
    {"ERRO", true, 1, Where::level},  // logrus, on a terminal
    {"FTL", true, 0, Where::level},   // Serilog, zerolog
    {"lvl", true, 0, Where::label},   // log15
    {"严重", false, 2, Where::severe},
    {"<Level>", false, 0, Where::event},
}};

using Signs = std::uint64_t;  // a bit each
static_assert(kSigns.size() <= 64);

// Which signs have a byte so far behind where their pair begins: those that have none there have
// any.
[[nodiscard]] constexpr std::array<Signs, 256> signs_with(int behind) {
  std::array<Signs, 256> signs{};
  for (std::size_t i = 0; i < kSigns.size(); ++i) {
    const int at = static_cast<int>(kSigns[i].pair) + behind;
    const bool within = at >= 0 && at < static_cast<int>(kSigns[i].word.size());
    const char wanted = within ? kSigns[i].word[static_cast<std::size_t>(at)] : '\0';
    for (unsigned byte = 0; byte < 256; ++byte) {
      const char c = static_cast<char>(byte);
      const bool is = c == wanted || (in_any_case(kSigns[i]) && to_lower(c) == to_lower(wanted));
      if (!within || is) signs[byte] |= Signs{1} << i;
    }
  }
  return signs;
}
inline constexpr auto kSignsByBefore = signs_with(-1);
inline constexpr auto kSignsByFirst = signs_with(0);
inline constexpr auto kSignsByThird = signs_with(2);
inline constexpr auto kSignsByFourth = signs_with(3);
inline constexpr auto kSignsByFifth = signs_with(4);

// Those that may have the pair of bytes at `pair`: nearly all candidates fall here.
[[nodiscard]] inline Signs signs_at(std::string_view text, std::size_t pair) {
  const auto byte = [text](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  return kSignsByBefore[byte(pair - 1)] & kSignsByFirst[byte(pair)] &
         kSignsByThird[byte(pair + 2)] & kSignsByFourth[byte(pair + 3)] &
         kSignsByFifth[byte(pair + 4)];
}

// The first of the signs for which `is(sign)` holds.
template <typename Is>
const Sign* first_sign(Signs signs, const Is& is) {
  for (; signs != 0; signs &= signs - 1) {
    const Sign& sign = kSigns[static_cast<std::size_t>(std::countr_zero(signs))];
    if (is(sign)) return &sign;
  }
  return nullptr;
}

}  // namespace dtsdoctor
