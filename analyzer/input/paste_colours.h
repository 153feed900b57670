// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: where a colour's escape character cannot stand, a copy has it spelled ("^[[31m",
// "\033[0m") or not at all ("[31m"). Such marks stand in front of labels, and no line is known with
// them. It takes off what only colours have, and nothing of a text that never resets them.
#pragma once

#include <optional>

#include "base/mapped_text.h"

namespace dtsdoctor {

// Nothing if there are no such marks.
[[nodiscard]] std::optional<MappedText> without_spelled_colours(const MappedText& text);

}  // namespace dtsdoctor
