// SPDX-License-Identifier: Apache-2.0
#include "input/line_epoch.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/ascii.h"
#include "base/hex.h"
#include "input/calendar.h"
#include "input/log_level.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kLongestTag = 60;

// A number at the beginning of `text` that may be a time without anything that names it: ids have
// as many digits, so only of 2001 to 2033.
std::optional<EpochTime> bare_epoch(std::string_view text) {
  if (!text.starts_with('1')) return std::nullopt;
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  return digits == 10 || digits == 13 ? read_epoch(text) : std::nullopt;
}

// Decimals of the number that `text` begins with.
std::size_t decimals(std::string_view text, std::size_t length) {
  const std::size_t point = text.substr(0, length).find('.');
  return point == std::string_view::npos ? 0 : length - point - 1;
}

// "[ERROR]", "ERROR", "error:"; not a word that a message may begin with.
bool begins_with_level(std::string_view text) {
  const std::size_t at = past_blanks(text, 0);
  const std::string_view word = text.substr(at, text.find(' ', at) - at);
  if (!word.starts_with('[')) return is_level_in_capitals(word.substr(0, word.find(':')));
  return log_level(word.substr(1, word.find(']') - 1)) != LogLevel::none;
}

// Past "[0] tag: " of Fluent Bit, and past a bracket that stands around its time and metadata.
std::size_t past_fluent_bit(std::string_view text) {
  std::size_t at = 0;
  const std::size_t close = text.find("] ");
  if (close != std::string_view::npos && close > 1 && all_digits(text.substr(1, close - 1))) {
    const std::size_t tag = text.find(": [", close);
    if (tag < kLongestTag) at = tag + 2;
  }
  return text.substr(at).starts_with("[[") ? at + 1 : at;
}

}  // namespace

TimeStamp tai_stamp(std::string_view text) {
  constexpr std::size_t kDigits = 24;  // sixteen of the second, eight of its nanoseconds
  constexpr std::size_t kSecond = 16;
  constexpr std::uint64_t kEpoch = (std::uint64_t{1} << 62U) + 10;
  constexpr std::uint64_t kMostSeconds = std::uint64_t{1} << 32U;
  if (!text.starts_with("@4000") || text.size() <= kDigits) return {};
  std::uint64_t second = 0;
  std::uint64_t nanoseconds = 0;
  for (std::size_t i = 0; i < kDigits; ++i) {
    if (!is_hex(text[i + 1])) return {};
    std::uint64_t& part = i < kSecond ? second : nanoseconds;
    part = part << 4U | static_cast<std::uint64_t>(hex_value(text[i + 1]));
  }
  if (second < kEpoch || second - kEpoch > kMostSeconds || nanoseconds >= 1'000'000'000) return {};
  const std::uint64_t ms = (second - kEpoch) * 1000 + nanoseconds / 1'000'000;
  return {static_cast<std::int64_t>(ms), true, 1 + kDigits, 1};
}

TimeStamp line_epoch(std::string_view text) {
  if (text.empty() || !is_one_of(text[0], "[1")) return {};
  const bool bracketed = text.starts_with('[');
  const std::size_t begin = bracketed ? past_fluent_bit(text) + 1 : 0;
  const std::string_view number = text.substr(std::min(begin, text.size()));
  const std::optional<EpochTime> epoch = bare_epoch(number);
  if (!epoch) return {};
  const std::string_view rest = number.substr(epoch->length);
  const std::size_t after = decimals(number, epoch->length);
  const bool fits = bracketed ? (begin == 1 && rest.starts_with(']')) || rest.starts_with(", {")
                              : rest.starts_with(' ') && (after == 3 || after == 6 || after == 9 ||
                                                          (after == 0 && begins_with_level(rest)));
  return fits ? TimeStamp{epoch->ms, true, begin + epoch->length, 1} : TimeStamp{};
}

}  // namespace dtsdoctor
