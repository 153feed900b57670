// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/snippet.h"
#include "report/text_page.h"
#include "report/wording.h"
#include "report/wrap.h"

namespace dtsdoctor {
namespace {

std::string source_of(const FindingReport& finding, Lang lang) {
  const Words documented{"documented", "文档记载"};
  const Words observed{"observed", "实测"};
  const Words inferred{"inferred", "推断"};
  switch (finding.origin.kind) {
    case OriginKind::documented:
      return std::string(documented.in(lang));
    case OriginKind::observed:
      return std::string(observed.in(lang));
    case OriginKind::inferred:
      break;
  }
  return std::string(inferred.in(lang));
}

// What only follows from this fault.
std::vector<std::string> followers_of(const CheckReport& check, const FindingReport& finding) {
  std::vector<std::string> rules;
  for (const FindingReport& other : check.findings) {
    const bool follows = other.blocked_by == finding.rule &&
                         (other.endpoint == finding.endpoint || !finding.endpoint);
    if (follows && std::find(rules.begin(), rules.end(), other.rule) == rules.end())
      rules.push_back(other.rule);
  }
  return rules;
}

void write_headline(const FindingReport& finding, Page& page) {
  std::string text = finding.message;
  if (finding.endpoint) {
    text = wording::fill(wording::kLabelled, page.lang,
                         wording::endpoint(*finding.endpoint, page.lang), finding.message);
  }
  page.prose(fmt::format("{}[{}]: ", name_of(finding.severity), finding.rule), text,
             ink_of(finding.severity), Ink::bold);
}

void write_finding(const CheckReport& check, const FindingReport& finding, Page& page) {
  page.blank();
  write_headline(finding, page);
  if (finding.severity == Severity::info) return;
  std::size_t gutter = 1;
  if (finding.place && finding.place->line != 0) {
    const std::vector<Mark> marks = {{*finding.place, "", true}};
    gutter = gutter_of(marks);
    page.block(draw(marks, {page.width, gutter, ink_of(finding.severity)}, page.paint));
  } else if (finding.place) {
    page.line(fmt::format("{}{} {}", std::string(gutter, ' '), page.paint(Ink::blue, "-->"),
                          visible(finding.place->input)));
  }
  if (page.style.quiet) return;
  const std::string note = std::string(gutter, ' ') + " = ";
  const std::vector<std::string> followers = followers_of(check, finding);
  if (!followers.empty()) {
    page.prose(note,
               wording::fill(wording::kFollowers, page.lang,
                             fmt::format("{}", fmt::join(followers, ", "))),
               Ink::blue);
  }
  page.line(page.paint(Ink::blue, note) + source_of(finding, page.lang) +
            (finding.origin.url.empty() ? "" : " " + page.paint.link(finding.origin.url)));
  for (const FixReport& fix : finding.fixes) write_fix(fix, finding.origin, "", page);
}

std::string rules_of(const Step& step) {
  constexpr std::size_t kMost = 8;
  const std::size_t shown = std::min(step.of.size(), kMost);
  const std::vector<std::string> first(step.of.begin(),
                                       step.of.begin() + static_cast<std::ptrdiff_t>(shown));
  std::string text = fmt::format("{}", fmt::join(first, ", "));
  if (shown < step.of.size()) text += fmt::format(", +{}", step.of.size() - shown);
  return text;
}

std::size_t count(const CheckReport& check, Severity severity) {
  return static_cast<std::size_t>(std::count_if(
      check.findings.begin(), check.findings.end(), [&](const FindingReport& finding) {
        return finding.severity == severity && !finding.blocked_by;
      }));
}

// What sound tasks get as well is named in one line.
void write_routine(const CheckReport& check, Page& page) {
  std::vector<std::string> rules;
  for (const FindingReport& finding : check.findings) {
    const bool told = !finding.is_routine || finding.blocked_by ||
                      std::find(rules.begin(), rules.end(), finding.rule) != rules.end();
    if (!told) rules.push_back(finding.rule);
  }
  if (rules.empty()) return;
  page.blank();
  page.prose("",
             wording::fill(wording::kRoutine, page.lang, fmt::format("{}", fmt::join(rules, ", "))),
             Ink::plain, Ink::dim);
}

}  // namespace

void write_check(const CheckReport& check, const std::vector<InputReport>& inputs, Page& page) {
  for (const FindingReport& finding : check.findings) {
    const bool shown = !finding.blocked_by && (page.style.why || !finding.is_routine) &&
                       (!page.style.quiet || finding.severity == Severity::error);
    if (shown) write_finding(check, finding, page);
  }
  if (!page.style.quiet && !page.style.why) write_routine(check, page);
  if (!page.style.quiet) {
    std::vector<Step> steps;
    for (const NotCheckedReport& open : check.not_checked) add_step(steps, open.needs, open.rule);
    write_steps(std::move(steps), wording::kNotChecked, rules_of, {"dtsdoctor", "check"}, inputs,
                page);
  }
  page.blank();
  page.prose("",
             wording::fill(wording::kCheckTotals, page.lang, count(check, Severity::error),
                           count(check, Severity::warning), count(check, Severity::info),
                           check.passed, check.not_checked.size()),
             Ink::plain, Ink::bold);
}

}  // namespace dtsdoctor
