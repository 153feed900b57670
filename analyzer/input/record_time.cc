// SPDX-License-Identifier: Apache-2.0
#include "input/record_time.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "input/calendar.h"
#include "input/json_row.h"
#include "input/json_time.h"
#include "input/line_epoch.h"
#include "input/line_shape.h"
#include "input/log_level.h"
#include "input/trace_shape.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kHeader = 200;   // bytes of a record in which its own time begins
constexpr std::size_t kCarrier = 700;  // bytes that carriers put in front of it
constexpr std::size_t kLongestWord = 60;
constexpr int kMostWords = 8;  // of a header in front of its time

std::size_t past_blanks_and_colours(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_blank(text[at])) {
      ++at;
    } else if (text.substr(at).starts_with("\x1b[")) {
      at += 2;
      while (at < text.size() && (is_digit(text[at]) || text[at] == ';')) ++at;
      if (at < text.size()) ++at;
    } else if (text.substr(at).starts_with("\xEF\xBB\xBF")) {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

std::size_t word_length(std::string_view text) {
  std::size_t length = 0;
  while (length < text.size() && !is_space(text[length]) && text[length] != '\x1b') ++length;
  return length;
}

// The part of a word in front of its punctuation: "ERROR:" is a level, "E" as well.
bool is_level(std::string_view word) {
  while (!word.empty() && (word.back() == ':' || word.back() == ',' || word.back() == '|'))
    word.remove_suffix(1);
  const bool is_letter = word.size() == 1 && is_one_of(to_lower(word[0]), "ewifd");
  return is_letter || log_level(word) != LogLevel::none;
}

bool is_ornament(std::string_view word) {
  return word.find_first_not_of("#|-*=>+~.:") == std::string_view::npos;
}

// Past "时间：" and the like; 0: it begins with none.
std::size_t past_time_label(std::string_view text) {
  if (is_alnum(text[0])) return 0;
  for (const std::string_view label : {"时间", "日期", "报错时间", "发生时间", "错误时间"}) {
    if (!text.starts_with(label)) continue;
    const std::string_view rest = text.substr(label.size());
    if (rest.starts_with(':')) return label.size() + 1;
    if (rest.starts_with("：")) return label.size() + std::string_view("：").size();
  }
  return 0;
}

struct Header {
  TimeStamp time;
  std::size_t skip = 0;  // bytes of a word that may stand in front of the time; 0: nothing may
};

Header bracket(std::string_view text) {
  const char open = text[0];
  const std::size_t inner = past_blanks_and_colours(text, 1);
  TimeStamp stamp = read_time_stamp(text.substr(inner));
  if (stamp.length == 0) {  // "[ERROR 2026-03-04 05:06:07 x.py:12]"
    const std::size_t level = word_length(text.substr(inner));
    if (is_level(text.substr(inner, level)))
      stamp = read_time_stamp(text.substr(past_blanks_and_colours(text, inner + level)));
  }
  if (stamp.length > 0) return {stamp, 0};
  const char close = open == '[' ? ']' : open == '(' ? ')' : '>';
  const std::size_t end = text.substr(0, kLongestWord).find(close);
  return {{}, end == std::string_view::npos ? 0 : end + 1};
}

// "time=…", "ts=1772600767.089", "level=error", "Time: …".
Header label(std::string_view text, std::size_t mark) {
  std::size_t value = mark + 1;
  if (text[mark] == ':') value = past_blanks_and_colours(text, value);
  const bool quoted = value < text.size() && text[value] == '"';
  if (quoted) ++value;
  const std::string_view rest = text.substr(std::min(value, text.size()));
  if (is_time_key(text.substr(0, mark))) {
    const TimeStamp stamp = read_time_stamp(rest);
    if (stamp.length > 0) return {stamp, 0};
    if (const auto epoch = read_epoch(rest)) return {{epoch->ms, true, epoch->length, 1}, 0};
  }
  if (text[mark] == ':') return {};
  const std::size_t end = quoted ? rest.find('"') : word_length(rest);
  return {{}, end == std::string_view::npos ? 0 : value + end + (quoted ? 1 : 0)};
}

// "26/03/04 05:06:07 INFO Executor: " of Hadoop's and Spark's own layout, whose years have two
// digits. Without what that layout has behind it, it may be any other order of day and month.
TimeStamp short_year(std::string_view text) {
  constexpr std::size_t kClock = std::string_view("26/03/04 05:06:07 ").size();
  if (text.size() < kClock || text[2] != '/' || text[5] != '/' || text[8] != ' ') return {};
  const std::size_t name = text.find(' ', kClock);
  if (name == std::string_view::npos || !is_level_in_capitals(text.substr(kClock, name - kClock)))
    return {};
  const std::size_t colon = text.find_first_not_of(
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$.", name + 1);
  if (colon == std::string_view::npos || colon == name + 1 || !text.substr(colon).starts_with(": "))
    return {};
  TimeStamp stamp = read_time_stamp("20" + std::string(text.substr(0, kClock)));
  if (stamp.length > 0) stamp.length -= 2;
  return stamp;
}

// What stands at the beginning of `text`: the time, or a word that headers have in front of it.
Header header_word(std::string_view text) {
  const char c = text[0];
  if (c == '[' || c == '(' || c == '<') return bracket(text);
  if (c == '"') return {read_time_stamp(text.substr(1)), 0};
  const TimeStamp stamp = read_time_stamp(text);
  if (stamp.length > 0) return {stamp, 0};
  const std::size_t length = std::min(word_length(text), kLongestWord);
  const std::string_view word = text.substr(0, length);
  if (const TimeStamp spark = short_year(text); spark.length > 0) return {spark, 0};
  if (is_digit(c)) return {{}, length};  // an address, a process, a time of day
  if (is_upper(c)) {
    if (const std::size_t other = stamp_in_front(text); other > 0) return {{}, other};  // no year
  }
  if (const std::size_t value = past_time_label(text); value > 0)
    return {read_time_stamp(text.substr(past_blanks_and_colours(text, value))), 0};
  if (!is_alpha(c) && c != '@' && c != '_')
    return {{}, is_ornament(word) ? length : 0};  // "#", "|", "***"
  const std::size_t mark = word.find_first_of("=:");
  if (mark != std::string_view::npos && mark > 0) {
    const Header labelled = label(text, mark);
    if (labelled.time.length > 0 || labelled.skip > 0) return labelled;
  }
  // glog: E20260304 05:06:07
  if (length == 9 && is_digit(text[1])) return {read_time_stamp(text.substr(1)), 0};
  // "ERROR,2026-03-04 05:06:07,…"
  std::size_t letters = 1;
  while (letters < word.size() && is_alpha(word[letters])) ++letters;
  const char behind = letters < word.size() ? word[letters] : '\0';
  const bool is_column = behind == ',' || behind == ';' || behind == '|';
  const bool in_front = is_column || behind == '[';  // "ERRO[2026-03-04T05:06:07Z] "
  if (in_front && is_level(word.substr(0, letters))) return {{}, letters + (is_column ? 1 : 0)};
  return {{}, is_level(word) ? length : 0};
}

// Of Windows' event log: SystemTime='2026-03-04T05:06:07.1234567Z'.
TimeStamp windows_event_time(std::string_view text) {
  constexpr std::string_view kName = " SystemTime=";
  const std::string_view front = text.substr(0, kCarrier);
  const std::size_t name = front.find(kName);
  if (name == std::string_view::npos) return {};
  const std::string_view value = front.substr(name + kName.size());
  return value.empty() ? TimeStamp{} : read_time_stamp(value.substr(1));  // behind the quote
}

// An attribute of Log4j's XML event: milliseconds since 1970.
TimeStamp event_time(std::string_view text) {
  if (text.starts_with("<Event")) return windows_event_time(text);
  constexpr std::string_view kName = " timestamp=\"";
  const std::string_view tag = text.substr(0, text.substr(0, kCarrier).find('>'));
  const std::size_t name = tag.find(kName);
  if (name == std::string_view::npos) return {};
  const std::string_view value = tag.substr(name + kName.size());
  const std::string_view digits = value.substr(0, value.find('"'));
  if (!all_digits(digits)) return {};
  const auto ms = epoch_ms(digits);
  return ms ? TimeStamp{*ms, true, digits.size(), 1} : TimeStamp{};
}

// '["…', '[{"…': of a document that lists entries
bool opens_row(std::string_view text) {
  if (!text.starts_with('[')) return false;
  const std::size_t at = past_space(text, 1);
  return at < text.size() && (text[at] == '"' || text[at] == '{');
}

TimeStamp own_time(std::string_view text) {
  if (opens_event(text)) return event_time(text);
  const std::string_view header = text.substr(0, kHeader);
  std::size_t at = past_blanks_and_colours(header, 0);
  if (const TimeStamp epoch = line_epoch(header.substr(at)); epoch.length > 0) return epoch;
  for (int words = 0; words < kMostWords; ++words) {
    at = past_blanks_and_colours(header, at);
    if (at >= header.size()) return {};
    if (header[at] == '{') return json_time(text.substr(at));
    if (const auto row = opens_row(header.substr(at)) ? json_row(text.substr(at)) : std::nullopt)
      return row->time;
    const Header next = header_word(header.substr(at));
    if (next.time.length > 0 || next.skip == 0) return next.time;
    at += next.skip;
  }
  return {};
}

// A time that stands anywhere in `text`, which holds nothing that a program printed.
TimeStamp any_time(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) || (at > 0 && is_alnum(text[at - 1]))) continue;
    const TimeStamp stamp = read_time_stamp(text.substr(at));
    if (stamp.length > 0) return stamp;
  }
  return {};
}

TimeStamp carrier_time(std::string_view line, std::string_view text) {
  constexpr std::size_t kTelling = 32;  // bytes of what was printed that tell where it begins
  const std::string_view printed = text.substr(0, std::min(text.find('\n'), kTelling));
  if (line.starts_with(printed)) return {};
  if (const auto row = opens_row(line) ? json_row(line) : std::nullopt) return row->time;
  const std::size_t begin = line.substr(0, kCarrier).find(printed);
  // Where escapes hide what was printed, only what surely stands in front of it is looked at.
  const std::string_view front = line.substr(0, begin == std::string_view::npos ? kTelling : begin);
  const std::size_t object = front.find('{');
  TimeStamp stamp = any_time(front.substr(0, object));
  if (stamp.length == 0) stamp = line_epoch(front);  // "1772600767.089123 host cron[7]: "
  if (stamp.length == 0) stamp = tai_stamp(front);
  if (stamp.has_zone || object == std::string_view::npos) return stamp;
  const TimeStamp inside = json_time(line.substr(object));
  return inside.length > 0 ? inside : stamp;
}

}  // namespace

std::optional<RecordTime> record_time(std::string_view first_line, std::string_view text,
                                      const TimeRules& rules) {
  TimeStamp stamp = own_time(text);
  if (!stamp.has_zone) {
    const TimeStamp carried = carrier_time(first_line, text);
    if (carried.length > 0) stamp = carried;
  }
  if (stamp.length == 0) return std::nullopt;
  const std::int64_t east = stamp.has_zone ? 0 : std::int64_t{rules.zone_minutes} * 60000;
  return RecordTime{stamp.ms - east, stamp.has_zone};
}

}  // namespace dtsdoctor
