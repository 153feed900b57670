// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: databases (\G) and shells (Format-List) print the fields of a task one a line,
// and the line with the error does not say which task failed. This spells such a block as the reply
// that it was taken from, so that one reader does for all. It refuses a block that does not name a
// task, its state and what went wrong: those of a call that failed are no task's.
#pragma once

#include <optional>

#include "base/mapped_text.h"

namespace dtsdoctor {

// The text with each such block as JSON on one line; it maps to the same origin. Nothing if there
// is none. Linear.
[[nodiscard]] std::optional<MappedText> with_job_lists_as_json(const MappedText& text);

}  // namespace dtsdoctor
