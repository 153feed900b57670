// SPDX-License-Identifier: Apache-2.0
#include "input/calendar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::int64_t kFirst = 10957 * kDay;  // 2000-01-01
constexpr std::int64_t kEnd = 47482 * kDay;    // 2100-01-01

// Up to 19 digits; -1 for anything else.
std::int64_t number_of(std::string_view digits) {
  if (digits.size() > 19 || !all_digits(digits)) return -1;
  std::uint64_t value = 0;
  for (const char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value > std::uint64_t{INT64_MAX} ? -1 : static_cast<std::int64_t>(value);
}

// Bytes of the "e+09" that `text` begins with; 0: of none.
std::size_t exponent_length(std::string_view text) {
  if (text.empty() || to_lower(text[0]) != 'e') return 0;
  const std::size_t begin = text.substr(1).starts_with('+') ? 2 : 1;
  std::size_t end = begin;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end > begin && end <= begin + 2 ? end : 0;
}

// "1.772600767089" with an exponent of 9 is "1772600767.089".
std::string without_exponent(std::string_view mantissa, std::size_t exponent) {
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  std::string digits(mantissa.substr(0, point));
  if (point < mantissa.size()) digits += mantissa.substr(point + 1);
  if (digits.size() < point + exponent) digits.resize(point + exponent, '0');
  if (digits.size() > point + exponent) digits.insert(point + exponent, 1, '.');
  return digits;
}

}  // namespace

std::optional<std::int64_t> days_of(int year, int month, int day) {
  if (year < 2000 || year > 2099) return std::nullopt;
  return days_of_any(year, month, day);
}

std::optional<std::int64_t> days_of_any(int year, int month, int day) {
  if (month < 1 || day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count();
}

int month_of(std::string_view name) {
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto found = std::find(kMonths.begin(), kMonths.end(), name);
  return found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

ChineseMonth chinese_month(std::string_view text) {
  constexpr std::string_view kMonth = "月";
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits > 2) return {};
  if (digits > 0) {
    if (!text.substr(digits).starts_with(kMonth)) return {};
    const int tens = digits == 2 ? text[0] - '0' : 0;
    return {tens * 10 + text[digits - 1] - '0', digits + kMonth.size()};
  }
  constexpr std::array<std::string_view, 12> kNames = {"一月", "二月", "三月",   "四月",
                                                       "五月", "六月", "七月",   "八月",
                                                       "九月", "十月", "十一月", "十二月"};
  const auto* const name = std::find_if(
      kNames.begin(), kNames.end(), [&](std::string_view each) { return text.starts_with(each); });
  if (name == kNames.end()) return {};
  return {static_cast<int>(name - kNames.begin()) + 1, name->size()};
}

std::optional<int> zone_minutes(std::string_view text) {
  if (text == "Z") return 0;
  if (text.starts_with("UTC") || text.starts_with("GMT")) {
    text.remove_prefix(3);
    if (text.empty()) return 0;
  }
  if (text.size() < 2 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  const bool west = text[0] == '-';
  text.remove_prefix(1);
  const bool has_minutes = text.size() == 4 || (text.size() == 5 && text[2] == ':');
  if (!has_minutes && text.size() > 2) return std::nullopt;
  const std::int64_t hours = number_of(text.substr(0, has_minutes ? 2 : text.size()));
  const std::int64_t minutes = has_minutes ? number_of(text.substr(text.size() - 2)) : 0;
  // Zones are whole quarters of an hour; "-1234" is something else.
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 45 || minutes % 15 != 0)
    return std::nullopt;
  const int east = static_cast<int>(hours * 60 + minutes);
  return west ? -east : east;
}

std::optional<std::int64_t> epoch_ms(std::string_view number) {
  const std::size_t point = number.find('.');
  const std::string_view whole = number.substr(0, point);
  std::int64_t ms = number_of(whole);
  switch (whole.size()) {
    case 9:   // before September 2001
    case 10:  // seconds
      ms *= 1000;
      if (point != std::string_view::npos) {
        const std::string_view fraction = number.substr(point + 1);
        if (!all_digits(fraction)) return std::nullopt;
        const std::string three = std::string(fraction.substr(0, 3)) + "00";
        ms += number_of(std::string_view(three).substr(0, 3));
      }
      break;
    case 12:
    case 13:
      break;
    case 16:
      ms /= 1000;
      break;
    case 19:
      ms /= 1000000;
      break;
    default:
      return std::nullopt;
  }
  if (ms < kFirst * 1000 || ms >= kEnd * 1000) return std::nullopt;
  return ms;
}

std::optional<EpochTime> read_epoch(std::string_view text) {
  const std::size_t plain = std::min(text.find_first_not_of("0123456789."), text.size());
  const std::size_t exponent = exponent_length(text.substr(plain));
  const std::size_t length = plain + exponent;
  const bool goes_on = length < text.size() && (is_alnum(text[length]) || text[length] == '_');
  if (plain == 0 || goes_on) return std::nullopt;
  const std::string_view number = text.substr(0, plain);
  std::optional<std::int64_t> ms;
  if (exponent == 0) {
    ms = epoch_ms(number);
  } else {
    const std::string_view power = text.substr(plain + 1, exponent - 1);
    const std::int64_t value = number_of(power.substr(power.starts_with('+') ? 1 : 0));
    ms = epoch_ms(without_exponent(number, static_cast<std::size_t>(value)));
  }
  return ms ? std::optional(EpochTime{*ms, length}) : std::nullopt;
}

std::string format_time(std::int64_t ms) {
  const std::chrono::sys_time<std::chrono::milliseconds> time{std::chrono::milliseconds(ms)};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  std::string out =
      fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  clock.hours().count(), clock.minutes().count(), clock.seconds().count());
  if (clock.subseconds().count() != 0) out += fmt::format(".{:03}", clock.subseconds().count());
  return out + "Z";
}

}  // namespace dtsdoctor
