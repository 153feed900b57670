// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: prose must fit the terminal, in English, where lines break at blanks, and in
// Chinese, where they break between any two characters but never before a closing mark. It counts
// in terminal cells. It never breaks a word, so that ids and links stay whole, and knows no styles.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dtsdoctor {

// Text in lines of at most `width` cells (more where a word is longer). Line ends in `text` are
// kept, dangerous characters are made visible, blanks at a break are dropped. At least one line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

// wrapped() behind `lead`; further lines are indented as far as `lead` is wide.
[[nodiscard]] std::vector<std::string> hanging(std::string_view lead, std::string_view text,
                                               std::size_t width);

// Text followed by blanks up to `width` cells.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

// On one line of at most `width` cells, the end replaced by "…" if it is longer.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width);

}  // namespace dtsdoctor
