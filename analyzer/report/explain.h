// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: `explain` shows what the rules know of an error or of a cause, laid out like a
// manual page, before anybody has a task to diagnose. Each function turns rows of a RuleSet into
// text. It judges nothing and knows no user: what a command would take from a task is printed as
// what it is about, "<the RAM role name entered for the endpoint>".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/writers.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

// The page of an error: how it reads, its causes, how they are told apart, what fixes them.
[[nodiscard]] std::string explain_pattern(const RuleSet& rules, const Pattern& pattern,
                                          const TextStyle& style);

// The page of a cause: the errors it leads to, its checks and fixes.
[[nodiscard]] std::string explain_cause(const RuleSet& rules, const Cause& cause,
                                        const TextStyle& style);

// The page of a fix: what to do, and the causes and findings that it helps against.
[[nodiscard]] std::string explain_fix(const RuleSet& rules, const Fix& fix, const TextStyle& style);

// The page of a pre-flight rule: what it finds, what it needs, what to do.
[[nodiscard]] std::string explain_preflight(const RuleSet& rules, const PreflightRule& rule,
                                            const TextStyle& style);

// The page of a fact: what it is, which fields fill it, how it becomes known.
[[nodiscard]] std::string explain_fact(const RuleSet& rules, const FactDecl& fact,
                                       const TextStyle& style);

// The pages of several errors, with an overview in front if there are two or more. `code` is what
// they share; empty for errors that were found in one text.
[[nodiscard]] std::string explain_patterns(const RuleSet& rules,
                                           const std::vector<const Pattern*>& patterns,
                                           std::string_view code, const TextStyle& style);

// What is supported across accounts: the support matrix, two-way pairs, regions, sources.
[[nodiscard]] std::string explain_matrix(const RuleSet& rules, const TextStyle& style);

// Every rule on a line of its own, sorted by id: id, code, title.
[[nodiscard]] std::string explain_list(const RuleSet& rules, const TextStyle& style);

}  // namespace dtsdoctor
