// SPDX-License-Identifier: Apache-2.0
#include "input/trace_shape.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "input/error_signs.h"
#include "input/line_shape.h"
#include "input/log_level.h"
#include "input/time_stamp.h"

namespace dtsdoctor {
namespace {

constexpr int kMostWords = 8;  // of a header in front of its level, the time's own among them

// Python's own way has more behind the level: "ERROR:root:it failed". .NET's console has one of its
// own.
LogLevel level_of(std::string_view word) {
  word = word.substr(0, word.find(':'));
  return equals_fold(word, "fail") ? LogLevel::error : log_level(word);
}

bool is_upper_case(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Takes the next word of a header off: what stands in brackets, or between blanks and bars.
std::string_view next_word(std::string_view& rest, bool& bracketed) {
  const std::size_t begin = rest.find_first_not_of(" \t|");
  if (begin == std::string_view::npos) return rest = {};
  rest.remove_prefix(begin);
  bracketed = rest[0] == '[';
  const std::size_t end =
      std::min(bracketed ? rest.find(']') : rest.find_first_of(" \t|["), rest.size());
  std::string_view word = rest.substr(bracketed ? 1 : 0, end - (bracketed ? 1 : 0));
  rest.remove_prefix(std::min(rest.size(), end + (bracketed ? 1 : 0)));
  return trimmed(word);
}

LogLevel head_of(std::string_view line, bool timed) {
  // klog: E0304 05:06:07
  if (timed && is_alpha(line[0]) && is_digit(line[1]))
    return line[0] == 'I' ? LogLevel::usual : LogLevel::error;
  bool bracketed = false;
  for (int words = 0; words < kMostWords && !line.empty(); ++words) {
    const std::string_view word = next_word(line, bracketed);
    const LogLevel level = level_of(word);
    // Without a time only a logger's way of writing a level tells it from any other word.
    const bool written_so = bracketed || is_upper_case(word.substr(0, word.find(':')));
    if (level != LogLevel::none && (timed || written_so)) return level;
    if (!timed && !bracketed) return LogLevel::none;
  }
  return timed ? LogLevel::usual : LogLevel::none;
}

// "com.example.ApplyError": a class in a package that says what it is by its end.
std::size_t exception_name(std::string_view line) {
  if (line.empty() || !is_alpha(line[0])) return 0;
  std::size_t end = 0;
  std::size_t dots = 0;
  for (; end < line.size(); ++end) {
    const char c = line[end];
    if (c == '.') {
      if (line[end - 1] == '.') return 0;
      ++dots;
    } else if (!is_alnum(c) && c != '_' && c != '$') {
      break;
    }
  }
  const std::string_view name = line.substr(0, end);
  const bool is_named =
      name.ends_with("Exception") || name.ends_with("Error") || name.ends_with("Throwable");
  return dots > 0 && is_named ? end : 0;
}

}  // namespace

bool is_error_head(std::string_view line) {
  const bool timed = starts_with_time(line);
  const LogLevel head = head_of(line, timed);
  return head == LogLevel::warning || head == LogLevel::error ||
         (head == LogLevel::usual && looks_like_error(line));
}

bool opens_exception(std::string_view line) {
  const std::size_t name = exception_name(line);
  if (name == 0) return false;
  const std::string_view rest = line.substr(name);
  return rest.starts_with(':') || rest.starts_with(" (0x") || is_blank_line(rest);
}

bool opens_traceback(std::string_view line) {
  return line.starts_with("Traceback (most recent call last)");
}

bool ends_in_traceback(std::string_view line) {
  return trimmed(line).ends_with("Traceback (most recent call last):");
}

bool opens_chained(std::string_view line) {
  return line.starts_with("During handling of the above exception, another exception occurred") ||
         line.starts_with("The above exception was the direct cause of the following exception");
}

namespace {

// "11月 27, 2026 4:19:50 下午 com.example.Job run"
bool is_chinese_stamp_line(std::string_view line) {
  const TimeStamp stamp = read_time_stamp(line);
  const std::string_view time = line.substr(0, stamp.length);
  if (time.find("上午") == std::string_view::npos && time.find("下午") == std::string_view::npos)
    return false;
  const std::string_view who = trimmed(line.substr(stamp.length));
  const bool is_named = std::all_of(who.begin(), who.end(),
                                    [](char c) { return is_alnum(c) || is_one_of(c, " ._$<>"); });
  return is_named && !who.empty() && std::count(who.begin(), who.end(), ' ') <= 1 &&
         !is_level_in_capitals(who.substr(0, who.find(' ')));
}

}  // namespace

bool is_stamp_line(std::string_view line) {
  if (!line.empty() && !is_upper(line[0])) return is_chinese_stamp_line(line);
  // Mon d, yyyy h:mm:ss AM class method
  constexpr std::size_t kWords = 7;
  if (line.size() < 20 || !is_upper(line[0]) || line[3] != ' ' || !starts_with_time(line))
    return false;
  std::array<std::string_view, kWords> words;
  std::size_t count = 0;
  for (std::string_view rest = trimmed(line); !rest.empty(); ++count) {
    if (count == kWords) return false;
    words[count] = rest.substr(0, rest.find(' '));
    rest = trimmed(rest.substr(words[count].size()));
  }
  const bool has_half = count > 4 && (words[4] == "AM" || words[4] == "PM");
  return has_half && (count == kWords || count == kWords - 1) && words[1].ends_with(',');
}

bool is_level_line(std::string_view line) {
  // Its own seven and no others: below its stamp another word begins a message.
  constexpr std::array<std::string_view, 14> kLevels = {
      "SEVERE", "WARNING", "INFO", "CONFIG", "FINE", "FINER",  "FINEST",
      "严重",   "警告",    "信息", "配置",   "详细", "较详细", "非常详细"};
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && line.substr(colon).starts_with(": ") &&
         std::find(kLevels.begin(), kLevels.end(), line.substr(0, colon)) != kLevels.end();
}

bool opens_goroutine(std::string_view line) {
  return line.starts_with("goroutine ") && trimmed(line).ends_with("]:");
}

bool opens_signal(std::string_view line) { return line.starts_with("[signal "); }

bool is_goroutine_frame(std::string_view line) {
  return line.starts_with("created by ") || trimmed(line).ends_with(')');
}

bool opens_trace(std::string_view line) {
  return opens_exception(line) || opens_traceback(line) || opens_goroutine(line);
}

bool opens_panic(std::string_view line) {
  return line.starts_with("panic: ") || line.starts_with("fatal error: ");
}

bool opens_position(std::string_view line) {
  return (line.starts_with("At ") && line.find(" char:") != std::string_view::npos) ||
         (line.starts_with("所在位置 ") && line.find("字符:") != std::string_view::npos);
}

bool marks_source(std::string_view line) {
  const std::string_view text = trimmed(line);
  return !text.empty() && text.find('^') != std::string_view::npos &&
         text.find_first_not_of("^~ ") == std::string_view::npos;
}

bool opens_thrown(std::string_view line) {
  const std::string_view name = line.substr(0, line.find_first_of(": "));
  return name.ends_with("Error") || name.ends_with("Exception");
}

bool may_follow_stamp(std::string_view rest) {
  constexpr std::size_t kLeastIndent = 2;
  return !is_blank_line(rest) &&
         (indent_of(rest) >= kLeastIndent || is_stack_line(rest) || opens_exception(rest) ||
          opens_traceback(rest) || opens_thrown(rest) || !block_label(rest).empty());
}

bool opens_event(std::string_view line) {
  constexpr std::string_view kTag = "<log4j:event";
  if (line.starts_with("<Event xmlns=")) return true;
  return line.starts_with(kTag) && (line.size() == kTag.size() || is_space(line[kTag.size()]));
}

}  // namespace dtsdoctor
