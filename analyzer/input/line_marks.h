// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: editors, pagers, `cat -n`, `grep -n` and `diff` mark every line that is copied
// out of them: with its number, its file, a bar, a plus or a minus. What a program printed over
// several lines can only be put together without that. It takes off what goes on from line to line
// as such marks do, and nothing that a line alone begins with: a list has numbers, too.
#pragma once

#include <optional>

#include "base/mapped_text.h"

namespace dtsdoctor {

// Nothing if there are no such marks.
[[nodiscard]] std::optional<MappedText> without_line_marks(const MappedText& text);

}  // namespace dtsdoctor
