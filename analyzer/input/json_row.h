// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: some log stores answer with rows instead of objects: a time and a line (Loki),
// the columns of a table (Azure), a list of fields and values (CloudWatch Logs Insights). This
// finds the time of such a row and, if it holds nothing else, the line that was printed. A row of
// numbers is none, and it parses nothing.
#pragma once

#include <optional>
#include <string_view>

#include "base/source.h"
#include "input/time_stamp.h"

namespace dtsdoctor {

struct JsonRow {
  TimeStamp time;
  Span line;  // without its quotation marks; empty if several columns hold words
};

// Of the array that `text` begins with. Nothing: it has no time, or no words.
[[nodiscard]] std::optional<JsonRow> json_row(std::string_view text);

}  // namespace dtsdoctor
