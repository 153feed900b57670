// SPDX-License-Identifier: Apache-2.0
#include "input/printed_object.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

class Java : private PrintedText {
 public:
  using PrintedText::PrintedText;

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

 private:
  size_t value(size_t at, char close, bool is_upper_case, int depth) {
    if (is(at, '{')) return map(at, depth + 1);
    if (is(at, '[')) return list(at, depth + 1);
    if (const size_t bracket = name_end(at); bracket > at && opens_map(bracket))
      return map(bracket, depth + 1);
    return words(at, close, is_upper_case);
  }

  // Name(status=…, Name{status=…
  bool opens_map(size_t at) const {
    if (!is(at, '(') && !is(at, '{')) return false;
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
    out_.string(bare({begin, at}));
    return at;
  }

  // Without the quotation marks that some programs put around; nothing where there is no value.
  Span bare(Span value) const {
    const string_view words = bytes_.substr(value.begin, value.end - value.begin);
    if (words == "null" || words == "None") return {value.begin, value.begin};
    const bool is_quoted =
        words.size() > 1 && (words[0] == '\'' || words[0] == '"') && words.back() == words[0];
    return is_quoted ? Span{value.begin + 1, value.end - 1} : value;
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
};

}  // namespace

size_t spell_java(string_view bytes, size_t at, JsonSpelling& out) {
  return Java(bytes, out).map(at, 0);
}

}  // namespace dtsdoctor
