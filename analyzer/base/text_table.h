// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: programs print tables in a dozen ways: CSV with commas, semicolons or tabs,
// Markdown, the answer of a database in its box, columns of a command line. This splits one row
// into cells. It decides nothing: which row has the names, and where a table ends, is its callers'
// business.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

struct TableRow {
  std::vector<Span> cells;  // without blanks and quotation marks around
  std::size_t end = 0;      // of its last line
};

// What separates the cells of a row; '\0' if nothing does.
[[nodiscard]] char table_separator(std::string_view line);

// The row that begins at `begin`, the beginning of a line; the bars around one are no cells. A cell
// in quotation marks may hold line breaks, where no bars separate.
[[nodiscard]] TableRow table_row(std::string_view text, std::size_t begin, char separator);

// +-----+-----+, |-----|:---:|, ----+----
[[nodiscard]] bool is_table_rule(std::string_view line);

}  // namespace dtsdoctor
