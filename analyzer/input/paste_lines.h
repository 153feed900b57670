// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: mails, tickets and terminals break the lines of an error that is pasted into
// them: quotation marks in front, wraps at a width, quoted-printable. Such an error is spread over
// lines that do not look as if they belonged together. This undoes it for a whole document. What
// comes out is one more way to read the document, never the only one: a wrap cannot be told from
// two lines with certainty.
#pragma once

#include <string_view>
#include <vector>

#include "base/mapped_text.h"

namespace dtsdoctor {

// The ways in which the document may have been written before it was pasted; none if it bears no
// trace of it. They map to offsets in `document`. `spread`: also with blanks between its words.
[[nodiscard]] std::vector<MappedText> rejoined(std::string_view document, bool spread = true);

}  // namespace dtsdoctor
