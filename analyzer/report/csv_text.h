// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a table of values that come from logs is opened in spreadsheets, which take a
// cell that begins with =, +, - or @ for a formula and run it. This quotes as RFC 4180 says and
// puts an apostrophe in front of such a cell. It knows nothing of what the columns mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dtsdoctor {

// One cell, on one line: control characters come out as symbols. A cell that is "-" alone is no
// formula and stays.
[[nodiscard]] std::string csv_cell(std::string_view cell);

// The cells with commas between them, ending in CR LF.
[[nodiscard]] std::string csv_row(const std::vector<std::string>& cells);

}  // namespace dtsdoctor
