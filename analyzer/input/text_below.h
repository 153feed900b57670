// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: copied from a page, what an error says stands below its code, or below a label
// without a value. This finds the lines that stand there. It refuses indented ones: those are of a
// stack trace or a block.
#pragma once

#include <string_view>

#include "base/source.h"
#include "input/labels.h"
#include "input/line_group.h"

namespace dtsdoctor {

// The lines behind that of `at` and in front of `end`, blanks around them aside; {at, at} if there
// are none.
[[nodiscard]] Span text_below(std::string_view text, std::size_t at, std::size_t end);

// The value of a label; of one for a code or a message that has none ("错误码：") what stands below
// it, up to `next`. A code is one that is known.
[[nodiscard]] Span value_or_below(const Label& label, std::string_view text, std::size_t next,
                                  const IsKnownCode& is_known_code);

}  // namespace dtsdoctor
