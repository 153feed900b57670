// SPDX-License-Identifier: Apache-2.0
#include "input/printed_object.h"

#include <algorithm>

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

class Php : private PrintedText {
 public:
  using PrintedText::PrintedText;

  // Array ( [Status] => Failed … ); `at`: of the bracket
  size_t array(size_t at, int depth) {
    at = past_space(bytes_, at + 1);
    const bool is_list = is(at, '[') && at + 1 < bytes_.size() && is_digit(bytes_[at + 1]);
    out_.mark(is_list ? "[" : "{", at);
    for (bool is_first = true; !is(at, ')'); is_first = false) {
      const Span name = key(at);
      if (name.end == npos || depth > kDeepest) return npos;
      if (!is_first) out_.mark(",", at);
      if (!is_list) out_.string(name);
      if (!is_list) out_.mark(":", name.end);
      at = line_value(bytes_.find("=>", name.end) + 2, depth);
      if (at == npos) return npos;
      at = past_space(bytes_, at);
    }
    out_.mark(is_list ? "]" : "}", at);
    return at + 1;
  }

  // array(2) { ["Status"]=> string(6) "Failed" … }; `at`: of the bracket
  size_t dump(size_t at, int depth) {
    at = past_space(bytes_, at + 1);
    const bool is_list = is(at, '[') && at + 1 < bytes_.size() && is_digit(bytes_[at + 1]);
    out_.mark(is_list ? "[" : "{", at);
    for (bool is_first = true; !is(at, '}'); is_first = false) {
      const Span name = key(at);
      if (name.end == npos || depth > kDeepest) return npos;
      if (!is_first) out_.mark(",", at);
      if (!is_list) out_.string(name);
      if (!is_list) out_.mark(":", name.end);
      at = typed_value(past_space(bytes_, bytes_.find("=>", name.end) + 2), depth);
      if (at == npos) return npos;
      at = past_space(bytes_, at);
    }
    out_.mark(is_list ? "]" : "}", at);
    return at + 1;
  }

 private:
  // [Status] =>, ["Status"]=>, [Status:protected] =>; its end is npos if there is none.
  Span key(size_t at) const {
    if (!is(at, '[')) return {at, npos};
    const bool is_quoted = is(at + 1, '"');
    const size_t begin = at + (is_quoted ? 2 : 1);
    const size_t end = name_end(begin);
    const size_t close =
        bytes_.substr(0, std::min(bytes_.size(), end + kLongestName)).find(']', end);
    if (end == begin || close == npos) return {at, npos};
    return bytes_.substr(past_blanks(bytes_, close + 1)).starts_with("=>") ? Span{begin, end}
                                                                           : Span{at, npos};
  }

  // The bracket of "Array\n (" or "stdClass Object\n (" at `at`; npos if none stands there.
  size_t array_bracket(size_t at) const {
    size_t end = name_end(at);
    while (is(end, '\\')) end = name_end(end + 1);  // the name space of a class
    if (bytes_.substr(end).starts_with(" Object")) {
      end += string_view(" Object").size();
    } else if (bytes_.substr(at, end - at) != "Array") {
      return npos;
    }
    const size_t bracket = past_space(bytes_, end);
    return is(bracket, '(') && bracket > end ? bracket : npos;
  }

  size_t line_value(size_t at, int depth) {
    at = past_blanks(bytes_, at);
    if (const size_t bracket = array_bracket(at); bracket != npos) return array(bracket, depth + 1);
    size_t end = std::min(bytes_.find('\n', at), bytes_.size());
    // A value may hold line breaks.
    while (end < bytes_.size() && end - at < kLongestValue) {
      const size_t next = past_space(bytes_, end);
      if (is(next, ')') || key(next).end != npos) break;
      end = std::min(bytes_.find('\n', next), bytes_.size());
    }
    if (end >= bytes_.size()) return npos;
    size_t last = end;
    while (last > at && is_space(bytes_[last - 1])) --last;
    out_.string({at, last});
    return end;
  }

  // string(6) "Failed", int(5), NULL, array(2) {
  size_t typed_value(size_t at, int depth) {
    const size_t end = name_end(at);
    const string_view type = bytes_.substr(at, end - at);
    if (type == "NULL") {
      out_.string({at, at});
      return end;
    }
    const size_t close =
        bytes_.substr(0, std::min(bytes_.size(), end + kLongestName)).find(')', end);
    if (type.empty() || !is(end, '(') || close == npos) return npos;
    if (type == "array" || type == "object") {
      const string_view near = bytes_.substr(0, std::min(bytes_.size(), close + kLongestName));
      const size_t bracket = near.find('{', close);
      return bracket == npos ? npos : dump(bracket, depth + 1);
    }
    if (type != "string") {
      out_.string({end + 1, close});
      return close + 1;
    }
    const size_t begin = close + 3;
    if (!bytes_.substr(close).starts_with(") \"")) return npos;
    const size_t last =
        bytes_.substr(0, std::min(bytes_.size(), begin + kLongestValue)).find("\"\n", begin);
    if (last == npos) return npos;
    out_.string({begin, last});
    return last + 1;
  }
};

}  // namespace

size_t spell_print_r(string_view bytes, size_t at, JsonSpelling& out) {
  return Php(bytes, out).array(at, 0);
}

size_t spell_var_dump(string_view bytes, size_t at, JsonSpelling& out) {
  return Php(bytes, out).dump(at, 0);
}

}  // namespace dtsdoctor
