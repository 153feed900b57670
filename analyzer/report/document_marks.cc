// SPDX-License-Identifier: Apache-2.0
#include "report/document_marks.h"

#include <array>

#include "base/ascii.h"
#include "report/secret_values.h"

namespace dtsdoctor {

using std::size_t;
using std::string_view;

bool is_break(string_view text, size_t at) {
  if (at >= text.size() || text[at] == '\n' || text[at] == '\r') return true;
  if (text[at] != '\\') return false;
  const size_t letter = past_backslashes(text, at);
  return letter < text.size() && (text[letter] == 'n' || text[letter] == 'r');
}

bool is_key(string_view text, size_t at, bool is_quoted) {
  constexpr size_t kLongestKey = 200;
  const size_t mark = past_backslashes(text, at);
  const char quote = mark < text.size() && is_one_of(text[mark], "\"'") ? text[mark] : '\0';
  if (quote == '\0' && (is_quoted || mark > at)) return false;
  const size_t begin = mark + (quote == '\0' ? 0 : 1);
  size_t end = begin;
  while (end < text.size() && end - begin < kLongestKey &&
         (quote == '\0' ? is_name_char(text[end]) || text[end] == '.'
                        : text[end] != quote && !is_one_of(text[end], "\\\n,{")))
    ++end;
  if (end == begin || end >= text.size()) return false;
  if (quote != '\0') {
    end = past_backslashes(text, end);
    if (end >= text.size() || text[end] != quote) return false;
    end = past_blanks(text, end + 1);
  }
  return end < text.size() && (text[end] == ':' || text[end] == '=');
}

size_t next_member(string_view text, size_t at) {
  for (; at < text.size() && text[at] != '\n'; ++at) {
    if (text[at] == ',' && is_key(text, past_blanks(text, at + 1), true)) break;
  }
  return at;
}

size_t next_name(string_view text, size_t at, size_t farthest) {
  for (const size_t begin = at; !is_break(text, at) && at - begin < farthest; ++at) {
    if (!is_one_of(text[at], " \t,;&")) continue;
    const size_t next = past_blanks(text, at + 1);
    if (text.substr(next).starts_with("--") || is_key(text, next, false)) return at;
  }
  return at;
}

bool begins_anew(string_view text, size_t at) {
  const size_t begin = past_blanks(text, at);
  if (begin >= text.size()) return true;
  constexpr size_t kLongestHead = 32;
  const string_view near = text.substr(begin, kLongestHead);
  const string_view line = near.substr(0, near.find('\n'));
  if (is_key(text, begin, false) || is_one_of(text[begin], "{}])#<")) return true;
  constexpr std::array<string_view, 8> kHeads = {"ERROR", "WARN", "INFO",      "DEBUG",
                                                 "FATAL", "==>",  "Caused by", "Traceback"};
  if (std::any_of(kHeads.begin(), kHeads.end(),
                  [&](string_view head) { return line.starts_with(head); }))
    return true;
  const size_t digit = text[begin] == '[' ? 1 : 0;
  return line.size() > digit + 5 && is_digit(line[digit]) && is_digit(line[digit + 1]) &&
         (is_one_of(line[digit + 2], ":/-") || is_one_of(line[digit + 4], "-/"));
}

}  // namespace dtsdoctor
