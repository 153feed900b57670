// SPDX-License-Identifier: Apache-2.0
//
// The page of a cause.
#include "report/explain.h"

#include <fmt/format.h>

#include "report/explain_page.h"
#include "report/wording.h"

namespace dtsdoctor {
namespace {

namespace words = explain_words;

void write_error(const Pattern& pattern, Page& page) {
  const std::string title(pattern.title.in(page.lang));
  page.prose(std::string(kChapterIndent, ' '), pattern.id, Ink::plain, Ink::bold);
  page.prose(std::string(2 * kChapterIndent, ' '),
             pattern.code.empty()
                 ? title
                 : wording::fill(words::kBracketed, page.lang, title, pattern.code));
}

}  // namespace

std::string explain_cause(const RuleSet& rules, const Cause& cause, const TextStyle& style) {
  Page page(style);
  const std::string margin(kChapterIndent, ' ');
  const Lang lang = page.lang;
  const Patterns patterns = with_cause(rules, cause);
  const CauseArticle article = article_of(rules, cause, patterns, lang);
  write_name(cause.id, article.title, page);
  write_chapter(words::kMeaning, page);
  page.prose(margin, fmt::format("{}{}", article.because, origin_mark(cause.origin, lang)));

  if (!patterns.empty()) write_chapter(words::kErrors, page);
  for (const Pattern* pattern : patterns) write_error(*pattern, page);

  write_chapter(words::kChecks, page);
  write_checks(rules, article.checks, kChapterIndent, page);
  if (article.checks.empty()) page.prose(margin, words::kNoChecks.in(lang));
  write_documents(rules, article.documents, page);
  write_chapter(words::kFixes, page);
  if (cause.fixes.count == 0) page.prose(margin, words::kNoFixes.in(lang));
  FixWriter writer(rules, page);
  for (const FixRef& fix : RuleSet::part(rules.fix_refs, cause.fixes)) writer.write(fix.fix, "");
  write_sources({cause.origin}, page);
  std::vector<Entry> rivals;
  for (const std::uint32_t other : RuleSet::part(rules.cause_refs, cause.excludes)) {
    rivals.emplace_back(rules.causes[other].id, words::kExcludes.in(lang));
  }
  write_see_also(std::move(rivals), page);
  return page.take();
}

}  // namespace dtsdoctor
