// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a regex in a rule file is text with {BLOCK}s that must expand, compile and be
// understood a little (its groups, a literal that always occurs) before any input is seen. RE2
// stays behind this header. It matches nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rules/blocks.h"
#include "rules/object_reader.h"

namespace dtsdoctor {

// Can it stand in braces?
[[nodiscard]] bool is_block_name(std::string_view name);

// The string at `spot` with each {BLOCK} replaced, which counts as a use of it; unknown ones are
// reported.
[[nodiscard]] std::string expand_blocks(FirstProblem& problems, Spot spot, const Blocks& blocks);

// Reports what RE2 says about `regex`, which was expanded from the string at `spot`. Returns its
// named groups, in order.
std::vector<std::string> check_regex(FirstProblem& problems, Spot spot, const std::string& regex,
                                     bool fold);

// Runs of characters that stand in whatever the regex matches: those outside of classes and
// alternations that no quantifier can drop. Empty where that cannot be told simply.
[[nodiscard]] std::vector<std::string> literal_runs(std::string_view regex);

}  // namespace dtsdoctor
