// SPDX-License-Identifier: Apache-2.0
#include "report/secret_values.h"

#include <algorithm>
#include <array>

namespace dtsdoctor {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

bool starts_anew(string_view text, size_t at) {
  if (at >= text.size() || is_space(text[at])) return true;
  if (string_view("\"'\\,;&)]}<>").find(text[at]) != npos) return true;
  const size_t begin = at;
  while (at < text.size() && at - begin < kLongestName &&
         (is_name_char(text[at]) || text[at] == '.'))
    ++at;
  return at > begin && at < text.size() && (text[at] == '=' || text[at] == ':');
}

namespace {

// Bytes of the blank that stands at `at`, if it is none of ASCII: a no-break one, an ideographic
// one, one without width.
size_t pasted_blank(string_view text, size_t at) {
  constexpr std::array<string_view, 6> kBlanks = {"\u00A0", "\u3000", "\u2002",
                                                  "\u2003", "\u202F", "\u200B"};
  if (at >= text.size() || static_cast<unsigned char>(text[at]) < 0x80) return 0;
  for (const string_view blank : kBlanks) {
    if (text.substr(at).starts_with(blank)) return blank.size();
  }
  return 0;
}

}  // namespace

size_t past_pasted_blanks(string_view text, size_t at) {
  at = past_blanks(text, at);
  while (const size_t blank = pasted_blank(text, at)) at = past_blanks(text, at + blank);
  return at;
}

size_t unquoted_end(string_view text, size_t at, bool encoded) {
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (is_space(c) || c == '"' || c == '\'' || c == '`' || c == '<') break;
    if (pasted_blank(text, at) > 0) break;
    if (c == '\\' && at + 1 < text.size() && string_view("nrt\"'\\u").find(text[at + 1]) != npos)
      break;
    if (encoded &&
        (starts_with_fold(text.substr(at), "%26") || starts_with_fold(text.substr(at), "%22") ||
         text.substr(at).starts_with("%25"))) {
      break;
    }
    if (starts_with_fold(text.substr(at), "&quot;") || starts_with_fold(text.substr(at), "&amp;"))
      break;
    if (string_view(",;&)]}").find(c) != npos && starts_anew(text, at + 1)) break;
  }
  return at;
}

bool is_stand_in(string_view value) {
  if (value.starts_with("\\s")) return true;  // of an expression: "password:\s*(.*)"
  if (std::all_of(value.begin(), value.end(), [](char c) { return c == '*'; })) return true;
  const bool variable = value.front() == '$' && value.size() > 2;
  if (variable) value.remove_prefix(1);
  const bool bracketed = (value.front() == '<' && value.back() == '>') ||
                         (value.front() == '{' && value.back() == '}');
  if (bracketed) {
    const string_view inside = value.substr(1, value.size() - 2);
    return value.size() > 1 && inside.size() <= kLongestName &&
           std::all_of(inside.begin(), inside.end(), [](char c) {
             // "<新密码>"
             const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
             return !is_ascii || is_name_char(c) || c == ' ' || c == '.';
           });
  }
  return variable &&
         std::all_of(value.begin(), value.end(), [](char c) { return is_upper(c) || c == '_'; });
}

bool is_word(string_view value) {
  while (!value.empty() && string_view(".,;!").find(value.back()) != npos) value.remove_suffix(1);
  return !value.empty() && std::all_of(value.begin(), value.end(), is_alpha) &&
         std::none_of(value.begin() + 1, value.end(), is_upper);
}

bool is_link(string_view value) {
  return value.ends_with(':') && value.size() > 1 &&
         std::all_of(value.begin(), value.end() - 1,
                     [](char c) { return is_alpha(c) || c == '.' || c == '_'; });
}

string_view word_before(string_view text, size_t at) {
  size_t end = at;
  while (end > 0 && is_blank(text[end - 1])) --end;
  if (end == at) return {};
  size_t begin = end;
  while (begin > 0 && end - begin < kLongestName && is_alpha(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

bool word_follows(string_view text, size_t at) {
  if (at >= text.size() || !is_blank(text[at])) return false;
  at = past_blanks(text, at);
  return at < text.size() && (is_alpha(text[at]) || text[at] == '(') && !starts_anew(text, at);
}

}  // namespace dtsdoctor
