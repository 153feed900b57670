// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: in a table a label stands in the first row and its values in those below:
// user,password; | user | password |; the answer of a database. This finds the values. It knows
// a table by rows of one number of cells, and refuses a first row that is no row of names.
#pragma once

#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

// If the line of the label at `name` is the first row of a table: what stands below it, and below
// the other labels of that row.
void find_column_secrets(std::string_view text, Span name, std::vector<Span>& found);

}  // namespace dtsdoctor
