// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what keeps the program from reading something is told in the language of the
// report. The stages say it as Messages, sentences named by their English wording; their Chinese
// wording is here, that of how the program is called in command_words. A sentence that is not in
// the tables, or is somebody else's, stays as it is: errors in rule files, for those who write
// rules, are among them.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

[[nodiscard]] std::string worded(const Message& message, Lang lang);

// The same Problem with its Messages as texts in that language.
[[nodiscard]] Problem worded(const Problem& problem, Lang lang);

// Every sentence that has a wording.
[[nodiscard]] std::vector<Words> worded_sentences();

}  // namespace dtsdoctor
