// SPDX-License-Identifier: Apache-2.0
//
// The page of a pre-flight rule.
#include <fmt/format.h>

#include "diagnose/fill.h"
#include "report/explain.h"
#include "report/explain_page.h"

namespace dtsdoctor {
namespace {

namespace words = explain_words;

void write_cases(const RuleSet& rules, const PreflightRule& rule, Page& page) {
  const Facts nothing(rules);
  for (const PreflightCase& one : RuleSet::part(rules.preflight_cases, rule.cases)) {
    page.prose(std::string(kChapterIndent, ' ') + "- ",
               fill(one.message.in(page.lang), nothing, page.lang));
  }
}

}  // namespace

std::string explain_preflight(const RuleSet& rules, const PreflightRule& rule,
                              const TextStyle& style) {
  Page page(style);
  const Lang lang = page.lang;
  write_name(rule.id, rule.title.in(lang), page);
  write_chapter(words::kMeaning, page);
  write_rows({{words::kSeverity.in(lang), std::string(words::severity(rule.severity, lang))},
              {words::kRun.in(lang), std::string(words::kByCheck.in(lang))}},
             kChapterIndent, page);
  write_chapter(words::kFindings, page);
  write_cases(rules, rule, page);
  write_documents(rules, documents_of(rules, rule), page);
  write_chapter(words::kFixes, page);
  if (rule.fixes.count == 0)
    page.prose(std::string(kChapterIndent, ' '), words::kFixInFinding.in(lang));
  FixWriter writer(rules, page);
  for (const FixRef& fix : RuleSet::part(rules.fix_refs, rule.fixes)) writer.write(fix.fix, "");
  write_sources({rule.origin}, page);
  std::vector<Entry> earlier;
  for (const std::uint32_t other : RuleSet::part(rules.preflight_refs, rule.blocked_by))
    earlier.emplace_back(rules.preflight[other].id, words::kExplainsIt.in(lang));
  write_see_also(std::move(earlier), page);
  return page.take();
}

}  // namespace dtsdoctor
