// SPDX-License-Identifier: Apache-2.0
#include "report/markdown_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace dtsdoctor {
namespace {

std::size_t longest_run(std::string_view text, char of) {
  std::size_t longest = 0, run = 0;
  for (const char c : text) {
    run = c == of ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = is_space(c);
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return visible(out);
}

// Bytes of the ASCII word at the front. A bar ends it: in a table it must not get into code, where
// no escape keeps it.
std::size_t word_length(std::string_view text) {
  const auto end = std::find_if(text.begin(), text.end(),
                                [](char c) { return c <= ' ' || c > '~' || c == '|'; });
  return static_cast<std::size_t>(end - text.begin());
}

std::string escaped(std::string_view word) {
  constexpr std::string_view kMarkup = "\\`*_<>[]|#~&";
  std::string out;
  for (const char c : word) {
    if (kMarkup.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// Escapes do not help against these: sites look for them in the text that is shown.
bool acts_of_itself(std::string_view word) {
  if (word.find('@') != std::string_view::npos || word.find("://") != std::string_view::npos)
    return true;
  if (word.starts_with('/') || lowered(word).starts_with("www.")) return true;
  // A label or a milestone by name; an issue, a merge request and so on by number.
  constexpr std::string_view kNamed = "~%", kNumbered = "#!&$^";
  const auto stands_at = [&](std::size_t i, std::string_view sigils) {
    return i + 1 < word.size() && sigils.find(word[i]) != std::string_view::npos;
  };
  if (stands_at(0, kNamed) && is_alnum(word[1])) return true;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (stands_at(i, kNumbered) && is_digit(word[i + 1])) return true;
  }
  return false;
}

// The length of the word at the front, with a placeholder in it whole: "<the account>@dts.…".
std::size_t length_with_placeholder(std::string_view text) {
  constexpr std::size_t kLongest = 120;
  std::size_t length = word_length(text);
  const std::size_t open = text.substr(0, length).rfind('<');
  if (open == std::string_view::npos) return length;
  const std::size_t close = text.substr(0, open + kLongest).find_first_of("<>|", open + 1);
  if (close == std::string_view::npos || text[close] != '>' || close < length) return length;
  return close + 1 + word_length(text.substr(close + 1));
}

// At the beginning of a line these would make a list, a rule or a heading.
std::string kept_prose(const std::string& text) {
  if (text.starts_with('-') || text.starts_with('+') || text.starts_with('=')) return "\\" + text;
  const std::size_t digits = text.find_first_not_of("0123456789");
  const bool numbers =
      digits != 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
  return numbers ? fmt::format("{}\\{}", text.substr(0, digits), text.substr(digits)) : text;
}

}  // namespace

std::string markdown_prose(std::string_view text) {
  constexpr std::string_view kMarkup = "\\`*_<>[]|#~";
  std::string out;
  for (const char c : one_line(text)) {
    if (kMarkup.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_foreign(std::string_view text) {
  const std::string line = one_line(text);
  std::string out;
  for (std::string_view rest = line; !rest.empty();) {
    std::string_view word = rest.substr(0, word_length(rest));
    if (const auto whole = rest.substr(0, length_with_placeholder(rest)); acts_of_itself(whole))
      word = whole;
    if (word.empty()) {  // a blank, a bar or what is not ASCII
      const std::size_t length = character_length(rest);
      out += escaped(rest.substr(0, length));
      rest.remove_prefix(length);
      continue;
    }
    constexpr std::string_view kOpening = "([{'\"", kClosing = ".,;:!?)]}'\"";
    const std::size_t begin = std::min(word.find_first_not_of(kOpening), word.size());
    const std::size_t end = word.find_last_not_of(kClosing) + 1;
    const bool acts = begin < end && acts_of_itself(word.substr(begin, end - begin));
    if (acts) {
      out += escaped(word.substr(0, begin)) + markdown_code(word.substr(begin, end - begin)) +
             escaped(word.substr(end));
    } else {
      out += escaped(word);
    }
    rest.remove_prefix(word.size());
  }
  return kept_prose(out);
}

std::string markdown_cell(std::string_view markdown) {
  std::string out;
  for (const char c : markdown) {
    // A backslash in front would take the escape away.
    if (c == '|') out += out.ends_with('\\') ? " \\" : "\\";
    out += c;
  }
  return out;
}

std::string markdown_code(std::string_view text) {
  const std::string line = one_line(text);
  const std::string ticks(longest_run(line, '`') + 1, '`');
  const bool touching = line.starts_with('`') || line.ends_with('`');
  return touching ? fmt::format("{0} {1} {0}", ticks, line) : fmt::format("{0}{1}{0}", ticks, line);
}

std::string_view markdown_language(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  const std::string_view ending = dot == std::string_view::npos ? "" : file_name.substr(dot + 1);
  // Reports are read back: a name may hold anything.
  return std::all_of(ending.begin(), ending.end(), is_alnum) ? ending : "";
}

std::string markdown_block(std::string_view text, std::string_view language,
                           std::string_view indent) {
  const std::string fence(std::max<std::size_t>(3, longest_run(text, '`') + 1), '`');
  std::string out = fmt::format("{}{}{}\n", indent, fence, language);
  while (text.ends_with('\n')) text.remove_suffix(1);
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t stop = std::min(text.find('\n', at), text.size());
    out += fmt::format("{}{}\n", indent, visible(text.substr(at, stop - at)));
    at = stop + 1;
  }
  return out + fmt::format("{}{}\n", indent, fence);
}

std::string markdown_anchor(std::string_view heading) {
  std::string out;
  for (const char c : heading) {
    if (is_alnum(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80)
      out += to_lower(c);
    if (c == ' ') out += '-';
  }
  return out;
}

}  // namespace dtsdoctor
