// SPDX-License-Identifier: Apache-2.0
#include "diagnose/log_header.h"

#include "base/ascii.h"
#include "diagnose/time_shape.h"
#include "input/log_level.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kLongestBracket = 80;
constexpr std::size_t kLongestGlog = 160;
constexpr int kMostItems = 12;

bool is_level(std::string_view word, bool any_case) {
  return any_case ? log_level(word) != LogLevel::none : is_level_in_capitals(word);
}

std::size_t time_length(std::string_view text) {
  if (text.empty()) return 0;
  if (is_digit(text[0])) return stamp_length(text);
  return is_upper(text[0]) ? spelled_date_length(text) : 0;
}

// "MY-010123"
bool holds_code(std::string_view text) {
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if (text[at] == '-' && is_upper(text[at - 1]) && is_digit(text[at + 1])) return true;
  }
  return false;
}

class HeaderReader {
 public:
  explicit HeaderReader(std::string_view line) : line_(line) {}

  [[nodiscard]] std::size_t length() {
    for (int item = 0; item < kMostItems; ++item) {
      skip_between();
      if (at_ >= line_.size()) return 0;
      if (!take_glog() && !take_time() && !take_bracket() && !take_word()) return at_;
    }
    return at_;
  }

 private:
  [[nodiscard]] std::string_view rest() const { return line_.substr(at_); }

  void skip_between() {
    while (at_ < line_.size() &&
           (is_blank(line_[at_]) || ((time_ || level_) && is_one_of(line_[at_], "-|:,"))))
      ++at_;
  }

  bool take_time() {
    const std::size_t length = time_ && level_ ? 0 : time_length(rest());
    time_ = time_ || length > 0;
    at_ += length;
    return length > 0;
  }

  // "E0304 05:06:07.123456       1 controller.go:114] " of glog and klog: the day stands in the
  // word of the level.
  bool take_glog() {
    if (time_ || level_ || !is_one_of(line_[at_], "IWEF")) return false;
    const std::string_view text = rest().substr(0, kLongestGlog);
    const std::size_t clock = text.find(' ');
    if ((clock != 5 && clock != 9) || !all_digits(text.substr(1, clock - 1))) return false;
    std::size_t at = clock + 1 + stamp_length(text.substr(clock + 1));
    if (at == clock + 1) return false;
    at = past_blanks(text, at);
    while (at < text.size() && is_digit(text[at])) ++at;
    const std::size_t file = past_blanks(text, at);
    const std::size_t end = text.find(' ', file);
    if (file == at || end == std::string_view::npos || text[end - 1] != ']') return false;
    time_ = level_ = true;
    return advance(end);
  }

  // A time or a level; behind one of them also a thread, a request, a file.
  bool take_bracket() {
    if (line_[at_] != '[' && (line_[at_] != '(' || !time_)) return false;
    const char end = line_[at_] == '[' ? ']' : ')';
    const std::size_t close = rest().substr(0, kLongestBracket).find(end);
    if (close == std::string_view::npos) return false;
    const std::string_view inside = trimmed(rest().substr(1, close - 1));
    if (inside.starts_with('"')) return false;  // TiDB's message
    const bool time = time_length(inside) > 0;
    const bool level = is_level(inside, true);
    const bool behind = time_ || level_ || level_at(at_ + close + 1);
    if (!time && !level && (!behind || holds_code(inside))) return false;
    time_ = time_ || time;
    level_ = level_ || level;
    at_ += close + 1;
    return true;
  }

  // " ERROR "
  [[nodiscard]] bool level_at(std::size_t at) const {
    const std::string_view text = line_.substr(at);
    const std::size_t end = text.find(' ', 1);
    return text.starts_with(' ') && end != std::string_view::npos &&
           is_level(text.substr(1, end - 1), false);
  }

  bool take_word() {
    const std::string_view text = rest();
    std::size_t length = 0;
    while (length < text.size() && is_alnum(text[length])) ++length;
    const std::string_view word = text.substr(0, length);
    const char next = length < text.size() ? text[length] : ' ';
    const bool ends = is_blank(next) || next == ':' || next == ',' || next == '|';
    const bool spring = text.substr(length).starts_with(" --");  // "ERROR 4711 --- [main]"
    if (level_ ? all_digits(word) && spring
               : ends && (is_level(word, time_) || stands_for_level(word)))
      return level_ ? advance(length) : take_level(length);
    return time_ && !level_ && ends && all_digits(word) && advance(length);
  }

  // Android's and klog's "E".
  [[nodiscard]] bool stands_for_level(std::string_view word) const {
    return time_ && word.size() == 1 && is_one_of(word[0], "VDIWEF");
  }

  bool take_level(std::size_t length) {
    const std::string_view behind = rest().substr(length);
    std::size_t number = 1;
    while (number < behind.size() && is_digit(behind[number])) ++number;
    const bool is_code =
        behind.starts_with(' ') && number > 1 && !behind.substr(number).starts_with(" --");
    if (is_code) return false;
    level_ = true;
    return advance(length);
  }

  bool advance(std::size_t length) {
    at_ += length;
    return true;
  }

  std::string_view line_;
  std::size_t at_ = 0;
  bool time_ = false;
  bool level_ = false;
};

}  // namespace

std::size_t log_header_length(std::string_view line) { return HeaderReader(line).length(); }

}  // namespace dtsdoctor
