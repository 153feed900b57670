// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "report/brief.h"
#include "report/html_parts.h"

namespace dtsdoctor {
namespace {

bool is_open(Verdict verdict) {
  return verdict == Verdict::confirmed || verdict == Verdict::likely ||
         verdict == Verdict::conflicting;
}

// Why a cause is ruled out, beside its title.
std::string_view reason_against(const CauseReport& cause) {
  for (const bool against : {true, false}) {
    for (const EvidenceReport& evidence : cause.evidence) {
      if (evidence.against == against && !evidence.says.empty()) return evidence.says;
    }
  }
  return cause.note;
}

void summary(const CauseReport& cause, HtmlPage& page) {
  page.out.open("summary");
  html_verdict(cause.verdict, page);
  page.out.open("span", {{"class", "title"}}).element("strong", cause.title).text(" ");
  html_origin(cause.origin, page);
  if (cause.verdict == Verdict::ruled_out) {
    const std::string_view reason = reason_against(cause);
    if (!reason.empty()) page.out.text(" ").element("span", reason, {{"class", "reason"}});
  }
  page.out.close().close();
}

// Once each: several values of a fact carry the same words.
void evidence_list(const CauseReport& cause, HtmlPage& page) {
  std::vector<std::string> known;
  page.out.open("ul", {{"class", "evidence"}});
  for (const EvidenceReport& evidence : cause.evidence) {
    if (evidence.says.empty()) continue;
    std::string key = evidence.says;
    if (page.places) key += fmt::format("\n{}:{}", evidence.place.input, evidence.place.line);
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    known.push_back(key);
    page.out.open("li", {{"class", evidence.against ? "against" : "for"}});
    const Words& side = evidence.against ? wording::kAgainst : wording::kFor;
    page.out.element("span", page.say(side), {{"class", "side"}});
    page.out.text(evidence.says).text(" ");
    if (page.places && !evidence.place.input.empty()) html_place(evidence.place, page);
    page.out.close();
  }
  page.out.close();
}

// Lines that the excerpts above do not show.
void evidence_lines(const CauseReport& cause, HtmlPage& page) {
  constexpr std::size_t kMost = 12;
  std::vector<Mark> marks;
  for (const EvidenceReport& evidence : cause.evidence) {
    if (evidence.place.line == 0 || marks.size() == kMost) continue;
    marks.push_back({evidence.place, evidence.says, !evidence.against});
  }
  html_excerpts(marks, page);
}

void missing(const CauseReport& cause, HtmlPage& page) {
  if (cause.missing.empty()) return;
  page.out.element("p", page.say(page_words::kMissing), {{"class", "label"}});
  page.out.open("ul", {{"class", "missing"}});
  std::vector<std::string> known;
  for (const MissingReport& each : cause.missing) {
    const bool commanded = each.obtain && !each.obtain->command.empty();
    const std::string how = !each.obtain ? ""
                            : commanded  ? command_line(*each.obtain)
                                         : each.obtain->as;
    const std::string& what = each.about.empty() ? each.fact : each.about;
    if (std::find(known.begin(), known.end(), what + how) != known.end()) continue;
    known.push_back(what + how);
    page.out.open("li").text(what);
    if (!how.empty()) {
      page.out.text(page.lang == Lang::zh ? "：" : ": ");
      page.out.element(commanded ? "code" : "span", how);
    }
    page.out.close();
  }
  page.out.close();
}

void endpoints(const CauseReport& cause, HtmlPage& page) {
  if (!tells_endpoints(cause)) return;
  page.out.open("p", {{"class", "endpoints"}});
  for (const EndpointVerdict& each : cause.endpoints) {
    page.out.open("span").text(wording::endpoint(each.endpoint, page.lang)).text(" ");
    html_verdict(each.verdict, page);
    page.out.close();
  }
  page.out.close();
}

void checks(const CauseReport& cause, HtmlPage& page) {
  if (cause.why.empty()) return;
  page.out.open("details", {{"class", "more"}});
  page.out.element("summary", page.say(page_words::kChecks));
  page.out.open("ul");
  for (const std::string& line : cause.why) page.out.element("li", line);
  page.out.close().close();
}

// Fixes that are not led with: of causes that may yet turn out to be the one.
void other_fixes(const CauseReport& cause, const std::vector<Offer>& offers, HtmlPage& page) {
  if (cause.verdict == Verdict::ruled_out) return;
  for (const FixReport& fix : cause.fixes) {
    const bool offered = std::any_of(offers.begin(), offers.end(),
                                     [&](const Offer& offer) { return offer.fix->id == fix.id; });
    if (offered) continue;
    page.out.open("details", {{"class", "more"}}).open("summary");
    page.out.text(
        wording::fill({"{}: {}", "{}：{}"}, page.lang, page.say(page_words::kIfSo), fix.title));
    page.out.close();
    html_fix(fix, cause.origin, "", page);
    page.out.close();
  }
}

void write_cause(const CauseReport& cause, const std::vector<Offer>& offers, HtmlPage& page) {
  page.out.open("li", {{"class", fmt::format("cause {}", name_of(cause.verdict))}});
  Html::Attributes state = {};
  if (is_open(cause.verdict)) state.push_back({"open", ""});
  page.out.open("details", state);
  summary(cause, page);
  page.out.open("div", {{"class", "inside"}});
  if (!cause.because.empty()) page.out.element("p", cause.because);
  if (cause.only_documented) {
    const bool documented = cause.origin.kind == OriginKind::documented;
    page.out.element("p", page.say(documented ? wording::kOnlyDocumented : wording::kOnlyKnown),
                     {{"class", "dim"}});
  }
  evidence_list(cause, page);
  if (page.places && !is_open(cause.verdict)) evidence_lines(cause, page);
  if (cause.verdict == Verdict::conflicting)
    page.out.element("p", page.say(wording::kConflict), {{"class", "dim"}});
  missing(cause, page);
  endpoints(cause, page);
  checks(cause, page);
  other_fixes(cause, offers, page);
  page.out.close().close().close();
}

}  // namespace

void html_causes(const DiagnosisReport& diagnosis, HtmlPage& page) {
  if (diagnosis.causes.empty()) {
    page.out.element("p", page.say(wording::kNoCause));
    return;
  }
  const std::vector<Offer> offers = offers_of(diagnosis);
  page.out.open("ul", {{"class", "causes"}});
  for (const CauseReport& cause : diagnosis.causes) write_cause(cause, offers, page);
  page.out.close();
}

void html_accounts(const DiagnosisReport& diagnosis, HtmlPage& page) {
  if (!diagnosis.accounts) return;
  open_part(page.say(page_words::kAccounts), page);
  page.out.element("p", diagnosis.accounts->title);
  page.out.open("dl", {{"class", "pairs"}});
  for (const auto& [what, who] : diagnosis.accounts->rows) html_fact(what, who, page);
  page.out.close();
  close_part(page);
}

}  // namespace dtsdoctor
