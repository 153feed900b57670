// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: --fact KEY=VALUE is evidence given by the user: only what a rule asks for is
// taken, and a mistyped KEY is answered with what was meant.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "facts/case.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

// The Problem is that no rule asks a user for `key`.
[[nodiscard]] std::optional<Problem> add_statement(std::string key, const std::string& value,
                                                   const RuleSet& rules, Case& evidence);

}  // namespace dtsdoctor
