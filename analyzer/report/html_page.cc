// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "report/brief.h"
#include "report/html_assets.h"
#include "report/html_parts.h"
#include "report/text_page.h"
#include "report/writers.h"

namespace dtsdoctor {
namespace {

void head(const std::string& title, HtmlPage& page) {
  Html& out = page.out;
  out.open("head");
  out.empty("meta", {{"charset", "utf-8"}});
  // Nothing is fetched, nothing is sent, and no script or style but the page's own is taken.
  out.constant("\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
  out.constant("img-src data:; base-uri 'none'; form-action 'none'; style-src ");
  out.constant(kPageCssHash).constant("; script-src ").constant(kPageJsHash).constant("\">\n");
  out.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  out.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  out.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  out.empty("link", {{"rel", "icon"}, {"href", "data:,"}});
  out.element("title", title + " · dtsdoctor");
  out.open("style").constant(kPageCss).close();
  out.open("script").constant(kPageJs).close();
  out.close();
}

void open_body(const Report& report, HtmlPage& page) {
  const auto say = [&](const Words& words) { return std::string(page.say(words)); };
  page.out.open("body", {{"class", report.scan ? "scan" : "case"},
                         {"data-copy", say(page_words::kCopy)},
                         {"data-copied", say(page_words::kCopied)},
                         {"data-copyfailed", say(page_words::kCopyFailed)},
                         {"data-more", say(page_words::kMore)},
                         {"data-showing", say(page_words::kShowing)},
                         {"data-expand", say(page_words::kExpand)},
                         {"data-collapse", say(page_words::kCollapse)}});
  page.out.element("a", page.say(page_words::kSkip), {{"class", "skip"}, {"href", "#main"}});
  page.out.open("header", {{"class", "top"}}).open("span");
  page.out.element("b", "dtsdoctor").text(" ");
  page.out.text(page.say(report.scan    ? page_words::kScanReport
                         : report.check ? page_words::kCheckReport
                                        : page_words::kReport));
  page.out.close();
  if (!report.scan) {
    page.out.element("button", "", {{"type", "button"}, {"id", "unfold"}, {"hidden", ""}});
  }
  page.out.close();
}

void footer(const Report& report, HtmlPage& page) {
  page.out.open("footer", {{"class", "bottom"}});
  page.out.element("span", wording::fill(page_words::kMadeBy, page.lang, report.version,
                                         grouped(report.rules.count), report.rules.date,
                                         report.rules.hash.substr(0, 12)));
  page.out.element("span", page.say(page_words::kOffline));
  page.out.close();
  page.out.element("p", "", {{"class", "offscreen"}, {"id", "announcer"}, {"role", "status"}});
}

// Several of a rule differ in these.
void tells_apart(const DiagnosisReport& diagnosis, HtmlPage& page) {
  std::vector<std::string> parts;
  if (diagnosis.endpoint) parts.push_back(wording::endpoint(*diagnosis.endpoint, page.lang));
  if (!diagnosis.jobs.empty()) parts.push_back(task_text(diagnosis.jobs[0], page.lang));
  for (const auto& [name, value] : diagnosis.identity) parts.push_back(name + "=" + value);
  if (diagnosis.count > 1) parts.push_back(fmt::format("×{}", grouped(diagnosis.count)));
  if (parts.empty()) return;
  page.out.text(" ").element("span", wording::listed(parts, page.lang), {{"class", "dim"}});
}

void contents(const std::vector<DiagnosisReport>& diagnoses, HtmlPage& page) {
  page.out.open("nav", {{"aria-label", std::string(page.say(page_words::kDiagnoses))}});
  page.out.open("ol", {{"class", "contents"}});
  for (std::size_t i = 0; i < diagnoses.size(); ++i) {
    page.out.open("li");
    html_severity(diagnoses[i].severity, page);
    page.out.element("a", diagnoses[i].title, {{"href", fmt::format("#d{}", i + 1)}});
    if (!diagnoses[i].causes.empty()) {
      page.out.text(" ");
      html_verdict(diagnoses[i].causes.front().verdict, page);
    }
    tells_apart(diagnoses[i], page);
    page.out.close();
  }
  page.out.close().close();
}

}  // namespace

std::string headline_of(const Report& report, Lang lang) {
  if (report.scan) {
    return wording::fill(page_words::kScanTitle, lang,
                         page_words::error_records(report.summary.error_records, lang),
                         page_words::files(report.scan->files, lang));
  }
  if (report.diagnoses.size() == 1) return report.diagnoses[0].title;
  if (!report.diagnoses.empty())
    return wording::fill(page_words::kManyDiagnoses, lang, grouped(report.diagnoses.size()));
  if (!report.check) return nothing_text(report, lang);
  const std::size_t errors = count_of(*report.check, Severity::error);
  const std::size_t warnings = count_of(*report.check, Severity::warning);
  if (errors + warnings == 0) return std::string(page_words::kNoFault.in(lang));
  return wording::fill(page_words::kFaults, lang, errors, warnings);
}

void html_case(const Report& report, HtmlPage& page) {
  const bool single = report.diagnoses.size() == 1;
  if (!single) {
    page.out.open("header", {{"class", "head"}});
    page.out.element("h1", headline_of(report, page.lang), {{"class", "ours"}});
    if (report.check) {
      page.out.element(
          "p",
          wording::fill(wording::kCheckTotals, page.lang, count_of(*report.check, Severity::error),
                        count_of(*report.check, Severity::warning),
                        count_of(*report.check, Severity::info), report.check->passed,
                        report.check->not_checked.size()),
          {{"class", "dim"}});
    }
    page.out.close();
    if (!report.diagnoses.empty()) contents(report.diagnoses, page);
  }
  page.level = single ? 1 : 2;
  for (std::size_t i = 0; i < report.diagnoses.size(); ++i) {
    page.out.open("article", {{"class", "diagnosis"}, {"id", fmt::format("d{}", i + 1)}});
    html_diagnosis(report.diagnoses[i], report, page);
    page.out.close();
  }
  page.level = 2;
  if (report.check) html_check(*report.check, report.inputs, page);
  if (!report.check && report.diagnoses.empty()) html_nothing(report, page);
  html_noted(report, page);
  html_unrecognized(report, page);
  html_limits(report.limits, page);
  html_inputs(report.inputs, page);
}

std::string write_html(const Report& report, Lang lang) {
  HtmlPage page;
  page.lang = lang;
  const std::string title = headline_of(report, lang);
  page.out.constant("<!doctype html>\n");
  page.out.open("html", {{"lang", lang == Lang::zh ? "zh-CN" : "en"}});
  head(title, page);
  open_body(report, page);
  page.out.open("main", {{"id", "main"}, {"tabindex", "-1"}});
  if (report.scan) {
    page.out.open("header", {{"class", "head"}}).element("h1", title).close();
    html_scan(report, page);
  } else {
    html_case(report, page);
  }
  page.out.close();
  footer(report, page);
  return page.out.take() + "\n";
}

}  // namespace dtsdoctor
