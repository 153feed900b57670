// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: reports and rules name facts ("endpoint.role_name") and people name the fields
// that fill them ("SourceEndpointRole", "RAM Role Name"). What explain tells of a fact is collected
// here for text, Markdown and JSON. It lays out nothing and knows no user's values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule_set.h"

namespace dtsdoctor {

// A field of a task configuration that fills the fact, and what other forms call it.
struct FieldNames {
  const ConfigField* field = nullptr;
  std::vector<std::string_view> also;  // Terraform, older operations, the console; each once
};

struct FactArticle {
  const FactDecl* fact = nullptr;
  std::string_view about;
  std::string statement;  // "--fact user.scenario=VALUE"; empty: it cannot be stated
  std::vector<std::string_view> values;
  std::vector<std::string_view> sources;  // the facts it is derived from
  std::vector<FieldNames> fields;
  std::vector<std::uint32_t> documents;     // in RuleSet::documents: what makes it known
  std::vector<const PreflightRule*> rules;  // that point at it
};

[[nodiscard]] FactArticle article_of(const RuleSet& rules, const FactDecl& fact, Lang lang);

}  // namespace dtsdoctor
