// SPDX-License-Identifier: Apache-2.0
#include "input/code_line.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/hex.h"
#include "input/code_clause.h"
#include "input/own_level.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kWideColon = "：";

// Marks and list signs around a state.
constexpr std::string_view kMarks = "[]()-*:#~> \t";

std::string_view without_marks(std::string_view text) {
  while (!text.empty() && is_one_of(text.front(), kMarks)) text.remove_prefix(1);
  while (!text.empty() && is_one_of(text.back(), kMarks)) text.remove_suffix(1);
  return text;
}

// "level=info", "\"level\":\"info\"", "I0304 05:06:07.123456 7 x.go:1] "
bool is_called_usual(std::string_view line) {
  constexpr std::size_t kDigits = 4;
  if (level_in_head(line) == LogLevel::usual) return true;
  if (line.size() > kDigits + 1 && line[0] == 'I' && all_digits(line.substr(1, kDigits)) &&
      line[kDigits + 1] == ' ')
    return true;
  for (const std::string_view key :
       {"level=", "\"level\":\"", "\"level\": \"", "\"severity\":\""}) {
    const std::size_t at = line.find(key);
    if (at == std::string_view::npos) continue;
    const std::string_view value = line.substr(at + key.size());
    std::size_t end = 0;
    while (end < value.size() && is_alpha(value[end])) ++end;
    return log_level(value.substr(0, end)) == LogLevel::usual;
  }
  return false;
}

}  // namespace

bool tells_good_state(std::string_view front) {
  constexpr std::array<std::string_view, 13> kGood = {
      "OK",    "PASS",   "PASSED", "RESOLVED", "Resolved", "resolved", "CLOSED",
      "FIXED", "Solved", "DONE",   "✓",        "✔",        "✅"};
  constexpr std::array<std::string_view, 7> kChinese = {"已恢复",   "已解决",   "已修复",  "已关闭",
                                                        "【需求】", "告警恢复", "恢复通知"};
  constexpr std::string_view kWideBracket = "【";
  if (speaks_of_failure(front)) return false;
  // Of a list of things to do; a form is filled in with sentences.
  const bool is_ticked =
      front.find("[x]") != std::string_view::npos || front.find("[X]") != std::string_view::npos;
  if (is_ticked && front.find_first_of(".,:") == std::string_view::npos) return true;
  front = without_marks(front);
  // Of TAP.
  if (front.starts_with("ok ") && front.size() > 3 && is_digit(front[3])) return true;
  if (starts_with_fold(front, "re:")) front = without_marks(front.substr(3));
  for (const std::string_view state : kChinese) {
    const bool bracketed = front.starts_with(kWideBracket);
    if (front.starts_with(state) ||
        (bracketed && front.substr(kWideBracket.size()).starts_with(state)))
      return true;
  }
  return std::any_of(kGood.begin(), kGood.end(), [&](std::string_view state) {
    if (!front.starts_with(state)) return false;
    const std::string_view rest = front.substr(state.size());
    const bool is_sign = !is_alpha(state[0]);
    return is_sign || rest.empty() || rest.starts_with(':') || rest.starts_with(']');
  });
}

bool counts_code(std::string_view behind) {
  constexpr std::array<std::string_view, 8> kCounts = {"count", "total", "出现",        "数量",
                                                       "次数",  "总数",  "occurrences", "hits"};
  constexpr std::array<std::string_view, 9> kUnits = {
      "occurrences", "times", "hits", "events", "errors", "次", "个", "条", "("};
  constexpr std::array<std::string_view, 6> kNone = {"none", "no", "null", "false", "n/a", "nil"};
  if (behind.starts_with(':')) {
    const std::string_view value = trimmed(behind.substr(1));
    if (all_digits(value) || equals_fold(value, "ok")) return true;
  }
  const auto past_separators = [&] {
    while (!behind.empty() && is_one_of(behind.front(), " \t:=|,.\"'-")) behind.remove_prefix(1);
    if (behind.starts_with(kWideColon)) behind.remove_prefix(kWideColon.size());
    while (!behind.empty() && is_blank(behind.front())) behind.remove_prefix(1);
  };
  past_separators();
  for (const std::string_view count : kCounts) {
    if (!behind.starts_with(count)) continue;
    behind.remove_prefix(count.size());
    past_separators();
    break;
  }
  std::size_t end = 0;
  while (end < behind.size() && (is_alnum(behind[end]) || behind[end] == '/')) ++end;
  const std::string_view value = behind.substr(0, end);
  if (value.empty()) return false;
  std::string_view rest = behind.substr(end);
  while (!rest.empty() && is_one_of(rest.front(), " \t|}])\"',;")) rest.remove_prefix(1);
  if (is_among_fold(value, kNone)) return rest.empty();
  return value == "0" &&
         (rest.empty() || std::any_of(kUnits.begin(), kUnits.end(), [&](std::string_view unit) {
            return rest.starts_with(unit);
          }));
}

bool is_title_of_work(std::string_view front) {
  constexpr std::array<std::string_view, 27> kKinds = {
      "feat",    "fix",   "docs",    "chore",   "refactor",        "test",    "build",
      "perf",    "style", "revert",  "todo",    "fixme",           "plan",    "proposal",
      "goal",    "rfc",   "feature", "example", "feature request", "e.g.",    "search",
      "improve", "待办",  "需求",    "搜索",    "关键字",          "告警规则"};
  if (speaks_of_failure(front)) return false;
  front = without_marks(front);
  std::size_t hash = 0;
  while (hash < front.size() && is_hex(front[hash])) ++hash;
  if (hash >= 7 && front.substr(hash).starts_with(' ')) front.remove_prefix(hash + 1);
  if (front.ends_with("e.g.") || front.ends_with("for example")) return true;
  return std::any_of(kKinds.begin(), kKinds.end(), [&](std::string_view kind) {
    if (!starts_with_fold(front, kind)) return false;
    std::string_view rest = front.substr(kind.size());
    if (rest.starts_with('(')) rest.remove_prefix(std::min(rest.find(')'), rest.size() - 1) + 1);
    if (rest.starts_with('!')) rest.remove_prefix(1);
    if (rest.find(',') != std::string_view::npos) return false;  // of a sentence of its own
    return rest.starts_with(':') || rest.starts_with(']') || rest.starts_with("：");
  });
}

bool is_information(std::string_view front, std::string_view behind) {
  constexpr std::array<std::string_view, 14> kTold = {
      "return", "response", "result", "got",  "receiv", "exception", "cause",
      "返回",   "报",       "提示",   "with", "finish", "says",      "shows"};
  while (!front.empty() && is_one_of(front.back(), " \"'`([{")) front.remove_suffix(1);
  // Words that lead up to the code; behind a logger's name it is all that is told.
  const bool leads = !front.empty() && (is_alnum(front.back()) || front.back() == '.') &&
                     front.find(' ') != std::string_view::npos;
  if (!leads || behind.find(':') != std::string_view::npos || !is_called_usual(front)) return false;
  if (speaks_of_failure(front) || speaks_of_failure(behind)) return false;
  const std::string said = lowered(front);
  return std::none_of(kTold.begin(), kTold.end(),
                      [&](std::string_view word) { return said.find(word) != std::string::npos; });
}

}  // namespace dtsdoctor
