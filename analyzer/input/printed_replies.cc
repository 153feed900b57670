// SPDX-License-Identifier: Apache-2.0
#include "input/printed_replies.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "input/json_spelling.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;
constexpr size_t kLongestName = 80;
constexpr size_t kLongestValue = size_t{1} << 16;
constexpr int kDeepest = 32;

bool may_name_task(string_view text) {
  return text.find("tsJob") != npos || text.find("dts_job_") != npos;
}

bool in_name(char c) { return is_alnum(c) || c == '_'; }

// One printed value, spelled as JSON. All functions return where what they read ends, npos if it is
// none.
class Printed {
 public:
  Printed(const MappedText& text, JsonSpelling& out) : bytes_(text.bytes()), out_(out) {}

  // {Status=Failed, …}, Name(status=Failed, …); `at`: of the bracket
  size_t map(size_t at, int depth) {
    const char close = bytes_[at] == '{' ? '}' : ')';
    out_.mark("{", at);
    for (bool is_first = true;; is_first = false) {
      at = past_space(bytes_, at + 1);
      if (is_first && is(at, close)) break;
      const size_t end = name_end(at);
      if (end == at || !is(end, '=') || depth > kDeepest) return npos;
      if (!is_first) out_.mark(",", at);
      out_.string({at, end});
      out_.mark(":", end);
      at = value(end + 1, close, is_upper(bytes_[at]), depth);
      if (at == npos || is(at, close)) break;
      if (!is(at, ',')) return npos;
    }
    if (at == npos) return npos;
    out_.mark("}", at);
    return at + 1;
  }

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
  bool is(size_t at, char c) const { return at < bytes_.size() && bytes_[at] == c; }

  size_t name_end(size_t at) const {
    const size_t begin = at;
    while (at < bytes_.size() && at - begin < kLongestName && in_name(bytes_[at])) ++at;
    return at;
  }

  // ---- Java

  size_t value(size_t at, char close, bool is_upper_case, int depth) {
    if (is(at, '{')) return map(at, depth + 1);
    if (is(at, '[')) return list(at, depth + 1);
    if (const size_t bracket = name_end(at); bracket > at && opens_map(bracket))
      return map(bracket, depth + 1);
    return words(at, close, is_upper_case);
  }

  // Name(status=…
  bool opens_map(size_t at) const {
    if (!is(at, '(')) return false;
    const size_t end = name_end(at + 1);
    return end > at + 1 && is(end, '=');
  }

  size_t list(size_t at, int depth) {
    out_.mark("[", at);
    for (bool is_first = true;; is_first = false) {
      at = past_space(bytes_, at + 1);
      if (is_first && is(at, ']')) break;
      if (!is_first) out_.mark(",", at);
      at = value(at, ']', true, depth);
      if (at == npos) return npos;
      if (is(at, ']')) break;
      if (!is(at, ',')) return npos;
    }
    out_.mark("]", at);
    return at + 1;
  }

  // Up to the next name, or to the bracket that closes what is around. Brackets within belong to
  // the words.
  size_t words(size_t begin, char close, bool is_upper_case) {
    size_t at = begin;
    for (int open = 0; at < bytes_.size() && at - begin < kLongestValue; ++at) {
      const char c = bytes_[at];
      if (c == close && open == 0) break;
      if (c == ',' && is_next(at, close, is_upper_case)) break;
      if (c == '{' || c == '[' || c == '(') ++open;
      if ((c == '}' || c == ']' || c == ')') && open > 0) --open;
    }
    if (at >= bytes_.size() || at - begin >= kLongestValue) return npos;
    const bool is_null = bytes_.substr(begin, at - begin) == "null";
    out_.string({begin, is_null ? begin : at});
    return at;
  }

  // Names of one reply begin alike; in a list the next item needs none.
  bool is_next(size_t comma, char close, bool is_upper_case) const {
    const size_t at = comma + 2;
    if (!is(comma + 1, ' ') || at >= bytes_.size()) return false;
    if (close == ']') return true;
    const size_t end = name_end(at);
    return end > at && is(end, '=') && is_alpha(bytes_[at]) &&
           is_upper(bytes_[at]) == is_upper_case;
  }

  // ---- PHP

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

  string_view bytes_;
  JsonSpelling& out_;
};

class Search {
 public:
  explicit Search(const MappedText& text) : text_(text), bytes_(text.bytes()), out_(text) {}

  std::optional<MappedText> run() {
    constexpr int kMostMisses = 64;
    size_t done = 0;
    int misses = 0;
    for (size_t at = bytes_.find_first_of("{("); at != npos && misses < kMostMisses;
         at = bytes_.find_first_of("{(", at + 1)) {
      const auto read = reader_at(at);
      if (read == nullptr) continue;
      JsonSpelling spelling(text_);
      const size_t end = (Printed(text_, spelling).*read)(at, 0);
      if (end == npos) {
        ++misses;
        continue;
      }
      if (may_name_task(bytes_.substr(at, end - at))) {
        out_.verbatim(done, at);
        out_.append(spelling.take());
        done = end;
      }
      at = end - 1;
    }
    if (done == 0) return std::nullopt;
    out_.verbatim(done, bytes_.size());
    return out_.take();
  }

 private:
  using Read = size_t (Printed::*)(size_t, int);

  // How what opens at the bracket is printed; null if it is nothing of that kind.
  Read reader_at(size_t at) const {
    const size_t next = past_space(bytes_, at + 1);
    if (next >= bytes_.size()) return nullptr;
    const string_view ahead = bytes_.substr(0, at);
    if (bytes_[next] == '[') {
      const string_view head = trimmed(ahead.substr(at - std::min<size_t>(at, kLongestName)));
      if (bytes_[at] == '(')
        return head.ends_with("Array") || head.ends_with(" Object") ? &Printed::array : nullptr;
      return head.ends_with(')') ? &Printed::dump : nullptr;
    }
    size_t end = next;
    while (end < bytes_.size() && end - next < kLongestName && in_name(bytes_[end])) ++end;
    const bool is_map = end > next && end < bytes_.size() && bytes_[end] == '=';
    const bool is_named = bytes_[at] == '{' || (at > 0 && in_name(ahead.back()));
    return is_map && is_named ? &Printed::map : nullptr;
  }

  const MappedText& text_;
  string_view bytes_;
  JsonSpelling out_;
};

}  // namespace

std::optional<MappedText> with_printed_replies_as_json(const MappedText& text) {
  if (!may_name_task(text.bytes())) return std::nullopt;
  return Search(text).run();
}

}  // namespace dtsdoctor
