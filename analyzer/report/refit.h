// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a page of --help is laid out by hand for a pipe, wider than many a terminal.
// What does not fit is filled anew, paragraph by paragraph and column by column, as if it had been
// laid out for that width. It refuses to touch what fits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dtsdoctor {

// `text` in lines of at most `width` cells (more where a word is longer). What stands in a column
// (behind two blanks or more) stays in it while there is room.
[[nodiscard]] std::string refitted(std::string_view text, std::size_t width);

}  // namespace dtsdoctor
