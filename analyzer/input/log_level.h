// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the words by which loggers say how bad a line is stand in headers, in front of
// times, in brackets, where syslog has a host. They are the same everywhere, so they are named
// once. What stands around a level is for its reader to know, and so are levels of a single letter.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/ascii.h"

namespace dtsdoctor {

enum class LogLevel { none, usual, bad };  // bad: a warning, or worse

// Of a word in any case.
[[nodiscard]] constexpr LogLevel log_level(std::string_view word) {
  using Level = std::pair<std::string_view, LogLevel>;
  constexpr std::array<Level, 23> kLevels = {{
      {"error", LogLevel::bad},   {"err", LogLevel::bad},           {"warn", LogLevel::bad},
      {"warning", LogLevel::bad}, {"fatal", LogLevel::bad},         {"severe", LogLevel::bad},
      {"crit", LogLevel::bad},    {"critical", LogLevel::bad},      {"alert", LogLevel::bad},
      {"emerg", LogLevel::bad},   {"panic", LogLevel::bad},         {"info", LogLevel::usual},
      {"inf", LogLevel::usual},   {"information", LogLevel::usual}, {"debug", LogLevel::usual},
      {"dbg", LogLevel::usual},   {"trace", LogLevel::usual},       {"notice", LogLevel::usual},
      {"log", LogLevel::usual},   {"verbose", LogLevel::usual},     {"fine", LogLevel::usual},
      {"finer", LogLevel::usual}, {"finest", LogLevel::usual},
  }};
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 11;
  if (word.size() < kShortest || word.size() > kLongest) return LogLevel::none;
  const auto* const level = std::find_if(kLevels.begin(), kLevels.end(), [&](const Level& each) {
    return equals_fold(each.first, word);
  });
  return level == kLevels.end() ? LogLevel::none : level->second;
}

// Is it one in capitals, as loggers write them where another word could stand?
[[nodiscard]] constexpr bool is_level_in_capitals(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return is_upper(c); }) &&
         log_level(word) != LogLevel::none;
}

}  // namespace dtsdoctor
