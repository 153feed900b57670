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
[[nodiscard]] std::size_t find_by_pair(std::string_view text, std::string_view word,
                                       std::size_t pair, std::size_t from = 0);

// The same without what only some machines have.
[[nodiscard]] std::size_t find_by_pair_portably(std::string_view text, std::string_view word,
                                                std::size_t pair, std::size_t from = 0);

}  // namespace dtsdoctor
