// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a table that is exported as CSV doubles the quotation marks within a cell, and a
// cell may have many lines: a reply in JSON is none before they are single again. This does that,
// and leaves a text alone that has no such cell.
#pragma once

#include <optional>

#include "base/mapped_text.h"

namespace dtsdoctor {

// Nothing if no cell has a word behind two marks.
[[nodiscard]] std::optional<MappedText> without_doubled_quotes(const MappedText& text);

}  // namespace dtsdoctor
