// SPDX-License-Identifier: Apache-2.0
#include "input/printed_object.h"

#include "input/reply_fields.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

class Go : private PrintedText {
 public:
  using PrintedText::PrintedText;

  // map[Status:Failed …], as Go prints; `at`: of the bracket
  size_t map(size_t at, int depth) {
    out_.mark("{", at);
    for (bool is_first = true; !is(at, ']'); is_first = false) {
      const size_t begin = at + 1;
      const size_t end = name_end(begin);
      if (is_first && is(begin, ']')) return close_map(begin);
      if (end == begin || !is(end, ':') || depth > kDeepest) return npos;
      if (!is_first) out_.mark(",", begin);
      out_.string({begin, end});
      out_.mark(":", end);
      at = value(end + 1, depth);
      if (at == npos) return npos;
    }
    return close_map(at);
  }

 private:
  size_t close_map(size_t at) {
    out_.mark("}", at);
    return at + 1;
  }

  // Up to the blank in front of the next name, or to the bracket that closes what is around.
  size_t value(size_t at, int depth) {
    if (bytes_.substr(at).starts_with("map[")) return map(at + 3, depth + 1);
    if (is(at, '[')) return list(at, depth + 1);
    const size_t begin = at;
    for (int open = 0; at < bytes_.size() && at - begin < kLongestValue; ++at) {
      const char c = bytes_[at];
      if (c == ']' && open == 0) break;
      if (c == ' ' && is_name(at + 1)) break;
      if (c == '[') ++open;
      if (c == ']') --open;
    }
    if (at >= bytes_.size() || at - begin >= kLongestValue) return npos;
    const bool is_nil = bytes_.substr(begin, at - begin) == "<nil>";
    out_.string({begin, is_nil ? begin : at});
    return at;
  }

  size_t list(size_t at, int depth) {
    out_.mark("[", at);
    for (bool is_first = true;; is_first = false) {
      const size_t begin = at + 1;
      if (is_first && is(begin, ']')) return npos;  // an empty list has nothing to tell
      if (!is_first) out_.mark(",", begin);
      if (!bytes_.substr(begin).starts_with("map[")) return npos;
      at = map(begin + 3, depth + 1);
      if (at == npos || (!is(at, ']') && !is(at, ' '))) return npos;
      if (is(at, ']')) break;
    }
    out_.mark("]", at);
    return at + 1;
  }

  // "Error: it broke" is no name, but for those of a reply, which may be without a value.
  bool is_name(size_t at) const {
    const size_t end = name_end(at);
    if (end == at || !is_upper(bytes_[at]) || !is(end, ':') || end + 1 >= bytes_.size())
      return false;
    return !is_blank(bytes_[end + 1]) || find_reply_field(bytes_.substr(at, end - at)) != nullptr;
  }
};

}  // namespace

size_t spell_go(string_view bytes, size_t at, JsonSpelling& out) {
  return Go(bytes, out).map(at, 0);
}

}  // namespace dtsdoctor
