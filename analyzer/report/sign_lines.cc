// SPDX-License-Identifier: Apache-2.0
#include "report/sign_lines.h"

#include <algorithm>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;

size_t next_sign(string_view text, size_t at, string_view sign, string_view behind) {
  while ((at = text.find(sign, at)) != string_view::npos) {
    const size_t end = at + sign.size();
    if (behind.empty() || (end < text.size() && is_one_of(text[end], behind))) break;
    ++at;
  }
  return at;
}

size_t end_of_line(string_view text, size_t at) {
  return std::min(text.find('\n', at), text.size());
}

// "… \" in front of the line end at `end`
bool goes_on(string_view text, size_t end) {
  if (end > 0 && text[end - 1] == '\r') --end;
  return end > 0 && text[end - 1] == '\\';
}

}  // namespace

std::vector<Span> sign_lines(string_view text, string_view sign, string_view behind, int more) {
  std::vector<Span> parts;
  size_t done = 0;
  for (size_t at = next_sign(text, 0, sign, behind); at != string_view::npos;) {
    const size_t newline = text.substr(done, at - done).rfind('\n');
    Span part{newline == string_view::npos ? done : done + newline + 1, end_of_line(text, at)};
    at = next_sign(text, part.end, sign, behind);
    for (int left = more; part.end < text.size();) {
      const bool is_continued = more > 0 && goes_on(text, part.end);
      if (left == 0 && !is_continued) break;
      const size_t end = end_of_line(text, part.end + 1);
      left = is_continued ? left : left - 1;
      if (at < end) {
        left = more;
        at = next_sign(text, end, sign, behind);
      }
      part.end = end;
    }
    const bool is_next = !parts.empty() && part.begin == done + 1;
    if (is_next) {
      parts.back().end = part.end;
    } else {
      parts.push_back(part);
    }
    done = part.end;
  }
  return parts;
}

}  // namespace dtsdoctor
