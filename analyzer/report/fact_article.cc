// SPDX-License-Identifier: Apache-2.0
#include "report/fact_article.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/explain_article.h"

namespace dtsdoctor {
namespace {

FieldNames names_of(const RuleSet& rules, const ConfigField& field) {
  FieldNames names{&field, {}};
  for (const Range list : {field.terraform, field.nested, field.console}) {
    for (const std::string_view name : RuleSet::part(rules.strings, list)) {
      if (std::find(names.also.begin(), names.also.end(), name) == names.also.end())
        names.also.push_back(name);
    }
  }
  return names;
}

bool points_at(const RuleSet& rules, const PreflightRule& rule, FactId fact) {
  const auto cases = RuleSet::part(rules.preflight_cases, rule.cases);
  return std::any_of(cases.begin(), cases.end(),
                     [&](const PreflightCase& one) { return one.at == fact; });
}

}  // namespace

FactArticle article_of(const RuleSet& rules, const FactDecl& fact, Lang lang) {
  const auto id = static_cast<FactId>(&fact - rules.facts.data());
  FactArticle article;
  article.fact = &fact;
  article.about = fact.about.in(lang);
  if (fact.from_user)
    article.statement = fmt::format("--fact {}={}", fact.key, lang == Lang::zh ? "值" : "VALUE");
  for (const std::string_view value : RuleSet::part(rules.strings, fact.values))
    article.values.push_back(value);
  for (const FactId source : RuleSet::part(rules.fact_refs, fact.derives_from))
    article.sources.push_back(rules.facts[source].key);
  for (const ConfigField& field : rules.config_fields) {
    if (field.fact == id) article.fields.push_back(names_of(rules, field));
  }
  article.documents = documents_of(rules, id);
  for (const PreflightRule& rule : rules.preflight) {
    if (points_at(rules, rule, id)) article.rules.push_back(&rule);
  }
  return article;
}

}  // namespace dtsdoctor
