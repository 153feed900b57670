// SPDX-License-Identifier: Apache-2.0
#include "report/value_below.h"

#include "base/ascii.h"
#include "report/document_marks.h"
#include "report/secret_values.h"

namespace dtsdoctor {

using std::size_t;
using std::string_view;

std::optional<size_t> line_indent(string_view text, size_t name_begin) {
  size_t begin = name_begin;
  // "spring.datasource.password": what stands in front of a dot is a part of the name.
  while (begin > 0 && name_begin - begin < kLongestName && text[begin - 1] == '.') {
    --begin;
    while (begin > 0 && is_name_char(text[begin - 1])) --begin;
  }
  const size_t key = begin;
  // "- ", and "+ " of a plan.
  while (begin > 0 && (is_blank(text[begin - 1]) || is_one_of(text[begin - 1], "+~-"))) --begin;
  const bool after_escape = begin > 1 && text[begin - 1] == 'n' && text[begin - 2] == '\\';
  if (begin > 0 && text[begin - 1] != '\n' && !after_escape) return std::nullopt;
  return key - begin;
}

std::optional<Span> value_below(string_view text, size_t at, size_t indent) {
  constexpr int kMostLines = 64;
  size_t end = line_end(text, at);
  if (end >= text.size()) return std::nullopt;
  const string_view head = trimmed(text.substr(at, end - at));
  string_view word;  // that ends a heredoc
  const bool is_block = !head.empty() && is_one_of(head[0], "|>") && head.size() <= 3;
  if (head.starts_with("<<")) {
    word = head.substr(head.starts_with("<<-") ? 3 : 2);
    if (word.empty()) return std::nullopt;
  } else if (!head.empty() && !is_block) {
    return std::nullopt;
  }
  const size_t begin = end + 1;
  size_t last = begin;
  for (int line = 0; line < kMostLines && end < text.size(); ++line) {
    const size_t from = end + 1;
    const size_t stop = line_end(text, from);
    const string_view shown =
        trimmed(text.substr(std::min(from, stop), stop - std::min(from, stop)));
    const size_t blanks = past_blanks(text, from) - from;
    if (!word.empty()) {
      if (shown == word) break;
    } else if (!shown.empty()) {
      if (blanks <= indent &&
          !(is_block && !is_key(text, from + blanks, false) && blanks > 0 && line < 2))
        break;
      if (head.empty() && (line > 0 || begins_anew(text, from) || shown[0] == '-')) break;
    }
    if (!shown.empty()) last = stop;
    end = stop;
  }
  const size_t first = past_space(text, begin);
  if (last <= first) return std::nullopt;
  return Span{first, last};
}

}  // namespace dtsdoctor
