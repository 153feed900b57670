// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a Problem is shown to a person in their language and within their terminal, so
// that no caret is torn from what it points at. It redacts nothing and prints nothing.
#pragma once

#include <cstddef>
#include <string>

#include "base/result.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

// render() in a language. `headline`: "error", "warning", "note". No line is longer than `width`
// terminal cells, but for a word that is; 0: prose is not broken into lines.
[[nodiscard]] std::string problem_text(const Problem& problem, const char* headline, Lang lang,
                                       std::size_t width);

}  // namespace dtsdoctor
