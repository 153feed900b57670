// SPDX-License-Identifier: Apache-2.0
#include "input/own_level.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/byte_set.h"

namespace dtsdoctor {
namespace {

constexpr int kMostWords = 10;  // of a header in front of its level

// As many digits as there are from `at` on, `most` at the most.
std::size_t digits_at(std::string_view text, std::size_t at, std::size_t most) {
  std::size_t end = at;
  while (end < text.size() && end - at < most && is_digit(text[end])) ++end;
  return end - at;
}

bool is_in_capitals(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return is_upper(c); });
}

bool is_plain_word(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return is_alpha(c); });
}

// "Mar", "Wed", "AM", "UTC": what a time has besides numbers.
bool is_of_time(std::string_view word) {
  constexpr std::array<std::string_view, 19> kNames = {
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
      "Nov", "Dec", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  return std::find(kNames.begin(), kNames.end(), word) != kNames.end() ||
         (word.size() >= 2 && word.size() <= 4 && is_in_capitals(word));
}

bool has_clock(std::string_view word) {
  for (std::size_t colon = word.find(':'); colon != std::string_view::npos;
       colon = word.find(':', colon + 1)) {
    if (colon > 0 && is_digit(word[colon - 1]) && digits_at(word, colon + 1, 2) == 2) return true;
  }
  return false;
}

// A level that is all there is between brackets, "core:error" of Apache's modules, or one word of
// several in capitals ("05:06:07 ERR").
LogLevel level_in_brackets(std::string_view content) {
  content = trimmed(content);
  const std::string_view last = content.substr(content.rfind(':') + 1);
  const bool of_module = last.size() < content.size() && is_alpha(content[0]) &&
                         content.find(' ') == std::string_view::npos;
  if (const LogLevel level = log_level(of_module ? last : content); level != LogLevel::none)
    return level;
  if (!has_clock(content)) return LogLevel::none;
  while (!content.empty()) {
    const std::string_view word = content.substr(0, content.find_first_of(" |"));
    if (!word.empty() && is_level_in_capitals(word)) return log_level(word);
    content.remove_prefix(std::min(content.size(), word.size() + 1));
  }
  return LogLevel::none;
}

// "E" behind a time, "E 2026-03-04 05:06:07 x.py:12".
bool is_error_letter(std::string_view content, bool timed) {
  if (!timed || !content.starts_with('E')) return false;
  return content.size() == 1 || (content[1] == ' ' && has_clock(content));
}

// Of the first word of a line, with what stands directly behind it.
LogLevel level_at_begin(std::string_view word, std::string_view rest) {
  const char mark = word.empty() ? '\0' : word.back();
  if (mark == ':' || mark == '!') {
    const std::string_view name = word.substr(0, word.size() - 1);
    // .NET's console, git
    const bool is_named = name == "fail" || name == "crit" || name == "fatal";
    if (mark == ':' && is_named && rest.starts_with(' ')) return LogLevel::error;
    // Anybody gives the alert.
    if (is_level_in_capitals(name) && name != "ALERT") return log_level(name);
    return LogLevel::none;
  }
  // "ERROR[03-04|05:06:07.123]" of go-ethereum
  const std::size_t open = rest.find_first_not_of(' ');
  const bool stamped = open != std::string_view::npos && open + 1 < rest.size() &&
                       rest[open] == '[' && is_digit(rest[open + 1]);
  return stamped && is_level_in_capitals(word) ? log_level(word) : LogLevel::none;
}

// May it stand in front of a level? Words of a message may not.
bool is_of_header(std::string_view word) {
  if (word.find_first_of("\"'=;?") != std::string_view::npos) return false;
  return !is_plain_word(word) || is_of_time(word);
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

// Behind the key: a number of one digit, in quotation marks or not.
bool has_digit_value(std::string_view text, char least, char most) {
  const std::size_t at = text.find_first_not_of("\\\"' ");
  if (at == std::string_view::npos || text[at] != ':') return false;
  const std::size_t value = text.find_first_not_of("\\\"' ", at + 1);
  return value != std::string_view::npos && text[value] >= least && text[value] <= most &&
         (value + 1 == text.size() || !is_alnum(text[value + 1]));
}

// Docker's driver writes all that a program printed to its error output as an error.
bool is_journal_error(std::string_view line) {
  constexpr std::string_view kKey = "\"PRIORITY\"";
  if (!line.starts_with('{') || line.find("\"MESSAGE\"") == std::string_view::npos) return false;
  const std::size_t key = line.find(kKey);
  return key != std::string_view::npos &&
         has_digit_value(line.substr(key + kKey.size()), '0', '3') &&
         line.find("\"CONTAINER_ID\"") == std::string_view::npos;
}

// A command of GitHub Actions, or what its log makes of it, behind nothing but its own stamp.
bool is_annotated_error(std::string_view line) {
  constexpr std::size_t kStamp = std::string_view("2026-03-04T05:06:07.1234567Z ").size();
  const std::size_t step = line.rfind('\t', line.find("##["));
  if (step != std::string_view::npos && line.find("##[") != std::string_view::npos)
    line.remove_prefix(step + 1);
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  if (line.size() > kStamp && is_digit(line[0]) && line[kStamp - 2] == 'Z')
    line.remove_prefix(kStamp);
  return line.starts_with("##[error]") || line.starts_with("::error::") ||
         line.starts_with("::error ");
}

// Where a word of a header ends that begins with the line.
std::size_t word_end(std::string_view line) {
  static constexpr ByteSet kEnds(
      [](char c) { return c == ' ' || c == '\t' || c == '|' || c == '['; });
  std::size_t end = 0;
  while (end < line.size() && !kEnds.holds(line[end])) ++end;
  return end;
}

}  // namespace

LogLevel level_in_head(std::string_view line) {
  line = first_line(line);
  if (is_klog_error(line)) return LogLevel::error;
  bool timed = false;
  for (int words = 0; words < kMostWords; ++words) {
    const std::size_t begin = line.find_first_not_of(" \t|");
    if (begin == std::string_view::npos) break;
    bool tabbed = begin > 0 && line[begin - 1] == '\t';
    line.remove_prefix(begin);
    const bool bracketed = line[0] == '[';
    const std::size_t end = bracketed ? std::min(line.find(']'), line.size()) : word_end(line);
    std::string_view word = line.substr(bracketed ? 1 : 0, end - (bracketed ? 1 : 0));
    line.remove_prefix(std::min(line.size(), end + (bracketed ? 1 : 0)));
    timed = timed || has_clock(word);
    tabbed = tabbed && line.starts_with('\t');
    if (bracketed) {
      if (const LogLevel level = level_in_brackets(word); level != LogLevel::none) return level;
      if (is_error_letter(word, timed)) return LogLevel::error;
      continue;
    }
    if (words == 0 && word == "npm" && line.starts_with(" ERR! ")) return LogLevel::error;
    if (words == 0) {
      if (const LogLevel level = level_at_begin(word, line); level != LogLevel::none) return level;
    }
    // "app.EMERGENCY: " of Monolog, the name of a channel in front
    if (timed && word.ends_with(':')) word.remove_prefix(word.rfind('.') + 1);
    while (!word.empty() && is_one_of(word.back(), ":!,")) word.remove_suffix(1);
    if (timed && is_level_in_capitals(word)) return log_level(word);
    if (timed && tabbed && log_level(word) != LogLevel::none) return log_level(word);
    if (!is_of_header(word)) break;
  }
  return LogLevel::none;
}

bool is_klog_error(std::string_view line) {
  if (line.empty() || !is_one_of(line[0], "EF")) return false;
  const std::size_t date = digits_at(line, 1, 8);
  if (date != 4 && date != 8) return false;
  std::size_t at = 1 + date;
  if (!line.substr(at).starts_with(' ') || digits_at(line, at + 1, 2) != 2) return false;
  at = line.find_first_not_of("0123456789:.", at + 1);
  if (at == std::string_view::npos || line[at] != ' ') return false;
  at = past_blanks(line, at);
  const std::size_t thread = digits_at(line, at, 20);
  if (thread == 0 || !line.substr(at + thread).starts_with(' ')) return false;
  // "controller.go:114]"
  const std::string_view rest = line.substr(past_blanks(line, at + thread));
  const std::size_t close = rest.find(']');
  const std::string_view file = rest.substr(0, close);
  const std::size_t colon = file.rfind(':');
  return close != std::string_view::npos && colon != std::string_view::npos && colon > 0 &&
         file.find(' ') == std::string_view::npos && all_digits(file.substr(colon + 1));
}

bool is_value_of_level(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 11> kKeys = {
      "level",         "lvl",        "severity",     "loglevel",      "log_level",
      "levelname",     "level_name", "severitytext", "severity_text", "syslog_severity",
      "severity_label"};
  const auto back_over = [&](std::string_view set) {
    while (at > 0 && is_one_of(text[at - 1], set)) --at;
  };
  back_over("\\\"' ");
  if (at == 0 || !is_one_of(text[at - 1], ":=")) return false;
  --at;
  back_over("\\\"' ");
  const std::size_t end = at;
  while (at > 0 && (is_alpha(text[at - 1]) || text[at - 1] == '_')) --at;
  const std::string_view key = text.substr(at, end - at);
  // "--log-level=error" is an option.
  while (at > 0 && (is_alpha(text[at - 1]) || text[at - 1] == '-')) --at;
  if (text.substr(at).starts_with("--")) return false;
  return std::any_of(kKeys.begin(), kKeys.end(),
                     [&](std::string_view each) { return equals_fold(each, key); });
}

// "<11>": how bad it is are its last three bits. Behind it stands what syslog or the kernel print.
bool is_syslog_error(std::string_view line) {
  const std::size_t digits = digits_at(line, 1, 3);
  if (!line.starts_with('<') || digits == 0 || !line.substr(1 + digits).starts_with('>'))
    return false;
  unsigned priority = 0;
  for (const char c : line.substr(1, digits))
    priority = priority * 10 + static_cast<unsigned>(c - '0');
  constexpr unsigned kHighest = 191;
  constexpr unsigned kError = 3;
  if (priority > kHighest || priority % 8 > kError) return false;
  const std::string_view rest = line.substr(digits + 2);
  if (rest.starts_with('[')) return digits_at(rest, rest.find_first_not_of(' ', 1), 9) > 0;
  const bool dated = rest.size() > 6 && rest[3] == ' ' && is_of_time(rest.substr(0, 3)) &&
                     (is_digit(rest[4]) || rest[4] == ' ') && is_digit(rest[5]);
  return dated || rest.starts_with("1 -") || digits_at(rest, 0, 4) == 4 ||
         (rest.starts_with("1 ") && digits_at(rest, 2, 4) == 4);
}

bool is_carried_as_error(std::string_view raw, std::string_view text) {
  bool is_error = false;
  while (!raw.empty() && !is_error) {
    const std::string_view line = first_line(raw);
    is_error = is_syslog_error(line) || is_journal_error(line) || is_annotated_error(line);
    raw.remove_prefix(std::min(raw.size(), line.size() + 1));
  }
  if (!is_error) return false;
  const LogLevel own = level_in_head(text);
  return own != LogLevel::usual && own != LogLevel::warning;
}

}  // namespace dtsdoctor
