// SPDX-License-Identifier: Apache-2.0
#include "input/line_shape.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "input/labels.h"
#include "input/line_epoch.h"
#include "input/time_stamp.h"

namespace dtsdoctor {
namespace {

// Matches a picture of a time: 'd' is a digit, everything else itself.
bool looks_like(std::string_view text, std::string_view picture) {
  if (text.size() < picture.size()) return false;
  for (std::size_t i = 0; i < picture.size(); ++i) {
    if (picture[i] == 'd' ? !is_digit(text[i]) : text[i] != picture[i]) return false;
  }
  return true;
}

constexpr std::array<std::string_view, 12> kMonths = {
    "Jan ", "Feb ", "Mar ", "Apr ", "May ", "Jun ", "Jul ", "Aug ", "Sep ", "Oct ", "Nov ", "Dec "};

// What may stand in a label, in front of its colon.
constexpr ByteSet kOfLabels([](char c) {
  return is_alpha(c) || is_space(c) || c == '_' || c == '-' ||
         static_cast<unsigned char>(c) >= 0x80;
});

// Labels that end no value elsewhere, but stand in front of a line of a block.
bool is_of_blocks(std::string_view label) {
  constexpr std::array<std::string_view, 4> kLabels = {"data", "description", "host",
                                                       "responseerror"};
  return std::any_of(kLabels.begin(), kLabels.end(),
                     [&](std::string_view known) { return equals_fold(label, known); });
}

// What tables, lists, quotations and brackets put around a label or a code.
constexpr ByteSet kMarks([](char c) { return is_one_of(c, " \t\r|*`\"'()[]:>"); });
constexpr std::array<std::string_view, 5> kWideMarks = {"：", "【", "】", "“", "”"};

template <typename IsThere>
std::size_t wide_mark(IsThere is_there) {
  const auto* const mark = std::find_if(kWideMarks.begin(), kWideMarks.end(), is_there);
  return mark == kWideMarks.end() ? std::size_t{0} : mark->size();
}

std::string_view without_marks_behind(std::string_view text) {
  const auto size = [&] {
    if (kMarks.holds(text.back())) return std::size_t{1};
    if (static_cast<unsigned char>(text.back()) < 0x80) return std::size_t{0};
    return wide_mark([&](std::string_view mark) { return text.ends_with(mark); });
  };
  for (std::size_t mark = 1; !text.empty() && mark > 0;) text.remove_suffix(mark = size());
  return text;
}

std::string_view without_marks(std::string_view text) {
  const auto size = [&] {
    if (kMarks.holds(text.front())) return std::size_t{1};
    if (static_cast<unsigned char>(text.front()) < 0x80) return std::size_t{0};
    return wide_mark([&](std::string_view mark) { return text.starts_with(mark); });
  };
  for (std::size_t mark = 1; !text.empty() && mark > 0;) text.remove_prefix(mark = size());
  return without_marks_behind(text);
}

// What closes a label that is set off: "**Code**: X" and "`Code`: X" of Markdown, "[ErrorCode]: X"
// of OSS. Takes off what opens it, and the mark of a list in front.
std::string_view take_label_mark(std::string_view& line) {
  constexpr ByteSet kFirst([](char c) { return is_one_of(c, "-*`["); });
  if (line.empty() || !kFirst.holds(line.front())) return {};
  if (line.starts_with("- ") || line.starts_with("* ")) line.remove_prefix(2);
  for (const auto& [open, close] : {std::pair("**", "**"), {"`", "`"}, {"[", "]"}}) {
    if (!line.starts_with(open)) continue;
    line.remove_prefix(std::string_view(open).size());
    return close;
  }
  return {};
}

}  // namespace

std::size_t indent_of(std::string_view line) {
  std::size_t indent = 0;
  while (indent < line.size() && is_blank(line[indent])) ++indent;
  return indent;
}

bool is_blank_line(std::string_view line) {
  return std::all_of(line.begin(), line.end(), [](char c) { return is_space(c); });
}

namespace {

bool begins_with_month(std::string_view text) {
  return text.size() >= 4 && text[3] == ' ' &&  // most words have none: faster than to ask for all
         std::any_of(kMonths.begin(), kMonths.end(),
                     [&](std::string_view month) { return text.starts_with(month); });
}

// "04/Mar/2026:05", "04-Mar-2026 05", "4 Mar 2026 05", "3月 4, 2026", "2026年3月4日"
bool begins_with_named_date(std::string_view text) {
  std::size_t digits = 0;
  while (digits < 5 && digits < text.size() && is_digit(text[digits])) ++digits;
  if (digits == 0 || digits == 3 || digits > 4 || digits == text.size()) return false;
  const char mark = text[digits];
  const std::string_view next = text.substr(digits + 1, 3);
  if (next.empty() || (digits < 3 && mark != '\xE6' && !is_upper(next[0]) &&
                       next.find('\xE6') == std::string_view::npos))
    return false;
  const bool may_be = digits == 4 ? mark == '\xE5' : is_one_of(mark, "/- \xE6");
  return may_be && read_time_stamp(text).length > 0;
}

bool begins_with_digits_of_time(std::string_view text) {
  constexpr std::array<std::string_view, 11> kPictures = {
      "dddd-dd-dd",     "dddd/dd/dd",       "dd:dd:dd",      "dddddddd dd:dd",
      "dd/dd/dd dd:dd", "dd/dd/dddd dd:dd", "dd/dd/dddd, d", "d:ddAM ",
      "d:ddPM ",        "dd:ddAM ",         "dd:ddPM "};
  return std::any_of(kPictures.begin(), kPictures.end(),
                     [&](std::string_view picture) { return looks_like(text, picture); }) ||
         begins_with_named_date(text);
}

// '1772600767","', "1772600767089,": the first cell of a row. Whether it is a time, its header
// says.
bool is_epoch_cell(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const std::string_view behind = text.substr(digits);
  return (digits == 10 || digits == 13) && (behind.starts_with(',') || behind.starts_with("\","));
}

// "Wed Mar  4 05:", "Wed 2026-03-04", "Wed, 04 Mar 2026 05:", "Wednesday, 04-Mar-26"
bool begins_with_weekday(std::string_view text) {
  constexpr std::array<std::string_view, 7> kDays = {"Mon", "Tue", "Wed", "Thu",
                                                     "Fri", "Sat", "Sun"};
  if (text.size() < 16 || !is_one_of(text[2], "nedutui") ||
      std::find(kDays.begin(), kDays.end(), text.substr(0, 3)) == kDays.end())
    return false;
  if (text[3] == ' ')
    return begins_with_month(text.substr(4)) || looks_like(text.substr(4), "dddd-");
  return read_time_stamp(text).length > 0;
}

}  // namespace

bool starts_with_time(std::string_view line) {
  const bool marked = line.starts_with("[") || line.starts_with("\"");
  const std::string_view text = line.substr(marked ? 1 : 0);
  if (text.empty()) return false;
  const char first = text[0];
  if (is_digit(first))
    return begins_with_digits_of_time(text) ||
           (looks_like(text, "dddddddddd") && (line_epoch(line).length > 0 || is_epoch_cell(text)));
  // klog: E0304 05:06:07, glog: E20260304 05:06:07; Ruby: E, [2026-03-04
  if (text.size() > 4 && is_one_of(first, "EIWFDA") && (is_digit(text[1]) || text[1] == ',')) {
    const std::string_view rest = text.substr(1);
    return looks_like(rest, "dddd dd:dd:dd") || looks_like(rest, "dddddddd dd:dd:dd") ||
           looks_like(rest, ", [dddd-dd-dd");
  }
  if (is_upper(first)) return begins_with_month(text) || begins_with_weekday(text);
  return is_one_of(first, "\xE4\xE5") && read_time_stamp(text).length > 0;  // "十一月 27, 2026"
}

std::size_t stamp_in_front(std::string_view line) {
  constexpr std::size_t kClock = std::string_view("Mar  4 ").size();
  constexpr std::size_t kBehind = std::string_view("Mar  4 05:06:07 ").size();
  const bool without_year = line.size() >= kBehind && begins_with_month(line) &&
                            looks_like(line.substr(kClock), "dd:dd:dd ") &&
                            !looks_like(line.substr(kBehind), "dddd ");
  if (without_year) return kBehind;
  const std::size_t end = read_time_stamp(line).length;
  return end > 0 && line.substr(end).starts_with(' ') ? end + 1 : 0;
}

std::string block_label(std::string_view line) {
  constexpr std::size_t kLongest = 32;
  constexpr std::string_view kWideColon = "：";
  line.remove_prefix(indent_of(line));
  line = line.substr(0, kLongest);
  const std::string_view closing = take_label_mark(line);
  std::size_t colon = 0;
  while (colon < line.size() && kOfLabels.holds(line[colon]) &&
         (line[colon] != kWideColon[0] || !line.substr(colon).starts_with(kWideColon)))
    ++colon;
  const std::string_view front = trimmed(line.substr(0, colon));
  const bool closed = !closing.empty() && line.substr(colon).starts_with(closing);
  if (closed) colon += closing.size();
  if (closing == "]" && !closed) return {};
  if (colon == line.size() || (line[colon] != ':' && line[colon] != kWideColon[0])) return {};
  const bool one_line =
      std::none_of(front.begin(), front.end(), [](char c) { return is_space(c) && c != ' '; });
  const bool known = is_label(front) || is_of_blocks(front);
  return known && one_line ? lowered(front) : std::string();
}

namespace {

// '… the error "', "```", "{noformat}": what is open there goes on below.
bool opens_quotation(std::string_view front) {
  constexpr std::array<std::string_view, 9> kOpen = {"\"", "'", "`",  "[", "}",
                                                     "“",  "‘", "「", "『"};
  return std::any_of(kOpen.begin(), kOpen.end(),
                     [&](std::string_view mark) { return front.ends_with(mark); });
}

}  // namespace

std::string_view announced_code(std::string_view line) {
  constexpr std::size_t kLongest = 100;
  constexpr std::size_t kShortestCode = 6;
  // A mail's quotation may be wrapped, too: it is undone before.
  if (line.size() > kLongest || line.starts_with('>')) return {};
  const std::string_view text = without_marks_behind(line);
  std::size_t begin = text.size();
  while (begin > 0 && (is_alnum(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  const std::string_view word = text.substr(begin);
  if (word.size() < kShortestCode || std::count_if(word.begin(), word.end(), is_upper) < 2 ||
      begin == 0 || starts_with_time(text))
    return {};
  if (text.size() == line.size() && opens_quotation(text.substr(0, begin))) return word;
  const std::string_view front = without_marks(text.substr(0, begin));
  if (front.size() == begin) return {};  // glued to what stands in front
  const std::string_view before = trimmed(text.substr(0, begin));
  const bool colon = before.ends_with(':') || before.ends_with("：");
  return colon || role_of_key(front) == LabelRole::code ? word : std::string_view();
}

bool is_lone_label(std::string_view line) {
  constexpr std::size_t kLongest = 40;
  return line.size() <= kLongest && is_label(without_marks(line));
}

bool is_stack_line(std::string_view line) {
  const std::string_view text = trimmed(line);
  return text.starts_with("Caused by:") || text.starts_with("caused by:") ||
         (line.size() > text.size() && text.starts_with("at ")) ||
         (text.starts_with("... ") && text.ends_with(" more"));
}

bool opens_error_block(std::string_view line) {
  const std::string_view text = trimmed(line);
  return text.starts_with("SDKError:") || text.starts_with("SDK.ServerError") ||
         text.starts_with("SDK.ClientError") || text.starts_with("Aliyun API Error:") ||
         text.starts_with("<?xml");
}

bool announces_error(std::string_view line) {
  const std::string_view text = trimmed(line);
  if (!text.ends_with(':')) return false;
  if (text.ends_with("Exception:")) return true;
  const std::size_t number = text.rfind(':', text.size() - 2);
  return number != std::string_view::npos && text.substr(0, number).ends_with(".go") &&
         all_digits(text.substr(number + 1, text.size() - number - 2));
}

std::size_t box_prefix(std::string_view line) {
  const std::size_t indent = indent_of(line);
  const std::string_view rest = line.substr(indent);
  if (rest.empty() || rest[0] != '\xE2') return 0;
  for (const std::string_view bar : {"│", "╷", "╵"}) {
    if (!rest.starts_with(bar)) continue;
    const bool blank = rest.size() > bar.size() && rest[bar.size()] == ' ';
    return indent + bar.size() + (blank ? 1 : 0);
  }
  return 0;
}

int brackets_left_open(std::string_view line, int open) {
  bool in_string = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (in_string && c == '\\') {
      ++i;
    } else if (c == '"') {
      in_string = !in_string;
    } else if (!in_string && (c == '{' || c == '[')) {
      ++open;
    } else if (!in_string && (c == '}' || c == ']')) {
      open = std::max(0, open - 1);
    }
  }
  return open;
}

}  // namespace dtsdoctor
