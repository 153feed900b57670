// SPDX-License-Identifier: Apache-2.0
#include "input/printed_replies.h"

#include <array>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "input/json_spelling.h"
#include "input/printed_object.h"

namespace dtsdoctor {
namespace {

using std::size_t;
using std::string_view;
constexpr size_t npos = string_view::npos;

bool may_name_task(string_view text) {
  return text.find("tsJob") != npos || text.find("dts_job_") != npos;
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
  [[nodiscard]] size_t next_bracket(size_t at) const {
    static constexpr auto kOpens = [] {
      std::array<bool, 256> opens{};
      for (const char c : {'{', '(', '['}) opens[static_cast<unsigned char>(c)] = true;
      return opens;
    }();
    while (at < bytes_.size() && !kOpens[static_cast<unsigned char>(bytes_[at])]) ++at;
    return at;
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

  const MappedText& text_;
  string_view bytes_;
  JsonSpelling out_;
};

}  // namespace

std::optional<MappedText> with_printed_replies_as_json(const MappedText& text) {
  return Search(text).run();
}

}  // namespace dtsdoctor
