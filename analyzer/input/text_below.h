// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: copied from a page or told in a ticket, what an error says stands below its
// code, behind it, or below a label without a value. This finds it there. It refuses indented
// lines: those are of a stack trace or a block.
#pragma once

#include <string_view>

#include "base/source.h"
#include "input/labels.h"
#include "input/line_group.h"

namespace dtsdoctor {

// The lines behind that of `at` and in front of `end`, blanks around them aside; {at, at} if there
// are none.
[[nodiscard]] Span text_below(std::string_view text, std::size_t at, std::size_t end);

// The same of what stands behind `at` on its line, separators and a label of it aside:
// "X，说明：…", "X, reason: …". What only follows, and further fields, are none.
[[nodiscard]] Span text_beside(std::string_view text, std::size_t at, std::size_t end);

// The value of a label; of one for a code or a message that has none ("错误码：") what stands below
// it, up to `next`. A code is one that is known.
[[nodiscard]] Span value_or_below(const Label& label, std::string_view text, std::size_t next,
                                  const IsKnownCode& is_known_code);

}  // namespace dtsdoctor
