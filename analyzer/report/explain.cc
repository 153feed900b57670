// SPDX-License-Identifier: Apache-2.0
#include "report/explain.h"

#include <algorithm>
#include <map>

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
              {words::kScope.in(lang),
               pattern.context == Context::dts ? std::string(words::kDtsOnly.in(lang)) : ""},
              {words::kStatus.in(lang), std::string(words::status(pattern.status, lang))}},
             kChapterIndent, page);
}

std::string document_names(const RuleSet& rules, const Cause& cause, Lang lang) {
  std::vector<std::string_view> names;
  for (const std::uint32_t document : documents_of(rules, cause))
    names.push_back(rules.documents[document].id);
  return joined(names, words::kComma, lang);
}

std::string fix_titles(const RuleSet& rules, const Cause& cause, Lang lang) {
  std::vector<std::string_view> titles;
  for (const std::uint32_t fix : RuleSet::part(rules.fix_refs, cause.fixes))
    titles.push_back(rules.fixes[fix].title.in(lang));
  return fmt::format("{}", fmt::join(titles, "\n"));
}

void write_cause(const RuleSet& rules, std::size_t number, const Pattern& pattern,
                 const Cause& cause, Page& page) {
  const Lang lang = page.lang;
  const std::string lead = fmt::format("{}{:>2}. ", indent(kChapterIndent - 1), number);
  const std::size_t margin = lead.size();
  if (number > 1) page.blank();
  page.prose(lead, fmt::format("{}{}", cause.title.in(lang), origin_mark(cause.origin, lang)),
             Ink::blue, Ink::bold);
  if (!cause.because.in(lang).empty()) page.prose(indent(margin), cause.because.in(lang));
  page.blank();
  if (write_checks(rules, cause, {&pattern}, margin, page)) page.blank();
  write_rows({{words::kNeeds.in(lang), document_names(rules, cause, lang)},
              {words::kFix.in(lang), fix_titles(rules, cause, lang)},
              {words::kDetails.in(lang), fmt::format("dtsdoctor explain {}", cause.id)}},
             margin, page);
}

// Each fix once, in the order of the causes, with the numbers of those it helps against.
void write_fixes_of(const RuleSet& rules, const Pattern& pattern, Page& page) {
  std::vector<std::uint32_t> order;
  std::map<std::uint32_t, std::vector<std::size_t>> helps;
  const auto causes = causes_of(rules, pattern);
  for (std::size_t i = 0; i < causes.size(); ++i) {
    for (const std::uint32_t fix : RuleSet::part(rules.fix_refs, rules.causes[causes[i]].fixes)) {
      if (helps[fix].empty()) order.push_back(fix);
      helps[fix].push_back(i + 1);
    }
  }
  write_chapter(words::kFixes, page);
  if (order.empty()) page.prose(indent(), words::kNoFixes.in(page.lang));
  FixWriter writer(rules, page);
  for (const std::uint32_t fix : order) {
    const std::vector<std::size_t>& numbers = helps[fix];
    std::string note;
    if (numbers.size() < causes.size()) {
      const Words& text = numbers.size() == 1 ? words::kForCause : words::kForCauses;
      note = wording::fill(text, page.lang, joined(numbers, words::kComma, page.lang));
    } else if (causes.size() > 1) {
      note = words::kAnyCause.in(page.lang);
    }
    writer.write(fix, note);
  }
}

// The other errors under the same code, then those that share a cause.
std::vector<Entry> related(const RuleSet& rules, const Pattern& pattern, Lang lang) {
  std::vector<Entry> same_code, same_cause;
  const auto own = causes_of(rules, pattern);
  for (const Pattern& other : rules.patterns) {
    if (other.id == pattern.id) continue;
    std::vector<std::string_view> shared;
    for (const std::uint32_t cause : causes_of(rules, other)) {
      if (std::find(own.begin(), own.end(), cause) != own.end())
        shared.push_back(rules.causes[cause].id);
    }
    const bool has_code = !pattern.code.empty() && other.code == pattern.code;
    if (!has_code && shared.empty()) continue;
    std::vector<std::string> why;
    if (has_code) why.emplace_back(words::kSameCode.in(lang));
    if (!shared.empty())
      why.push_back(wording::fill(words::kShares, lang, joined(shared, words::kComma, lang)));
    (has_code ? same_code : same_cause)
        .emplace_back(other.id, joined(why, words::kSemicolon, lang));
  }
  std::sort(same_code.begin(), same_code.end());
  std::sort(same_cause.begin(), same_cause.end());
  same_code.insert(same_code.end(), same_cause.begin(), same_cause.end());
  return same_code;
}

void write_pattern(const RuleSet& rules, const Pattern& pattern, Page& page) {
  const Lang lang = page.lang;
  write_name(pattern.id, pattern.title.in(lang), page);
  write_chapter(words::kCode, page);
  page.prose(indent(), pattern.code.empty() ? words::kNoCode.in(lang) : pattern.code);
  write_chapter(words::kMessage, page);
  const auto examples = RuleSet::part(rules.examples, pattern.match_examples);
  page.prose(indent(), examples.empty() ? words::kNoExample.in(lang) : examples.front().text);
  write_meaning(rules, pattern, page);

  write_chapter(words::kCauses, page);
  std::vector<std::uint32_t> documents;
  std::vector<Origin> origins = {pattern.origin};
  std::size_t number = 0;
  for (const std::uint32_t index : causes_of(rules, pattern)) {
    const Cause& cause = rules.causes[index];
    write_cause(rules, ++number, pattern, cause, page);
    origins.push_back(cause.origin);
    for (const std::uint32_t document : documents_of(rules, cause)) {
      if (std::find(documents.begin(), documents.end(), document) == documents.end())
        documents.push_back(document);
    }
  }
  if (number == 0) page.prose(indent(), words::kNoCauses.in(lang));
  write_documents(rules, documents, page);
  write_fixes_of(rules, pattern, page);
  write_sources(origins, page);
  write_see_also(related(rules, pattern, lang), page);
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
