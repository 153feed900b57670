// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: start-up must parse no JSON, so the build loads the rules once and writes them
// down as C++ constants. What comes out is only for the compiler: it keeps no comments and promises
// no stable form. It writes no file; the caller does.
#pragma once

#include <span>
#include <string>

#include "rules/rule_files.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

// The text of a source file that defines everything builtin.h declares.
[[nodiscard]] std::string embed_source(const RuleSet& rules, std::span<const RuleFile> files);

}  // namespace dtsdoctor
