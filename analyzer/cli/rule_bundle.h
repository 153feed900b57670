// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: which rules a run uses: the embedded tables as they are, or those merged with
// the folders of --rules by the same loader that the build runs. Only the second case parses JSON.
#pragma once

#include <functional>
#include <string_view>

#include "cli/options.h"
#include "rules/loader.h"

namespace dtsdoctor {

// The Problem is the first fault of an overlay, its own examples included.
[[nodiscard]] Result<RuleSet> rules_for(const Options& options);

// Is the file of one of the folders of --rules? Null where only the built-in rules are used.
[[nodiscard]] std::function<bool(std::string_view file)> in_overlay(const Options& options);

// The same with the places in the rule files, always through the loader.
[[nodiscard]] Result<LoadedRules> load_for(const Options& options);

}  // namespace dtsdoctor
