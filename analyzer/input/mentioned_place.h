// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a rule finds the code or the message of an error wherever it stands. What was
// found may belong to a program, a search, a rule of an alert or a sentence that reports nothing.
// This asks those who know such places, for a code and for a message alike. A crash may print both
// the line that threw and what it threw, and a ticket may deny one error twice: every place counts.
#pragma once

#include <string_view>

#include "base/source.h"

namespace dtsdoctor {

// Is what stands at `span` of `text` only mentioned, here and wherever else it stands?
[[nodiscard]] bool is_only_mentioned(std::string_view text, Span span);

}  // namespace dtsdoctor
