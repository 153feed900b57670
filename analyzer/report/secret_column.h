// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what stands below a label in a table is a secret, whatever it looks like. This
// finds it. What a table is, named_table.h knows.
#pragma once

#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

// If the line of the label at `name` is the first row of a table: what stands below it, and below
// the other labels of that row.
void find_column_secrets(std::string_view text, Span name, std::vector<Span>& found);

}  // namespace dtsdoctor
