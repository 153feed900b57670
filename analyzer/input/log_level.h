// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the words by which loggers say how bad a line is stand in headers, in front of
// times, in brackets, where syslog has a host. They are the same everywhere, so they are named
// once. What stands around a level is for its reader to know, and so are levels of a single letter.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "base/ascii.h"

namespace dtsdoctor {

enum class LogLevel { none, usual, warning, error };  // error: or worse

// The letters that levels begin with, a bit each.
inline constexpr std::uint32_t kBeginsOfLevels = [] {
  std::uint32_t letters = 0;
  for (const char c : std::string_view("acdefilnpstvw")) letters |= 1U << (c - 'a');
  return letters;
}();

// Of a word in any case.
[[nodiscard]] constexpr LogLevel log_level(std::string_view word) {
  // java.util.logging's, in Chinese.
  if (word == "严重") return LogLevel::error;
  if (word == "警告") return LogLevel::warning;
  if (word == "信息") return LogLevel::usual;
  // Nearly all words fall here: what levels begin with, and how long they are.
  if (word.size() < 3 || word.size() > 11 || !is_alpha(word[0]) ||
      (kBeginsOfLevels >> (to_lower(word[0]) - 'a') & 1U) == 0)
    return LogLevel::none;
  using Level = std::pair<std::string_view, LogLevel>;
  constexpr std::array<Level, 28> kLevels = {{
      {"error", LogLevel::error},       {"err", LogLevel::error},       {"warn", LogLevel::warning},
      {"warning", LogLevel::warning},   {"fatal", LogLevel::error},     {"severe", LogLevel::error},
      {"crit", LogLevel::error},        {"critical", LogLevel::error},  {"alert", LogLevel::error},
      {"emerg", LogLevel::error},       {"emergency", LogLevel::error}, {"panic", LogLevel::error},
      {"dpanic", LogLevel::error},      {"info", LogLevel::usual},      {"inf", LogLevel::usual},
      {"information", LogLevel::usual}, {"debug", LogLevel::usual},     {"dbg", LogLevel::usual},
      {"trace", LogLevel::usual},       {"notice", LogLevel::usual},    {"log", LogLevel::usual},
      {"verbose", LogLevel::usual},     {"fine", LogLevel::usual},      {"finer", LogLevel::usual},
      {"finest", LogLevel::usual},      {"ftl", LogLevel::error},       {"eror", LogLevel::error},
      {"erro", LogLevel::error},
  }};
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 11;
  if (word.size() < kShortest || word.size() > kLongest) return LogLevel::none;
  const auto* const level = std::find_if(kLevels.begin(), kLevels.end(), [&](const Level& each) {
    return to_lower(word[0]) == each.first[0] && equals_fold(each.first, word);
  });
  return level == kLevels.end() ? LogLevel::none : level->second;
}

// Is it one in capitals, as loggers write them where another word could stand?
[[nodiscard]] constexpr bool is_level_in_capitals(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return is_upper(c); }) &&
         log_level(word) != LogLevel::none;
}

}  // namespace dtsdoctor
