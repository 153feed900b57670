// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/brief.h"
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

void write_headline(const FindingReport& finding, Page& page) {
  std::string text = finding.message;
  if (finding.endpoint) {
    text = wording::fill(wording::kLabelled, page.lang,
                         wording::endpoint(*finding.endpoint, page.lang), finding.message);
  }
  page.prose(fmt::format("{}[{}]: ", name_of(finding.severity), finding.rule), text,
             ink_of(finding.severity), Ink::bold);
}

enum class Fixes : std::uint8_t { left_out, told };

void write_finding(const CheckReport& check, const FindingReport& finding, Fixes fixes,
                   Page& page) {
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
               wording::fill(wording::kFollowers, page.lang, wording::listed(followers, page.lang)),
               Ink::blue);
  }
  page.line(page.paint(Ink::blue, note) + source_of(finding, page.lang) +
            (finding.origin.url.empty() ? "" : " " + page.paint.link(finding.origin.url)));
  if (fixes == Fixes::left_out) return;
  for (const FixReport& fix : finding.fixes) write_fix(fix, finding.origin, "", page);
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
  page.prose("", wording::fill(wording::kRoutine, page.lang, wording::listed(rules, page.lang)),
             Ink::plain, Ink::dim);
}

}  // namespace

void write_noted(const Report& report, Page& page) {
  const std::vector<const FindingReport*> findings = findings_of(report);
  if (!report.noted || findings.empty()) return;
  // Beside a cause that is known this is for later; without one it may be what is asked for.
  const bool is_answered = std::any_of(
      report.diagnoses.begin(), report.diagnoses.end(), [](const DiagnosisReport& diagnosis) {
        return !diagnosis.causes.empty() && (diagnosis.causes[0].verdict == Verdict::confirmed ||
                                             diagnosis.causes[0].verdict == Verdict::likely);
      });
  if (is_answered && page.style.quiet) return;
  page.blank();
  page.heading(noted_heading(report).in(page.lang));
  for (const FindingReport* finding : findings)
    write_finding(*report.noted, *finding, is_answered ? Fixes::left_out : Fixes::told, page);
  if (!is_answered || page.style.quiet) return;
  page.blank();
  page.prose("", wording::kNotedFixes.in(page.lang), Ink::plain, Ink::dim);
}

void write_check(const CheckReport& check, const std::vector<InputReport>& inputs, Page& page) {
  for (const FindingReport& finding : check.findings) {
    const bool shown = !finding.blocked_by && (page.style.why || !finding.is_routine) &&
                       (!page.style.quiet || finding.severity == Severity::error);
    if (shown) write_finding(check, finding, Fixes::told, page);
  }
  if (!page.style.quiet && !page.style.why) write_routine(check, page);
  if (!page.style.quiet) {
    std::vector<Step> steps;
    for (const NotCheckedReport& open : check.not_checked) add_step(steps, open.needs, open.rule);
    write_steps(
        std::move(steps), wording::kNotChecked,
        [&](const Step& step) { return rules_of(step, page.lang); }, {"dtsdoctor", "check"}, inputs,
        page);
  }
  page.blank();
  page.prose("",
             wording::fill(wording::kCheckTotals, page.lang, count_of(check, Severity::error),
                           count_of(check, Severity::warning), count_of(check, Severity::info),
                           check.passed, check.not_checked.size()),
             Ink::plain, Ink::bold);
}

}  // namespace dtsdoctor
