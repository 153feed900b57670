// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a cause that says its title again, or what the error message said already, tells
// the reader nothing. This finds such texts, and those that lack a language, also within commands
// and files. It judges no style.
#pragma once

#include <vector>

#include "rules/loader.h"

namespace dtsdoctor {

// In the order of the rules.
struct TextLints {
  std::vector<Problem> repeats;     // "[text_repeats] …"
  std::vector<Problem> incomplete;  // "[missing_language] …"
};

[[nodiscard]] TextLints lint_texts(const LoadedRules& loaded);

}  // namespace dtsdoctor
