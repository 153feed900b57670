// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: std::string_view::find() stops at every first letter of what it looks for, which
// in megabytes of text is most of its time. Who knows two letters of the word that seldom stand
// together says so, and many places are compared with them at once.
#pragma once

#include <cstddef>
#include <string_view>

namespace dtsdoctor {

// Where `word` stands in `text` at or behind `from`, npos if it does not. `pair`: offset in the
// word of the two bytes to look for.
[[nodiscard]] inline std::size_t find_by_pair(std::string_view text, std::string_view word,
                                              std::size_t pair, std::size_t from = 0) {
  constexpr std::size_t kStep = 64;  // a fixed number of places without a branch: compiled to few
  std::size_t at = from + pair;
  for (; at + kStep < text.size(); at += kStep) {
    const char* const bytes = text.data() + at;
    int found = 0;
    for (std::size_t i = 0; i < kStep; ++i)
      found |= static_cast<int>(bytes[i] == word[pair]) &
               static_cast<int>(bytes[i + 1] == word[pair + 1]);
    if (found == 0) continue;
    for (std::size_t i = 0; i < kStep; ++i) {
      if (text.substr(at + i - pair).starts_with(word)) return at + i - pair;
    }
  }
  return text.find(word, at - pair);
}

}  // namespace dtsdoctor
