// SPDX-License-Identifier: Apache-2.0
#include "report/value_extent.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "report/secret_values.h"

namespace dtsdoctor {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

size_t end_of_cookies(string_view text, size_t end, bool is_encoded) {
  while (end < text.size() && text[end] == ';') {
    size_t next = past_blanks(text, end + 1);
    const size_t begin = next;
    while (next < text.size() && (is_name_char(text[next]) || text[next] == '.')) ++next;
    if (next == begin || next >= text.size() || text[next] != '=') break;
    end = unquoted_end(text, next + 1, is_encoded);
  }
  return end;
}

std::optional<Span> typeset_value(string_view text, size_t at) {
  constexpr std::array<std::array<string_view, 2>, 6> kMarks = {{{"\u201c", "\u201d"},
                                                                 {"\u2018", "\u2019"},
                                                                 {"\u300c", "\u300d"},
                                                                 {"\u3010", "\u3011"},
                                                                 {"\uff02", "\uff02"},
                                                                 {"`", "`"}}};
  for (const auto& [open, close] : kMarks) {
    if (!text.substr(at).starts_with(open)) continue;
    at += open.size();
    constexpr size_t kFarthest = size_t{1} << 12;
    const string_view ahead = text.substr(at, kFarthest);
    const size_t end = std::min(ahead.find(close), ahead.find_first_of("\r\n"));
    if (end != npos) return Span{at, at + end};
    return Span{at, std::min(text.find_first_of("\r\n", at), text.size())};
  }
  return std::nullopt;
}

size_t shell_word_end(string_view text, size_t at, bool is_encoded) {
  constexpr size_t kFarthest = size_t{1} << 12;
  size_t end = unquoted_end(text, at, is_encoded);
  const auto ahead = [&] {
    const string_view rest = text.substr(end, kFarthest);
    return rest.substr(0, rest.find('\n'));
  };
  const auto joined = [&] {
    if (end >= text.size()) return false;
    const char mark = text[end];
    const char next = end + 1 < text.size() ? text[end + 1] : ' ';
    if (mark == '<') return next != '/' && ahead().substr(0, kLongestName).find('>') == npos;
    const bool is_quote = mark == '"' || mark == '\'' || mark == '`';
    if (mark == '\\' && (next == '"' || next == '\''))
      return end + 2 < text.size() && is_alnum(text[end + 2]);
    if (is_quote) return is_alnum(next) || string_view("!@#$%^*_~").find(next) != npos;
    return end > at && is_blank(mark) && text[end - 1] == '\\';
  };
  while (joined()) {
    const char mark = text[end];
    const size_t close = mark == '"' || mark == '\'' ? ahead().find(mark, 1) : npos;
    if (close != npos && text[end + close - 1] != '\\') {
      end += close + 1;
      if (end >= text.size() || is_space(text[end])) break;
    } else {
      end += mark == '\\' ? 2 : 1;
    }
    end = unquoted_end(text, end, is_encoded);
  }
  return end;
}

}  // namespace dtsdoctor
