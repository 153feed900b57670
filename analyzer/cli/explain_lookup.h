// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a query of explain may be an id, a code in one of its spellings, a number or a
// pasted error. This finds what it means, or what comes close. It prints nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/explain_topic.h"

namespace dtsdoctor {

// By id of an error, cause, fix or pre-flight rule, key of a fact or name of a field; then by code,
// whatever its case, with or without "DTS.Msg.", "dts.retry.err.0069" being DTS-RETRY-ERR-0069, and
// by number alone; then by reading the query as the text of an error, then as a message that DTS
// would print, or else as some words of one. Nothing if none of that is known.
[[nodiscard]] std::optional<ExplainTopic> find_topic(const RuleSet& rules, std::string_view query);

// Names that come close to what was typed, as they have to be typed.
[[nodiscard]] std::vector<std::string> near_topics(const RuleSet& rules, std::string_view name);

// Everything an error is called: its code, its aliases, and the codes that its match asks for.
[[nodiscard]] std::vector<std::string_view> names_of(const RuleSet& rules, const Pattern& pattern);

// Does it have `word` in its id, its title or a name?
[[nodiscard]] bool mentions(const RuleSet& rules, const Pattern& pattern, std::string_view word);

}  // namespace dtsdoctor
