// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: std::string_view::find() stops at every first letter of what it looks for, which
// in megabytes of text is most of its time. Who knows a letter of the word that texts seldom hold
// says so.
#pragma once

#include <cstddef>
#include <string_view>

namespace dtsdoctor {

// Where `word` stands in `text` at or behind `from`, npos if it does not. `rare`: offset in the
// word of the byte to look for.
[[nodiscard]] inline std::size_t find_by_rare(std::string_view text, std::string_view word,
                                              std::size_t rare, std::size_t from = 0) {
  for (std::size_t at = text.find(word[rare], from + rare); at != std::string_view::npos;
       at = text.find(word[rare], at + 1)) {
    if (text.substr(at - rare).starts_with(word)) return at - rare;
  }
  return std::string_view::npos;
}

}  // namespace dtsdoctor
