// SPDX-License-Identifier: Apache-2.0
#include "input/error_signs.h"

#include <array>
#include <bitset>
#include <cstdint>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

struct Sign {
  std::string_view word;
  bool whole;  // letters may not go on behind it
};

constexpr std::array<Sign, 21> kSigns = {{
    {"ERROR", true},
    {"Error", false},
    {"FATAL", true},
    {"Fatal", true},
    {"SEVERE", true},
    {"CRITICAL", true},
    {"Exception", false},
    {"EXCEPTION", true},
    {"FAILED", true},
    {"Failed", true},
    {"failed", true},
    {"Traceback", true},
    {"panic:", false},
    {"错误", false},
    {"失败", false},
    {"异常", false},
    {"error:", false},
    {"error occurred", true},
    {"level\":\"error", false},
    {"level\": \"error", false},
    {"level=error", true},
}};

std::uint16_t pair_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint16_t>(static_cast<unsigned char>(text[at]) << 8 |
                                    static_cast<unsigned char>(text[at + 1]));
}

const std::bitset<65536>& first_pairs() {
  static const std::bitset<65536> kPairs = [] {
    std::bitset<65536> pairs;
    for (const Sign& sign : kSigns) pairs.set(pair_at(sign.word, 0));
    return pairs;
  }();
  return kPairs;
}

// "Errors: 0", "0 failed", "Error=0": a count of nothing is no error.
bool counts_nothing(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t after = end;
  while (after < text.size() &&
         (text[after] == 's' || text[after] == ':' || text[after] == '=' || text[after] == ' '))
    ++after;
  const auto zero_at = [&](std::size_t at) {
    return at < text.size() && text[at] == '0' &&
           (at + 1 == text.size() || !is_alnum(text[at + 1])) &&
           (at == 0 || !is_alnum(text[at - 1]));
  };
  return (after > end && zero_at(after)) ||
         (begin >= 2 && text[begin - 1] == ' ' && zero_at(begin - 2));
}

bool is_sign(std::string_view text, std::size_t at, const Sign& sign) {
  // Nearly all candidates fall here: "er" starts half of all words, "err" few.
  if (at + 2 >= text.size() || text[at + 2] != sign.word[2] || text[at] != sign.word[0])
    return false;
  if (text.substr(at, sign.word.size()) != sign.word) return false;
  const std::size_t end = at + sign.word.size();
  const bool left = !sign.whole || at == 0 || !is_alnum(text[at - 1]);
  const bool right =
      !sign.whole || end == text.size() || (!is_alnum(text[end]) && text[end] != '_');
  return left && right && !counts_nothing(text, at, end);
}

}  // namespace

bool looks_like_error(std::string_view record) {
  const std::bitset<65536>& pairs = first_pairs();
  for (std::size_t at = 0; at + 1 < record.size(); ++at) {
    if (!pairs.test(pair_at(record, at))) continue;
    for (const Sign& sign : kSigns) {
      if (is_sign(record, at, sign)) return true;
    }
  }
  return false;
}

}  // namespace dtsdoctor
