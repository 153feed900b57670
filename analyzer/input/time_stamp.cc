// SPDX-License-Identifier: Apache-2.0
#include "input/time_stamp.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "input/calendar.h"

namespace dtsdoctor {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::string_view kYear = "年";
constexpr std::string_view kMorning = "上午";
constexpr std::string_view kAfternoon = "下午";

// What most that stands there is not: a letter, or a number with a sign of Chinese behind it.
bool may_begin_month(std::string_view text) {
  if (text.size() < 3 || is_alpha(text[0])) return text.size() >= 3;
  return static_cast<unsigned char>(text[0]) >= 0x80 || text[1] == '\xE6' || text[2] == '\xE6';
}

// Nearly all numbers are no date, and what stands behind their digits tells so.
bool may_begin_stamp(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && digits <= 8 && is_digit(text[digits])) ++digits;
  const char behind = digits < text.size() ? text[digits] : '\0';
  switch (digits) {
    case 0:
      return true;
    case 1:
    case 2:
      if (behind == '\xE6') return chinese_month(text).length > 0;
      return is_one_of(behind, "/- ") && may_begin_month(text.substr(digits + 1));
    case 4:
      return behind == '-' || behind == '/' || behind == '.' || behind == kYear[0];
    case 8:
      return is_one_of(behind, " T,-");
    default:
      return false;
  }
}

// Reads on from one place; whatever does not fit makes all of it fail.
class StampReader {
 public:
  explicit StampReader(std::string_view text) : text_(text) {}

  [[nodiscard]] TimeStamp whole() {
    if (!date_and_clock()) return {};
    return stamp();
  }

  [[nodiscard]] TimeStamp date_or_time() {
    if (!numeric_date()) return {};
    unit_ms_ = kDay * 1000;
    if (at_ < text_.size()) {
      if (!between() || !clock(false)) return {};
      zone();
    }
    return at_ == text_.size() ? stamp(days_of_any) : TimeStamp{};
  }

 private:
  using DaysOf = std::optional<std::int64_t> (*)(int year, int month, int day);
  [[nodiscard]] TimeStamp stamp(DaysOf days_of_date = days_of) const {
    const std::optional<std::int64_t> days = days_of_date(year_, month_, day_);
    if (!days) return {};
    const std::int64_t local = *days * kDay + seconds_ - (has_zone_ ? zone_ * 60 : 0);
    return {local * 1000 + millis_, has_zone_, at_, unit_ms_};
  }

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool skip(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  // The number that so many digits make.
  bool number(std::size_t digits, int& to) {
    if (text_.size() < at_ + digits) return false;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      const char c = text_[at_ + i];
      if (!is_digit(c)) return false;
      value = value * 10 + (c - '0');
    }
    to = value;
    at_ += digits;
    return true;
  }
  // " 4", "4", "04"
  bool one_or_two(int& to) {
    if (peek() == ' ') ++at_;
    return short_number(to);
  }
  bool month_name() {
    const int month = month_of(text_.substr(at_, 3));
    if (month == 0) return !is_alpha(peek()) && chinese_month_name();
    month_ = month;
    at_ += 3;
    return true;
  }
  bool chinese_month_name() {
    const ChineseMonth found = chinese_month(text_.substr(at_));
    month_ = found.month;
    at_ += found.length;
    return found.length > 0;
  }

  bool date_and_clock() {
    if (is_digit(peek())) {
      if (numeric_date()) return between() && clock(true) && zone();
      if (chinese_month(text_).length > 0) return month_first();
      return named_month_date() && (skip(':') || skip(' ')) && clock(true) && zone();
    }
    const bool name = is_upper(peek()) && (peek(3) == ' ' || peek(3) == ',');
    if (!name && is_upper(peek())) return long_weekday();
    if (!name) return static_cast<unsigned char>(peek()) >= 0x80 && month_first();
    skip_weekday();
    if (!is_digit(peek())) return month_first();
    if (numeric_date()) return between() && clock(true) && zone();  // systemd
    return named_month_date() && skip(' ') && clock(true) && zone();
  }

  bool skip(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  // "3", "03"
  bool short_number(int& to) { return number(2, to) || number(1, to); }

  // 2026-03-04, 2026/3/4, 2026.03.04, 20260304, 2026年3月4日
  bool numeric_date() {
    const std::size_t begin = at_;
    if (number(4, year_)) {
      const char mark = peek();
      if (mark == '-' || mark == '.') {
        ++at_;
        if (number(2, month_) && skip(mark) && number(2, day_)) return true;
      } else if (skip('/')) {
        if (short_number(month_) && skip('/') && short_number(day_)) return true;
      } else if (skip(kYear)) {
        if (short_number(month_) && skip("月") && short_number(day_) && skip("日")) return true;
      } else if (number(2, month_) && number(2, day_)) {
        compact_ = true;
        return true;
      }
    }
    at_ = begin;
    return false;
  }

  // 04/Mar/2026, 04-Mar-2026, 04 Mar 2026
  bool named_month_date() {
    if (!short_number(day_)) return false;
    const char mark = peek();
    if (mark != '/' && mark != '-' && mark != ' ') return false;
    ++at_;
    return month_name() && skip(mark) && number(4, year_);
  }

  // Wed Mar  4 05:06:07 CST 2026; Mar 04, 2026 5:06:07 AM; Mar  4 2026 05:06:07;
  // Mar 4, 2026 @ 05:06:07.089 of Kibana
  bool month_first() {
    if (!month_name() || !skip(' ') || !one_or_two(day_)) return false;
    skip(',');
    if (!skip(' ')) return false;
    const std::size_t behind = at_;
    if (number(4, year_) && skip(' ')) {
      skip("@ ");
      return clock(true) && zone();
    }
    at_ = behind;
    if (!clock(true)) return false;
    zone();
    if (!has_zone_) skip_zone_name();
    return skip(' ') && number(4, year_) && !is_digit(peek()) && peek() != '-';
  }

  // Wednesday, 04-Mar-26 05:06:07 GMT of RFC 850
  bool long_weekday() {
    constexpr std::array<std::string_view, 7> kDays = {
        "Monday, ", "Tuesday, ", "Wednesday, ", "Thursday, ", "Friday, ", "Saturday, ", "Sunday, "};
    if (std::none_of(kDays.begin(), kDays.end(), [&](auto day) { return skip(day); })) return false;
    if (!number(2, day_) || !skip('-') || !month_name() || !skip('-') || !number(2, year_))
      return false;
    year_ += 2000;
    return skip(' ') && clock(true) && zone();
  }

  // "Wed ", "Wed, "
  void skip_weekday() {
    constexpr std::array<std::string_view, 7> kDays = {"Mon", "Tue", "Wed", "Thu",
                                                       "Fri", "Sat", "Sun"};
    if (std::find(kDays.begin(), kDays.end(), text_.substr(0, 3)) == kDays.end()) return;
    at_ = 3;
    skip(',');
    skip(' ');
  }

  void skip_zone_name() {
    std::size_t length = 1;
    while (length <= 5 && is_upper(peek(length))) ++length;
    if (peek() == ' ' && length > 2 && peek(length) == ' ') at_ += length;
  }

  // Between a numeric date and its time of day; svlogd writes '_', and "20260304-05:06:07" is no
  // id.
  bool between() {
    if (compact_ && peek(3) == ':' && skip('-')) return true;
    skip(',');
    return skip('T') || skip(' ') || skip('_') || is_half(at_);
  }

  // "上午", "下午"
  [[nodiscard]] bool is_half(std::size_t at) const {
    const std::string_view rest = text_.substr(std::min(at, text_.size()));
    return rest.starts_with(kMorning) || rest.starts_with(kAfternoon);
  }

  // 05:06:07.089, " 5:06:07", 050607 behind a compact date
  bool clock(bool needs_seconds) {
    int hour = 0;
    int minute = 0;
    int second = 0;
    const bool has_half = is_half(at_);
    const bool pm = has_half && text_.substr(at_).starts_with(kAfternoon);
    if (has_half) at_ += kMorning.size();
    if (compact_ && peek(2) != ':') {
      if (!number(2, hour) || !number(2, minute) || !number(2, second)) return false;
      unit_ms_ = 1000;
    } else {
      if (!one_or_two(hour) || !skip(':') || !number(2, minute)) return false;
      unit_ms_ = 60000;
      if (skip(':')) {
        if (!number(2, second)) return false;
        unit_ms_ = 1000;
      } else if (needs_seconds) {
        return false;
      }
    }
    if (is_digit(peek())) return false;
    fraction();
    if (has_half ? !set_half(hour, pm) : !half_of_day(hour)) return false;
    if (hour > 23 || minute > 59 || second > 60) return false;  // 60: a leap second
    seconds_ = hour * 3600 + minute * 60 + second;
    return true;
  }

  void fraction() {
    const char mark = peek();
    const bool point = mark == '.' || mark == ',';
    // 05:06:07:089 of log4j
    const bool colon = mark == ':' && is_digit(peek(2)) && is_digit(peek(3)) && !is_digit(peek(4));
    if ((!point && !colon) || !is_digit(peek(1))) return;
    ++at_;
    int weight = 100;
    for (; is_digit(peek()); ++at_, weight /= 10) millis_ += (peek() - '0') * weight;
    unit_ms_ = 1;
  }

  // " AM", " PM", " 下午"
  bool half_of_day(int& hour) {
    if (peek() == ' ' && is_half(at_ + 1)) {
      const bool afternoon = text_.substr(at_ + 1).starts_with(kAfternoon);
      at_ += 1 + kAfternoon.size();
      return set_half(hour, afternoon);
    }
    const bool pm = peek(1) == 'P';
    if (peek() != ' ' || peek(2) != 'M' || (!pm && peek(1) != 'A') || is_alnum(peek(3)))
      return true;
    at_ += 3;
    return set_half(hour, pm);
  }

  static bool set_half(int& hour, bool pm) {
    if (hour < 1 || hour > 12) return false;
    hour = hour % 12 + (pm ? 12 : 0);
    return true;
  }

  // Always true: what is no zone is left where it stands.
  bool zone() {
    const std::size_t begin = at_;
    const bool apart = skip(' ');
    const std::string_view rest = text_.substr(at_);
    std::size_t end = 0;
    if (rest.starts_with("UTC") || rest.starts_with("GMT")) end = 3;
    if (rest.starts_with("Z")) end = 1;
    if (end != 1 && (end < rest.size()) && (rest[end] == '+' || rest[end] == '-')) {
      std::size_t digits = end + 1;
      while (digits < rest.size() && (is_digit(rest[digits]) || rest[digits] == ':')) ++digits;
      if (rest[digits - 1] == ':') --digits;
      // "05:06:07 -3 rows" is no zone, "05:06:07+08" is one.
      const std::size_t fewest = end > 0 ? 1 : apart ? 4 : 2;
      if (digits - end > fewest) end = digits;
    }
    const bool cut = end < rest.size() && is_alnum(rest[end]);
    const std::optional<int> minutes =
        end == 0 || cut ? std::nullopt : zone_minutes(rest.substr(0, end));
    at_ = minutes ? at_ + end : begin;
    has_zone_ = minutes.has_value();
    zone_ = minutes.value_or(0);
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int year_ = 0;
  int month_ = 0;
  int day_ = 0;
  int seconds_ = 0;
  int millis_ = 0;
  int zone_ = 0;
  bool has_zone_ = false;
  bool compact_ = false;
  std::int64_t unit_ms_ = 1000;
};

}  // namespace

TimeStamp read_time_stamp(std::string_view text) {
  return may_begin_stamp(text) ? StampReader(text).whole() : TimeStamp{};
}

std::optional<TimeSpan> read_time_span(std::string_view text, int zone_minutes) {
  const TimeStamp stamp = StampReader(text).date_or_time();
  if (stamp.length == 0) return std::nullopt;
  const std::int64_t east = stamp.has_zone ? 0 : std::int64_t{zone_minutes} * 60000;
  return TimeSpan{stamp.ms - east, stamp.ms - east + stamp.unit_ms};
}

}  // namespace dtsdoctor
