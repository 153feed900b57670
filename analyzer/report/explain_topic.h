// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what a query of explain turned out to mean. Text, Markdown and JSON are written
// from it. It holds rows of a RuleSet and no text of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/writers.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

struct ExplainTopic {
  enum class Kind { errors, cause, fix, preflight, fact, matrix, everything };
  Kind kind = Kind::errors;
  std::vector<const Pattern*> errors;
  std::string shared_name;  // the code that several errors share; empty: found in a text
  const Cause* cause = nullptr;
  const Fix* fix = nullptr;
  const PreflightRule* rule = nullptr;
  const FactDecl* fact = nullptr;
};

// Pages for people, laid out like a manual.
[[nodiscard]] std::string explain_text(const RuleSet& rules, const ExplainTopic& topic,
                                       const TextStyle& style);

// Markdown; of everything the whole knowledge, with a table of contents and of coverage.
[[nodiscard]] std::string explain_markdown(const RuleSet& rules, const ExplainTopic& topic,
                                           Lang lang);

// One JSON object, schema dtsdoctor-explain/1.
[[nodiscard]] std::string explain_json(const RuleSet& rules, const ExplainTopic& topic, Lang lang);

}  // namespace dtsdoctor
