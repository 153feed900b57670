// SPDX-License-Identifier: Apache-2.0
//
// The page of a fix.
#include <fmt/format.h>

#include "diagnose/fill.h"
#include "report/explain.h"
#include "report/explain_page.h"
#include "report/wording.h"

namespace dtsdoctor {

std::string explain_fix(const RuleSet& rules, const Fix& fix, const TextStyle& style) {
  Page page(style);
  const Lang lang = page.lang;
  const Facts nothing(rules);
  const FixUses uses = uses_of(rules, fix);
  write_name(fix.id, fill(fix.title.in(lang), nothing, lang), page);
  write_chapter(explain_words::kFixes, page);
  FixWriter(rules, page).write(uses.fix, "");
  std::vector<Entry> causes;
  for (const Cause* cause : uses.causes) {
    causes.emplace_back(cause->id, fmt::format("{}{}", fill(cause->title.in(lang), nothing, lang),
                                               origin_mark(cause->origin, lang)));
  }
  if (!causes.empty()) {
    write_chapter(explain_words::kHelpsAgainst, page);
    write_entries(causes, page);
  }
  write_sources(uses.origins, page);
  std::vector<Entry> findings;
  for (const PreflightRule* rule : uses.preflight)
    findings.emplace_back(rule->id, rule->title.in(lang));
  write_see_also(std::move(findings), page);
  return page.take();
}

}  // namespace dtsdoctor
