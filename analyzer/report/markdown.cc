// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "report/brief.h"
#include "report/figures.h"
#include "report/markdown_page.h"
#include "report/markdown_text.h"
#include "report/scan_words.h"
#include "report/wording.h"
#include "report/wrap.h"
#include "report/writers.h"

namespace dtsdoctor {
namespace {

void write_finding(const FindingReport& finding, MarkdownPage& page) {
  std::string text = markdown_foreign(finding.message);
  if (finding.endpoint)
    text = wording::fill(wording::kLabelled, page.lang,
                         wording::endpoint(*finding.endpoint, page.lang), text);
  page.paragraph(fmt::format("## {} {}: {}", name_of(finding.severity), finding.rule, text));
  if (finding.place && finding.place->line != 0) {
    write_quote(*finding.place, marked(*finding.place), page);
  } else if (finding.place) {
    page.paragraph(markdown_code(finding.place->input));
  }
  for (const FixReport& each : finding.fixes) write_fix(each, nullptr, page);
  write_sources(finding.origin, {}, "", page);
}

void write_noted(const Report& report, MarkdownPage& page) {
  const std::vector<const FindingReport*> findings = findings_of(report);
  if (!report.noted || findings.empty()) return;
  page.paragraph(fmt::format("**{}**", page.in(noted_heading(report))));
  for (const FindingReport* each : findings) write_finding(*each, page);
}

void write_check(const CheckReport& check, MarkdownPage& page) {
  std::vector<std::string> notes;
  std::size_t counts[3] = {};
  for (const FindingReport& each : check.findings) {
    if (each.blocked_by) continue;
    ++counts[static_cast<std::size_t>(each.severity)];
    if (each.severity != Severity::info) {
      write_finding(each, page);
    } else {
      notes.push_back(fmt::format("{}{}{}", markdown_code(each.rule), page.in(Words{": ", "："}),
                                  markdown_foreign(each.message)));
    }
  }
  page.paragraph(
      fmt::format("**{}**", wording::fill(wording::kCheckTotals, page.lang, counts[0], counts[1],
                                          counts[2], check.passed, check.not_checked.size())));
  if (!notes.empty()) {
    page.open_details(page.in(wording::kAlso));
    page.list(notes);
    page.close_details();
  }
  if (check.not_checked.empty()) return;
  std::vector<std::string> open;
  std::vector<const MissingReport*> needs;
  for (const NotCheckedReport& each : check.not_checked) {
    open.push_back(fmt::format("{}{}{}", markdown_code(each.rule), page.in(Words{": ", "："}),
                               markdown_foreign(each.title)));
    for (const MissingReport& need : each.needs) needs.push_back(&need);
  }
  page.open_details(page.in(wording::kNotChecked));
  page.list(open);
  write_missing(needs, page);
  page.close_details();
}

void write_scan(const Report& report, MarkdownPage& page) {
  const ScanPeriod period = period_of(report);
  const ScanWords words = scan_words(report, report.diagnoses.size(), page.lang);
  page.paragraph("## " + words.headline);
  for (const std::string& line : {words.interrupted, words.sums, words.period}) {
    if (!line.empty()) page.paragraph(line);
  }
  if (!words.since.empty()) page.paragraph(markdown_foreign(words.since));
  std::vector<std::vector<std::string>> rows;
  for (const DiagnosisReport* each : by_count(report)) {
    const std::vector<Offer> offers = offers_of(*each);
    std::string title = markdown_foreign(with_origin(each->title, each->origin, page.lang));
    const std::string apart = apart_text(*each, page.lang);
    if (each->is_new == true) title = fmt::format("**{}** {}", page.in(kNewMark), title);
    if (!apart.empty()) title = page.with_note(title, markdown_foreign(apart));
    rows.push_back(
        {grouped(each->count), markdown_cell(markdown_code(each->id)), title,
         markdown_foreign(cause_text(*each, page.lang)),
         offers.empty() ? "" : markdown_foreign(offers.front().fix->title),
         grouped(each->jobs.size()), grouped(each->files),
         period_text(each->first, each->last, period.first, period.last, Detail::long_form)});
  }
  if (rows.empty()) return;
  page.table(
      {std::string(page.in(wording::kCountHead)), std::string(page.in(wording::kDiagnosisHead)),
       std::string(page.in(wording::kTitleHead)), std::string(page.in(wording::kCauseRow)),
       std::string(page.in(wording::kFix)), std::string(page.in(wording::kJobsHead)),
       std::string(page.in(wording::kFilesHead)), std::string(page.in(wording::kPeriodHead))},
      {true, false, false, false, false, true, true, false}, rows);
}

void write_clusters(const Report& report, MarkdownPage& page) {
  if (!report.unrecognized || report.unrecognized->empty()) return;
  std::vector<std::vector<std::string>> rows;
  for (const Unrecognized& each : *report.unrecognized) {
    std::string example;
    if (!each.examples.empty())
      example = markdown_cell(markdown_code(where(each.examples[0].place)));
    std::string text = markdown_cell(markdown_code(shortened(each.template_text, kMostExcerpt)));
    if (each.is_new == true) text = fmt::format("**{}** {}", page.in(kNewMark), text);
    rows.push_back({grouped(each.count), text, example});
  }
  page.paragraph(fmt::format("### {}", page.in(wording::kNotRecognized)));
  page.table(
      {std::string(page.in(wording::kCountHead)), std::string(page.in(wording::kTemplateHead)),
       std::string(page.in(wording::kSeenRow))},
      {true, false, false}, rows);
}

void write_incomplete(const Report& report, MarkdownPage& page) {
  std::vector<std::string> items;
  for (const InputReport& input : report.inputs) {
    if (input.status == "ok") continue;
    items.push_back(fmt::format("{}{}{}", markdown_code(input.name), page.in(Words{": ", "："}),
                                markdown_foreign(input.status)));
  }
  for (const LimitReport& limit : report.limits) {
    std::string at = limit.name;
    if (!limit.input.empty()) at += " " + limit.input;
    if (limit.line != 0) at += fmt::format(":{}", limit.line);
    items.push_back(fmt::format("{}{}{}", markdown_code(at), page.in(Words{": ", "："}),
                                markdown_foreign(limit.what)));
  }
  if (items.empty()) return;
  page.paragraph(fmt::format("### {}", page.in(wording::kAlso)));
  page.list(items);
}

}  // namespace

std::string write_markdown(const Report& report, Lang lang) {
  MarkdownPage page(lang);
  if (report.scan) {
    write_scan(report, page);
  } else {
    for (const DiagnosisReport& each : report.diagnoses) write_diagnosis(each, page);
    if (report.check) {
      write_check(*report.check, page);
    } else if (report.diagnoses.empty()) {
      page.paragraph(fmt::format("**{}**", page.in(wording::kNothingFound)));
    }
    write_noted(report, page);
  }
  write_clusters(report, page);
  write_incomplete(report, page);
  return page.take();
}

}  // namespace dtsdoctor
