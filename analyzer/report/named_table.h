// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: in a table a name stands in the first row and its values in those below:
// user,password; | user | password |; the answer of a database. Redaction meets a name first. This
// reads the table below it, by rows of one number of cells. It refuses a first row that is no row
// of names, and judges neither names nor values.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

struct NamedTable {
  std::vector<std::string_view> names;
  std::vector<std::vector<Span>> rows;  // as many cells as names
  bool may_be_prose = false;            // "the host, the user, password"
};

// The table whose first row is the line with the name at `at`. `is_wanted`: asked of each name; a
// table without a wanted one is not read.
[[nodiscard]] std::optional<NamedTable> table_below(std::string_view text, std::size_t at,
                                                    bool (*is_wanted)(std::string_view name));

}  // namespace dtsdoctor
