// SPDX-License-Identifier: Apache-2.0
#include "diagnose/time_shape.h"

#include <algorithm>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
constexpr std::string_view kDays = "MonTueWedThuFriSatSun";

bool one_of(std::string_view three, std::string_view names) {
  if (three.size() != 3) return false;
  for (std::size_t at = 0; at < names.size(); at += 3) {
    if (names.substr(at, 3) == three) return true;
  }
  return false;
}

// Digits where the picture has 'd', else itself; the picture's size, or 0 if it does not fit.
std::size_t picture_length(std::string_view text, std::string_view picture) {
  if (text.size() < picture.size()) return 0;
  for (std::size_t i = 0; i < picture.size(); ++i) {
    if (picture[i] == 'd' ? !is_digit(text[i]) : text[i] != picture[i]) return 0;
  }
  return picture.size();
}

std::size_t leading_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

// Nearly all numbers are none, and what stands behind their digits tells so.
bool may_begin_time(std::string_view text) {
  const std::size_t digits = leading_digits(text.substr(0, 9));
  const char behind = digits < text.size() ? text[digits] : '\0';
  switch (digits) {
    case 1:
      return behind == ':';
    case 2:
      return is_one_of(behind, ":/-. ");
    case 4:
      return behind == '-' || behind == '/' || behind == '.';
    case 6:
    case 8:
      return true;
    default:
      return false;
  }
}

std::size_t zone_length(std::string_view text) {
  if (text.starts_with('Z')) return 1;
  const std::size_t blank = text.starts_with(' ') ? 1 : 0;
  text.remove_prefix(blank);
  if (!text.starts_with('+') && !text.starts_with('-')) return 0;
  for (const std::string_view picture : {"dd:dd", "dddd"}) {
    if (const std::size_t length = picture_length(text.substr(1), picture); length > 0)
      return blank + 1 + length;
  }
  return 0;
}

// "10:11:12", "9:11:12.345", with a zone.
std::size_t clock_length(std::string_view text) {
  std::size_t at = std::max(picture_length(text, "dd:dd:dd"), picture_length(text, "d:dd:dd"));
  if (at == 0) {  // "5:06PM" of zerolog
    at = std::max({picture_length(text, "dd:ddAM"), picture_length(text, "d:ddAM"),
                   picture_length(text, "dd:ddPM"), picture_length(text, "d:ddPM")});
    return at < text.size() && is_alnum(text[at]) ? 0 : at;
  }
  if (at + 1 < text.size() && (text[at] == '.' || text[at] == ',' || text[at] == ':') &&
      is_digit(text[at + 1])) {
    ++at;
    at += leading_digits(text.substr(at));
  }
  return at + zone_length(text.substr(at));
}

// "04-Mar-2026" of Tomcat, "04/Mar/2026", "04 Mar 2026"
std::size_t named_day_length(std::string_view text) {
  constexpr std::size_t kLength = 11;
  if (text.size() < kLength || !one_of(text.substr(3, 3), kMonths)) return 0;
  const char mark = text[2];
  const bool fits = (mark == '-' || mark == '/' || mark == ' ') && text[6] == mark;
  return fits && leading_digits(text.substr(7)) == 4 ? kLength : 0;
}

// What may stand in front of a time of day; more than date_length() takes for a date.
std::size_t day_length(std::string_view text) {
  switch (leading_digits(text)) {
    case 2:
      return std::max({picture_length(text, "dd/dd/dddd"), picture_length(text, "dd-dd-dddd"),
                       picture_length(text, "dd/dd/dd"), picture_length(text, "dd-dd"),
                       picture_length(text, "dd.dd"), picture_length(text, "dd/dd"),
                       named_day_length(text)});
    case 4:
      return std::max(date_length(text), picture_length(text, "dddd.dd.dd"));
    case 6:
    case 8:
      return leading_digits(text);
    default:
      return 0;
  }
}

}  // namespace

std::size_t date_length(std::string_view text) {
  const std::size_t length =
      std::max(picture_length(text, "dddd-dd-dd"), picture_length(text, "dddd/dd/dd"));
  return length < text.size() && is_alnum(text[length]) ? 0 : length;
}

std::size_t stamp_length(std::string_view text) {
  if (!may_begin_time(text)) return 0;
  // "2026-03-04T05" goes on behind the date.
  std::size_t day = day_length(text);
  if (day == 0 && picture_length(text, "dddd-dd-ddTdd") > 0) day = 10;
  if (day > 0) {
    if (day >= text.size() || !is_one_of(text[day], " T_-:,")) return 0;
    const std::string_view rest = text.substr(day + 1);
    std::size_t clock = clock_length(rest);
    if (clock == 0 && day == 6) clock = picture_length(rest, "dddddd");
    if (clock == 0) return 0;
    day += 1 + clock;
  } else {
    day = clock_length(text);
  }
  return day < text.size() && is_alnum(text[day]) ? 0 : day;
}

std::size_t spelled_date_length(std::string_view text) {
  if (text.size() < 4 || text[3] != ' ') return 0;  // behind the day or the month
  std::size_t at = one_of(text.substr(0, 3), kDays) && text.substr(3, 1) == " " ? 4 : 0;
  if (at >= text.size() || !one_of(text.substr(at, 3), kMonths) || text.substr(at + 3, 1) != " ")
    return 0;
  at += 4;
  if (text.substr(at, 1) == " ") ++at;
  const std::size_t day = leading_digits(text.substr(at));
  if (day == 0 || day > 2 || text.substr(at + day, 1) != " ") return 0;
  at += day + 1;
  const std::size_t clock = clock_length(text.substr(at));
  if (clock == 0) return 0;
  at += clock;
  return picture_length(text.substr(at), " dddd") > 0 && text.substr(at + 5, 1) != ":" ? at + 5
                                                                                       : at;
}

}  // namespace dtsdoctor
