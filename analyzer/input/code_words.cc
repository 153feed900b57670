// SPDX-License-Identifier: Apache-2.0
#include "input/code_words.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "input/code_mention.h"
#include "input/labels.h"
#include "input/log_level.h"

namespace dtsdoctor {
namespace {

constexpr ByteSet kInWord([](char c) { return is_alnum(c) || is_one_of(c, "._-"); });

bool in_word(char c) { return kInWord.holds(c); }

// What stands for a value of "error=CODE: MESSAGE", which some loggers write without quotation
// marks.
bool has_message(std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(end);
  return rest.starts_with(": ") && rest.size() > 2 && !is_digit(rest[2]) && !is_space(rest[2]);
}

// A code is not part of a path, a query or an assignment.
bool bounded_left(std::string_view text, std::size_t at) {
  return at == 0 || (!in_word(text[at - 1]) && text[at - 1] != '/' && text[at - 1] != '=' &&
                     text[at - 1] != '@');
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && in_word(text[at])) ++at;
  return at;
}

bool is_separator(char c) {
  return is_blank(c) || c == ':' || c == ']' || c == ')' || c == '|' || c == ',' || c == '"' ||
         c == '\'';
}

std::size_t skip_separators(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    if (is_separator(text[at])) {
      ++at;
    } else if (text.substr(at).starts_with("：")) {
      at += std::string_view("：").size();
    } else {
      break;
    }
  }
  return at;
}

// The message behind a code: the rest of its line, or what follows if the line ends there.
Span message_after(std::string_view text, std::size_t at) {
  std::size_t end = std::min(text.find('\n', at), text.size());
  std::size_t begin = skip_separators(text, at, end);
  if (begin == end) {
    begin = past_space(text, begin);
    end = text.size();
  }
  while (end > begin && is_space(text[end - 1])) --end;
  return {begin, end};
}

// Node's pop-core prints the code as an error name: "<code>Error: …".
std::string_view without_error_suffix(std::string_view word, const IsKnownCode& is_known_code) {
  constexpr std::string_view kSuffix = "Error";
  if (!word.ends_with(kSuffix) || is_known_code(word)) return word;
  return word.substr(0, word.size() - kSuffix.size());
}

bool separated_by_colon(std::string_view text, std::size_t end) {
  return text.substr(end).starts_with(" : ");
}

// "ConfigureDtsJob: …": the operation that failed stands in front of what failed.
bool names_call(std::string_view word) {
  constexpr std::array<std::string_view, 19> kVerbs = {
      "Add",   "Attach", "Configure", "Create",   "Delete", "Describe", "Detach",
      "Get",   "List",   "Modify",    "Query",    "Renew",  "Reset",    "Set",
      "Start", "Stop",   "Suspend",   "Transfer", "Update"};
  if (word.find("Fail") != std::string_view::npos || word.find('.') != std::string_view::npos)
    return false;
  return std::any_of(kVerbs.begin(), kVerbs.end(), [&](std::string_view verb) {
    return word.size() > verb.size() && word.starts_with(verb) && is_upper(word[verb.size()]);
  });
}

// "|Dts.Client|", "ERROR Dts.Client: ": who printed the line.
bool names_logger(std::string_view text, std::size_t begin, std::size_t end) {
  if (text.substr(past_blanks(text, end)).starts_with('|')) return true;
  std::size_t level = begin;
  while (level > 0 && is_blank(text[level - 1])) --level;
  const std::size_t level_end = level;
  while (level > 0 && is_upper(text[level - 1])) --level;
  return level_end < begin && is_level_in_capitals(text.substr(level, level_end - level));
}

}  // namespace

bool looks_like_code(std::string_view word) {
  if (word.size() < 4 || !is_upper(word[0]) || is_label(word) || names_call(word)) return false;
  for (const std::string_view suffix : {"Exception", "Error", "Warning"}) {
    if (word.ends_with(suffix)) return false;
  }
  const auto uppers = std::count_if(word.begin(), word.end(), is_upper);
  const auto lowers =
      std::count_if(word.begin(), word.end(), [](char c) { return is_alpha(c) && !is_upper(c); });
  const bool dotted = word.find('.') != std::string_view::npos && word.back() != '.';
  return lowers > 0 && (uppers >= 2 || dotted);
}

bool can_be_code(std::string_view value) {
  return !all_digits(value) && std::any_of(value.begin(), value.end(),
                                           [](char c) { return !is_alpha(c) || is_upper(c); });
}

std::optional<CodeAndMessage> find_code(std::string_view text, std::size_t from,
                                        const IsKnownCode& is_known_code) {
  std::size_t at = from;
  while (at < text.size()) {
    if (!is_upper(text[at])) {
      ++at;
      continue;
    }
    const std::size_t end = word_end(text, at);
    if (at > from && in_word(text[at - 1])) {
      at = end;
      continue;
    }
    std::string_view word = text.substr(at, end - at);
    while (word.ends_with('.')) word.remove_suffix(1);
    const bool is_value = at > 0 && text[at - 1] == '=' && has_message(text, end);
    if (is_value || bounded_left(text, at)) {
      const std::string_view code = without_error_suffix(word, is_known_code);
      const bool is_code = is_known_code(code) ||
                           (!is_value && separated_by_colon(text, end) && looks_like_code(word));
      if (is_code && !is_mention(text, at, at + word.size())) {
        return CodeAndMessage{{at, at + code.size()}, message_after(text, end)};
      }
    }
    at = end;
  }
  return std::nullopt;
}

Span code_before(std::string_view text, std::size_t at, const IsKnownCode& is_known_code) {
  std::size_t end = at;
  while (end > 0 && (is_separator(text[end - 1]) || text[end - 1] == '\n')) --end;
  std::size_t begin = end;
  while (begin > 0 && in_word(text[begin - 1])) --begin;
  const std::string_view word = text.substr(begin, end - begin);
  // In the line above, any word may stand.
  const bool same_line = text.substr(end, at - end).find('\n') == std::string_view::npos;
  const bool may_be = same_line && looks_like_code(word) && !names_logger(text, begin, end);
  const bool is_code =
      !word.empty() && bounded_left(text, begin) && (is_known_code(word) || may_be);
  return is_code ? Span{begin, end} : Span{at, at};
}

}  // namespace dtsdoctor
