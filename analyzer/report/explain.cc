// SPDX-License-Identifier: Apache-2.0
#include "report/explain.h"

#include <fmt/format.h>

#include "report/explain_page.h"
#include "report/wording.h"

namespace dtsdoctor {
namespace {

namespace words = explain_words;

std::string indent(std::size_t count = kChapterIndent) { return std::string(count, ' '); }

template <typename List>
std::string joined(const List& list, const Words& separator, Lang lang) {
  return fmt::format("{}", fmt::join(list, separator.in(lang)));
}

void write_meaning(const RuleSet& rules, const Pattern& pattern, Page& page) {
  const Lang lang = page.lang;
  write_chapter(words::kMeaning, page);
  write_rows({{words::kSeverity.in(lang), std::string(words::severity(pattern.severity, lang))},
              {words::kStage.in(lang), std::string(words::stage(pattern.stage, lang))},
              {words::kEngines.in(lang),
               joined(RuleSet::part(rules.strings, pattern.engines), words::kComma, lang)},
              {words::kRetry.in(lang), std::string(words::retryable(pattern.retryable, lang))},
              {words::kScope.in(lang), std::string(words::scope(pattern.context, lang))},
              {words::kStatus.in(lang), std::string(words::status(pattern.status, lang))}},
             kChapterIndent, page);
}

std::string document_names(const RuleSet& rules, const CauseArticle& article, Lang lang) {
  std::vector<std::string_view> names;
  for (const std::uint32_t document : article.documents)
    names.push_back(rules.documents[document].id);
  return joined(names, words::kComma, lang);
}

std::string fix_titles(const RuleSet& rules, const Cause& cause, Lang lang) {
  std::vector<std::string_view> titles;
  for (const FixRef& fix : RuleSet::part(rules.fix_refs, cause.fixes))
    titles.push_back(rules.fixes[fix.fix].title.in(lang));
  return fmt::format("{}", fmt::join(titles, "\n"));
}

void write_cause(const RuleSet& rules, std::size_t number, const CauseArticle& article,
                 Page& page) {
  const Lang lang = page.lang;
  const Cause& cause = *article.cause;
  const std::string lead = fmt::format("{}{:>2}. ", indent(kChapterIndent - 1), number);
  const std::size_t margin = lead.size();
  if (number > 1) page.blank();
  page.prose(lead, fmt::format("{}{}", article.title, origin_mark(cause.origin, lang)), Ink::blue,
             Ink::bold);
  if (!article.because.empty()) page.prose(indent(margin), article.because);
  page.blank();
  write_checks(rules, article.checks, margin, page);
  if (!article.checks.empty()) page.blank();
  write_rows({{words::kNeeds.in(lang), document_names(rules, article, lang)},
              {words::kFix.in(lang), fix_titles(rules, cause, lang)},
              {words::kDetails.in(lang), fmt::format("dtsdoctor explain {}", cause.id)}},
             margin, page);
}

// Each fix once, in the order of the causes, with the numbers of those it helps against.
void write_fixes_of(const RuleSet& rules, const ErrorArticle& article, Page& page) {
  write_chapter(words::kFixes, page);
  if (article.fixes.empty()) page.prose(indent(), words::kNoFixes.in(page.lang));
  FixWriter writer(rules, page);
  for (const FixArticle& fix : article.fixes) {
    std::string note;
    if (fix.causes.size() < article.causes.size()) {
      const Words& text = fix.causes.size() == 1 ? words::kForCause : words::kForCauses;
      note = wording::fill(text, page.lang, joined(fix.causes, words::kComma, page.lang));
    } else if (article.causes.size() > 1) {
      note = words::kAnyCause.in(page.lang);
    }
    writer.write(fix.fix, note);
  }
}

// The other errors under the same code, then those that share a cause.
std::vector<Entry> related(const ErrorArticle& article, Lang lang) {
  std::vector<Entry> entries;
  for (const RelatedArticle& other : article.related) {
    std::vector<std::string> why;
    if (other.same_code) why.emplace_back(words::kSameCode.in(lang));
    if (!other.causes.empty())
      why.push_back(wording::fill(words::kShares, lang, joined(other.causes, words::kComma, lang)));
    entries.emplace_back(other.pattern->id, joined(why, words::kSemicolon, lang));
  }
  return entries;
}

void write_pattern(const RuleSet& rules, const Pattern& pattern, Page& page) {
  const Lang lang = page.lang;
  const ErrorArticle article = article_of(rules, pattern, lang);
  write_name(pattern.id, pattern.title.in(lang), page);
  write_chapter(words::kCode, page);
  page.prose(indent(), pattern.code.empty() ? words::kNoCode.in(lang) : pattern.code);
  write_rows({{words::kAliases.in(lang),
               joined(RuleSet::part(rules.strings, pattern.aliases), words::kComma, lang)}},
             kChapterIndent, page);
  write_chapter(words::kMessage, page);
  page.prose(indent(), article.message.empty() ? words::kNoExample.in(lang) : article.message);
  write_meaning(rules, pattern, page);

  write_chapter(words::kCauses, page);
  std::size_t number = 0;
  for (const CauseArticle& cause : article.causes) write_cause(rules, ++number, cause, page);
  if (number == 0) page.prose(indent(), words::kNoCauses.in(lang));
  write_documents(rules, article.documents, page);
  write_fixes_of(rules, article, page);
  write_sources(article.origins, page);
  write_see_also(related(article, lang), page);
}

}  // namespace

std::string explain_pattern(const RuleSet& rules, const Pattern& pattern, const TextStyle& style) {
  Page page(style);
  write_pattern(rules, pattern, page);
  return page.take();
}

std::string explain_patterns(const RuleSet& rules, const std::vector<const Pattern*>& patterns,
                             std::string_view code, const TextStyle& style) {
  if (patterns.size() == 1) return explain_pattern(rules, *patterns[0], style);
  Page page(style);
  page.prose("", code.empty() ? wording::fill(words::kSeveralInText, page.lang, patterns.size())
                              : wording::fill(words::kSeveral, page.lang, code, patterns.size()));
  page.blank();
  std::vector<Entry> overview;
  for (const Pattern* pattern : patterns)
    overview.emplace_back(pattern->id, pattern->title.in(page.lang));
  write_entries(overview, page);
  for (const Pattern* pattern : patterns) {
    std::string rule;
    for (std::size_t i = 0; i < page.width; ++i) rule += "─";
    page.blank();
    page.line(page.paint(Ink::dim, rule));
    page.block(explain_pattern(rules, *pattern, style).insert(0, "\n"));
  }
  return page.take();
}

}  // namespace dtsdoctor
