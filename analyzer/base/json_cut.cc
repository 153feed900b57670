// SPDX-License-Identifier: Apache-2.0
#include "base/json_cut.h"

#include <algorithm>

#include "base/utf8.h"

namespace dtsdoctor {

CutJson complete_json(std::string_view text, std::size_t begin) {
  std::string open;  // what closes each bracket that is open
  bool in_string = false;
  bool is_name = false;        // the string that is read, or comes next, names a member
  std::size_t escape = 0;      // where an escape begins that is not complete
  std::size_t escape_end = 0;  // and one past its last byte
  std::size_t end = begin;
  for (std::size_t at = begin; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (at < escape_end) {
        if (at == escape + 1 && c == 'u') escape_end = escape + 6;
      } else if (c == '\\') {
        escape = at;
        escape_end = at + 2;
      } else if (c == '"') {
        in_string = false;
        if (!is_name) end = at + 1;
      }
      continue;
    }
    switch (c) {
      case '"':
        in_string = true;
        break;
      case '{':
      case '[':
        open += c == '{' ? '}' : ']';
        is_name = c == '{';
        end = at + 1;
        break;
      case '}':
      case ']':
        if (!open.empty()) open.pop_back();
        is_name = false;
        end = at + 1;
        break;
      case ',':
        is_name = !open.empty() && open.back() == '}';
        end = at;
        break;
      case ':':
        is_name = false;
        break;
      default:
        break;
    }
  }
  CutJson out{end, {open.rbegin(), open.rend()}};
  if (in_string && !is_name) {
    out.end = text.size() < escape_end ? escape : whole_characters(text);
    out.closing.insert(0, "\"");
  }
  return out;
}

}  // namespace dtsdoctor
