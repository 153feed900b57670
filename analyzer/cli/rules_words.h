// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the words of `rules`, one function and one file each. Their options hold what
// stands behind the word.
#pragma once

#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "rules/rule_parts.h"

namespace dtsdoctor {

// The rules that fit all of --area, --engine, --stage, --status and the words given.
[[nodiscard]] ExitCode rules_list(const Options& options, const Environment& environment);
// Every rule's own examples, and the lints.
[[nodiscard]] ExitCode rules_check(const Options& options, const Environment& environment);
// How much is known, by area and by database.
[[nodiscard]] ExitCode rules_coverage(const Options& options, const Environment& environment);
// What each rule costs on FILEs: candidates, matches, time.
[[nodiscard]] ExitCode rules_profile(const Options& options, const Environment& environment);
// A rule drafted from the text of an error.
[[nodiscard]] ExitCode rules_stub(const Options& options, const Environment& environment);

using Cells = std::vector<std::string>;

// The language of a table: CSV is for programs, which know its columns by their English names.
[[nodiscard]] Lang table_language(const Options& options, const Environment& environment);

// Prints rows under their heads as text with aligned columns, Markdown or CSV. Columns named in
// `numbers` (from 0) are aligned to the right. Within a terminal the last column is wrapped, or
// each row is a paragraph, if it is too narrow for that.
void print_table(const std::vector<Words>& heads, const std::vector<Cells>& rows,
                 const std::vector<std::size_t>& numbers, const Options& options,
                 const Environment& environment);

}  // namespace dtsdoctor
