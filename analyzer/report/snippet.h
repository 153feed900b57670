// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a claim about a log or a policy convinces when a caret points at it. This draws
// lines of inputs with marks and labels, as rustc does: line numbers in a gutter, several marks
// merged on a line, long lines cut down to what is marked. Nothing but a Place is needed; it reads
// no input, chooses no marks and lets no control character through.
#pragma once

#include <string>
#include <vector>

#include "report/marks.h"
#include "report/paint.h"

namespace dtsdoctor {

struct SnippetStyle {
  std::size_t width = 100;  // terminal cells of a line, the gutter included
  std::size_t gutter = 1;   // cells of the line numbers
  Ink primary = Ink::red;
};

// Cells the line numbers of these marks take.
[[nodiscard]] std::size_t gutter_of(const std::vector<Mark>& marks);

// All marks: grouped by input in order of first mention, `-->` before the first and `:::` before
// further ones. Lines end in a line end.
[[nodiscard]] std::string draw(const std::vector<Mark>& marks, const SnippetStyle& style,
                               const Paint& paint);

}  // namespace dtsdoctor
