// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "report/brief.h"
#include "report/html_parts.h"

namespace dtsdoctor {
namespace {

void write_finding(const CheckReport& check, const FindingReport& finding, HtmlPage& page) {
  page.out.open("article", {{"class", "finding"}});
  page.out.open("p", {{"class", "kicker"}});
  html_severity(finding.severity, page);
  page.out.text(" ").element("code", finding.rule).text(" ");
  html_origin(finding.origin, page);
  if (finding.endpoint)
    page.out.text(" ").element("span", wording::endpoint(*finding.endpoint, page.lang));
  page.out.close();
  page.heading(finding.message);
  if (finding.place && finding.place->line != 0) {
    html_excerpts({{*finding.place, "", true}}, page);
  } else if (finding.place && !finding.place->input.empty()) {
    page.out.open("p");
    html_place(*finding.place, page);
    page.out.close();
  }
  const std::vector<std::string> followers = followers_of(check, finding);
  if (!followers.empty()) {
    page.out.element(
        "p", wording::fill(wording::kFollowers, page.lang, wording::listed(followers, page.lang)),
        {{"class", "dim"}});
  }
  ++page.level;
  for (const FixReport& fix : finding.fixes) html_fix(fix, finding.origin, "", page);
  --page.level;
  page.out.close();
}

bool is_told(const FindingReport& finding) { return !finding.blocked_by && !finding.is_routine; }

// What sound tasks get as well: there, but not in the way.
void routine(const CheckReport& check, HtmlPage& page) {
  const auto count = std::count_if(
      check.findings.begin(), check.findings.end(),
      [](const FindingReport& finding) { return finding.is_routine && !finding.blocked_by; });
  if (count == 0) return;
  page.out.open("details", {{"class", "more"}});
  page.out.element("summary", wording::fill(page_words::kRoutine, page.lang, count));
  for (const FindingReport& finding : check.findings) {
    if (finding.is_routine && !finding.blocked_by) write_finding(check, finding, page);
  }
  page.out.close();
}

void not_checked(const CheckReport& check, HtmlPage& page) {
  if (check.not_checked.empty()) return;
  open_part(page.say(page_words::kOpenRules), page);
  page.out.open("details", {{"class", "more"}});
  page.out.element("summary",
                   wording::fill(page_words::kOpenCount, page.lang, check.not_checked.size()));
  page.out.open("ul");
  for (const NotCheckedReport& open : check.not_checked) {
    page.out.open("li").element("code", open.rule).text(" ").text(open.title).close();
  }
  page.out.close().close();
  close_part(page);
}

}  // namespace

void html_noted(const Report& report, HtmlPage& page) {
  const std::vector<const FindingReport*> findings = findings_of(report);
  if (!report.noted || findings.empty()) return;
  open_part(page.say(noted_heading(report)), page);
  for (const FindingReport* finding : findings) write_finding(*report.noted, *finding, page);
  close_part(page);
}

void html_check(const CheckReport& check, const std::vector<InputReport>& inputs, HtmlPage& page) {
  if (!check.findings.empty()) {
    open_part(page.say(page_words::kFindings), page);
    for (const FindingReport& finding : check.findings) {
      if (is_told(finding)) write_finding(check, finding, page);
    }
    routine(check, page);
    close_part(page);
  }
  std::vector<Step> steps;
  for (const NotCheckedReport& open : check.not_checked) add_step(steps, open.needs, open.rule);
  html_steps(std::move(steps), page_words::kCheckMore, Helps::rules, 0, {"dtsdoctor", "check"},
             inputs, page);
  not_checked(check, page);
}

}  // namespace dtsdoctor
