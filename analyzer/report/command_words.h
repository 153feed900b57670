// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: half of what may be wrong is wrong with how the program was called. These are
// the sentences that say so, in both languages. What is wrong with a document is in problem_words.
#pragma once

#include <span>

#include "rules/rule_parts.h"

namespace dtsdoctor {

[[nodiscard]] std::span<const Words> command_sentences();

}  // namespace dtsdoctor
