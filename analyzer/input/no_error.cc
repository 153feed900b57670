// SPDX-License-Identifier: Apache-2.0
#include "input/no_error.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/byte_set.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kFarthest = 256;  // bytes that are looked at on either side

constexpr std::string_view kWideColon = "：";

// A zero that is no part of another number or word.
bool is_zero(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '0' || (at > 0 && is_alnum(text[at - 1]))) return false;
  const std::string_view rest = text.substr(at + 1);
  const bool goes_on = !rest.empty() && (is_alnum(rest[0]) ||
                                         (rest[0] == '.' && rest.size() > 1 && is_digit(rest[1]) &&
                                          rest.find_first_not_of(".0") < rest.size() &&
                                          is_digit(rest[rest.find_first_not_of(".0")])));
  return !goes_on;
}

// "null", "", [], "none", false: no value.
bool is_no_value(std::string_view text) {
  constexpr std::array<std::string_view, 12> kNone = {"null",      "nil",    "none",    "false",
                                                      "undefined", "ok",     "success", "n/a",
                                                      "<nil>",     "<null>", "<none>",  "nan"};
  const std::size_t at = text.find_first_not_of(" \t");
  if (at == std::string_view::npos || text[at] == '\n') return false;
  text.remove_prefix(at);
  // Empty quotation marks and brackets.
  for (const std::string_view empty : {"\"\"", "''", "\\\"\\\"", "[]", "{}", "()", "-"}) {
    if (!text.starts_with(empty)) continue;
    const std::string_view rest = text.substr(empty.size());
    if (rest.empty() || is_one_of(rest[0], ",}]);\\") || is_space(rest[0])) return true;
  }
  while (!text.empty() && is_one_of(text[0], "\\\"'")) text.remove_prefix(1);
  if (is_zero(text, 0)) return true;
  const std::size_t end = std::min(text.find_first_of(" \t\r\n,;\"'\\}]).|&"), text.size());
  const std::string_view word = text.substr(0, end);
  if (text.starts_with("无") || text.starts_with("没有")) {
    const std::size_t length = text.starts_with("无") ? 3 : 6;
    return length == text.size() || is_one_of(text[length], ",;\"'\\}]).|& \r\n");
  }
  return std::any_of(kNone.begin(), kNone.end(),
                     [&](std::string_view each) { return equals_fold(each, word); });
}

constexpr ByteSet kQuotes([](char c) { return is_one_of(c, "\\\"' "); });

// Past quotation marks and blanks; a loop over a table, as most words of errors are asked for it.
std::size_t past_quotes(std::string_view text, std::size_t at) {
  while (at < text.size() && kQuotes.holds(text[at])) ++at;
  return at;
}

// Past what stands between a label and its value, if that is a colon or the like; else npos.
std::size_t past_separator(std::string_view text, std::size_t at) {
  at = past_quotes(text, at);
  if (at == text.size()) return std::string_view::npos;
  if (text[at] == ':' || text[at] == '=') return at + 1;
  if (text[at] != kWideColon[0] || !text.substr(at).starts_with(kWideColon))
    return std::string_view::npos;
  return at + kWideColon.size();
}

// Behind the word: "s: 0", " requests: 0", " count=0", ": null", "{job=\"x\"} 0".
bool has_no_value(std::string_view text, std::size_t end) {
  std::string_view rest = text.substr(end, kFarthest);
  if (rest.starts_with('s')) rest.remove_prefix(1);
  if (rest.starts_with('{')) {
    const std::size_t close = rest.find('}');
    return close != std::string_view::npos && is_zero(rest, past_blanks(rest, close + 1));
  }
  if (const std::size_t value = past_separator(rest, 0); value != std::string_view::npos)
    return is_no_value(rest.substr(value));
  // What is counted, or that it is a count.
  constexpr std::array<std::string_view, 9> kCounts = {"count", "counts", "number", "num",  "total",
                                                       "rate",  "code",   "found",  "ratio"};
  for (int words = 0; words < 2; ++words) {
    rest = rest.substr(past_blanks(rest, 0));
    if (rest.starts_with('_')) rest.remove_prefix(1);
    std::size_t size = 0;
    while (size < rest.size() && is_alpha(rest[size])) ++size;
    if (size == 0) return false;
    const std::string_view word = rest.substr(0, size);
    const std::size_t value = past_separator(rest, size);
    const bool is_count = word.ends_with('s') ||
                          std::any_of(kCounts.begin(), kCounts.end(), [&](std::string_view each) {
                            return equals_fold(each, word);
                          });
    if (value != std::string_view::npos) {
      const std::string_view said = rest.substr(value);
      return is_count && is_zero(said, past_quotes(said, 0));
    }
    rest.remove_prefix(size);
  }
  return false;
}

// "no Error", "without Exception", "zero failed"
bool is_denied(std::string_view text, std::size_t begin) {
  constexpr std::array<std::string_view, 6> kDenials = {"no",      "No",      "NO",
                                                        "without", "Without", "zero"};
  const std::string_view front = text.substr(0, begin);
  if (begin < 3 || text[begin - 1] != ' ' || !is_one_of(text[begin - 2], "otO")) return false;
  const std::string_view words = front.substr(0, front.size() - 1);
  return std::any_of(kDenials.begin(), kDenials.end(), [&](std::string_view word) {
    return words.ends_with(word) &&
           (words.size() == word.size() || !is_alnum(words[words.size() - word.size() - 1]));
  });
}

// "无错误", "0 个失败", "失败数：0", "异常：无"
bool counts_none_in_chinese(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::array<std::string_view, 15> kDenials = {
      "没有", "未发现", "未出现", "未发生",   "未检测到", "未见", "未产生", "不存在",
      "零",   "无任何", "并无",   "没有任何", "未",       "不",   "不会"};
  std::string_view front = text.substr(0, begin);
  const bool is_denied =
      std::any_of(kDenials.begin(), kDenials.end(),
                  [&](std::string_view word) { return front.ends_with(word); }) ||
      (front.ends_with("无") && !front.ends_with("有无"));
  if (is_denied) return true;
  for (const std::string_view unit : {"个", "条", "次", "处", "项", "行", "张", "台"}) {
    if (front.ends_with(unit)) front.remove_suffix(unit.size());
  }
  while (front.ends_with(' ')) front.remove_suffix(1);
  if (front.size() < begin && !front.empty() && is_zero(front, front.size() - 1)) return true;
  std::string_view rest = text.substr(end, kFarthest);
  for (const std::string_view what : {"任务", "记录", "行", "表", "日志", "请求", "信息", "码"}) {
    if (rest.starts_with(what)) rest.remove_prefix(what.size());
  }
  for (const std::string_view count :
       {"总数", "数量", "次数", "个数", "条数", "行数", "数", "率"}) {
    if (rest.starts_with(count)) rest.remove_prefix(count.size());
  }
  if (const std::size_t value = past_separator(rest, 0); value != std::string_view::npos)
    return is_no_value(rest.substr(value));
  const std::size_t at = past_blanks(rest, 0);
  return at > 0 && is_zero(rest, at);
}

// The word goes on: the name of a class or of a label. A label whose value is something counts.
bool is_part_of_name(std::string_view text, std::size_t end) {
  std::size_t after = end;
  while (after < text.size() && after - end < kFarthest &&
         (is_alnum(text[after]) || text[after] == '_'))
    ++after;
  const std::string_view more = text.substr(end, after - end);
  // "ConformerError_Parameter" is the name of an error itself.
  if (more.empty() || more == "s" || !is_alpha(more[0])) return false;
  // Beside a value "ErrorMessage" tells what went wrong; "<ErrorMessage>" has it behind.
  std::size_t mark = past_quotes(text, after);
  if (mark < text.size() && text[mark] == ']') ++mark;  // "[ErrorCode]: …" of OSS
  if (mark == text.size() || !is_one_of(text[mark], ":=>")) return true;
  // "ErrorHandler::handle"
  if (text.substr(mark).starts_with("::")) return true;
  const std::string_view value = text.substr(mark + 1, kFarthest);
  const std::size_t begin = value.find_first_not_of(" \t");
  if (begin == std::string_view::npos || is_one_of(value[begin], "\r\n<,}")) return true;
  return is_no_value(value);
}

constexpr ByteSet kEndsOfPlaces([](char c) {
  return is_space(c) || is_one_of(c, "\"'`()[]{}<>,;\\#%&=");
});

// Of a path, a URL, an option or a file: what stands around it up to the next blank.
bool is_part_of_place(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t least = begin - std::min(begin, kFarthest);
  std::size_t at = begin;
  while (at > least && !kEndsOfPlaces.holds(text[at - 1])) --at;
  const std::string_view front = text.substr(at, begin - at);
  const bool is_path = front.starts_with('/') || front.starts_with("./") ||
                       front.find("://") != std::string_view::npos;
  const bool is_option = (front.starts_with("--") && (front.size() == 2 || is_alpha(front[2]))) ||
                         front.starts_with("-XX:");
  const bool goes_on_with_message = end < text.size() && text[end] == ':';
  if ((is_path && !goes_on_with_message) || is_option) return true;
  // "Error.log", "RuntimeException.java:51"; a sentence has a blank behind its end.
  return end + 1 < text.size() && text[end] == '.' && text[end + 1] >= 'a' && text[end + 1] <= 'z';
}

bool is_help_of_metric(std::string_view record) {
  return record.starts_with("# HELP ") || record.starts_with("# TYPE ");
}

}  // namespace

bool counts_nothing(std::string_view text, std::size_t begin, std::size_t end) {
  // "8.0 Error" has a version in front.
  const auto ends_number = [&](std::size_t at) {
    return at >= 2 && text[at - 1] == '.' && is_digit(text[at - 2]);
  };
  if (begin >= 2 && text[begin - 1] == ' ' && text[begin - 2] == '0' && is_zero(text, begin - 2) &&
      !ends_number(begin - 2))
    return true;
  std::size_t after = end;
  while (after < text.size() &&
         (text[after] == ' ' || text[after] == ':' || text[after] == '=' || text[after] == 's'))
    ++after;
  return after > end && is_zero(text, after);
}

bool tells_of_no_error(std::string_view text, std::size_t begin, std::size_t end) {
  if (static_cast<unsigned char>(text[begin]) >= 0x80)
    return counts_none_in_chinese(text, begin, end) || is_help_of_metric(text);
  // "error:" has its separator within.
  const std::size_t word = text[end - 1] == ':' ? end - 1 : end;
  return has_no_value(text, word) || is_denied(text, begin) || is_part_of_name(text, word) ||
         is_part_of_place(text, begin, word) || is_help_of_metric(text);
}

bool names_an_error(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 9> kNone = {
      "null", "nil", "none", "ok", "success", "true", "succeed", "n", "undefined"};
  at = std::min(text.find_first_not_of("\\\"' :=>", at), text.size());
  std::size_t end = at;
  while (end < text.size() && (is_alnum(text[end]) || text[end] == '.' || text[end] == '_')) ++end;
  const std::string_view value = text.substr(at, end - at);
  return std::any_of(value.begin(), value.end(), is_alpha) &&
         std::none_of(kNone.begin(), kNone.end(),
                      [&](std::string_view word) { return equals_fold(word, value); });
}

bool tells_something(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 4> kWell = {"成功", "操作成功", "请求成功", "执行成功"};
  const std::size_t value = past_separator(text, at);
  if (value == std::string_view::npos) return false;
  const std::string_view rest = text.substr(value, kFarthest);
  if (is_no_value(rest)) return false;
  const std::string_view said =
      rest.substr(std::min(rest.find_first_not_of("\\\"' \t"), rest.size()));
  return !said.empty() && !is_one_of(said[0], "\r\n,;}])") &&
         std::none_of(kWell.begin(), kWell.end(),
                      [&](std::string_view word) { return said.starts_with(word); });
}

}  // namespace dtsdoctor
