// SPDX-License-Identifier: Apache-2.0
//
// The page of a fact.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "report/explain.h"
#include "report/explain_page.h"
#include "report/fact_article.h"

namespace dtsdoctor {
namespace {

namespace words = explain_words;

std::string joined(const std::vector<std::string_view>& names, Lang lang) {
  return fmt::format("{}", fmt::join(names, words::kComma.in(lang)));
}

}  // namespace

std::string explain_fact(const RuleSet& rules, const FactDecl& fact, const TextStyle& style) {
  Page page(style);
  const Lang lang = page.lang;
  const FactArticle article = article_of(rules, fact, lang);
  write_name(fact.key, article.about, page);
  write_chapter(words::kMeaning, page);
  const bool is_secret = fact.sensitivity == Sensitivity::secret;
  write_rows({{words::kType.in(lang), std::string(fact.type)},
              {words::kValues.in(lang), joined(article.values, lang)},
              {words::kDerived.in(lang), joined(article.sources, lang)},
              {words::kStated.in(lang), article.statement},
              {words::kPrinted.in(lang), is_secret ? std::string(words::kNever.in(lang)) : ""}},
             kChapterIndent, page);
  if (!article.fields.empty()) {
    write_chapter(words::kFields, page);
    std::vector<Entry> fields;
    for (const FieldNames& each : article.fields)
      fields.emplace_back(each.field->key, joined(each.also, lang));
    write_entries(fields, page);
  }
  write_documents(rules, article.documents, page);
  std::vector<Entry> checked;
  for (const PreflightRule* rule : article.rules)
    checked.emplace_back(rule->id, rule->title.in(lang));
  write_see_also(std::move(checked), page);
  return page.take();
}

}  // namespace dtsdoctor
