// SPDX-License-Identifier: Apache-2.0
#include "input/printed_replies.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/pair_find.h"
#include "input/json_spelling.h"
#include "input/printed_object.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

bool may_name_task(string_view text) {
  return find_by_pair(text, "tsJob", 1) != npos || find_by_pair(text, "dts_job_", 3) != npos;
}

bool in_name(char c) { return is_alnum(c) || c == '_'; }

class Search {
 public:
  explicit Search(const MappedText& text) : text_(text), bytes_(text.bytes()), out_(text) {}

  std::optional<MappedText> run() {
    constexpr int kMostMisses = 64;
    size_t done = 0;
    int misses = 0;
    for (size_t at = next_bracket(0); at < bytes_.size() && misses < kMostMisses;
         at = next_bracket(at + 1)) {
      const SpellPrinted spell = speller_at(at);
      if (spell == nullptr) continue;
      JsonSpelling spelling(text_);
      const size_t end = spell(bytes_, at, spelling);
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
  // The end of the text if there is none at `at` or behind it.
  [[nodiscard]] size_t next_bracket(size_t at) {
    size_t first = bytes_.size();
    for (Bracket& each : brackets_) {
      if (each.at < at) each.at = bytes_.find(each.byte, at);
      first = std::min(first, each.at);
    }
    return first;
  }

  // How what opens at the bracket is printed; null if it is nothing of that kind.
  SpellPrinted speller_at(size_t at) const {
    if (bytes_[at] == '[') return bytes_.substr(0, at).ends_with("map") ? spell_go : nullptr;
    const size_t next = past_space(bytes_, at + 1);
    if (next >= bytes_.size()) return nullptr;
    const string_view ahead = bytes_.substr(0, at);
    if (bytes_[next] == '[') {
      const string_view head =
          trimmed(ahead.substr(at - std::min<size_t>(at, PrintedText::kLongestName)));
      if (bytes_[at] == '(')
        return head.ends_with("Array") || head.ends_with(" Object") ? spell_print_r : nullptr;
      return head.ends_with(')') ? spell_var_dump : nullptr;
    }
    size_t end = next;
    while (end < bytes_.size() && end - next < PrintedText::kLongestName && in_name(bytes_[end]))
      ++end;
    const bool is_map = end > next && end < bytes_.size() && bytes_[end] == '=';
    const bool is_named = bytes_[at] == '{' || (at > 0 && in_name(ahead.back()));
    return is_map && is_named ? spell_java : nullptr;
  }

  struct Bracket {
    char byte;
    size_t at;  // of the next
  };

  const MappedText& text_;
  string_view bytes_;
  JsonSpelling out_;
  std::array<Bracket, 3> brackets_ = {
      {{'{', bytes_.find('{')}, {'(', bytes_.find('(')}, {'[', bytes_.find('[')}}};
};

}  // namespace

std::optional<MappedText> with_printed_replies_as_json(const MappedText& text) {
  if (!may_name_task(text.bytes())) return std::nullopt;  // nearly every text
  return Search(text).run();
}

}  // namespace dtsdoctor
