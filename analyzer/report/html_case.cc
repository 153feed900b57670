// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <fmt/format.h>

#include "report/html_parts.h"
#include "report/text_page.h"

namespace dtsdoctor {
namespace {

// More marks than this hide each other; the rest is named in the causes.
constexpr std::size_t kMostMarks = 16;
constexpr std::size_t kMostJobs = 20;

std::vector<Mark> marks_of(const DiagnosisReport& diagnosis) {
  std::vector<Mark> marks;
  if (!diagnosis.matches.empty() && diagnosis.matches[0].place.line != 0)
    marks.push_back({diagnosis.matches[0].place, "", true});
  for (const CauseReport& cause : diagnosis.causes) {
    const Verdict verdict = cause.verdict;
    if (verdict == Verdict::unknown || verdict == Verdict::ruled_out) continue;
    for (const EvidenceReport& evidence : cause.evidence) {
      if (evidence.place.line == 0 || marks.size() == kMostMarks) continue;
      const bool primary =
          verdict != Verdict::likely && (!evidence.against || verdict == Verdict::conflicting);
      marks.push_back({evidence.place, evidence.says, primary});
    }
  }
  return marks;
}

void verdict_line(const DiagnosisReport& diagnosis, HtmlPage& page) {
  if (diagnosis.causes.empty()) {
    page.out.element("p", page.say(wording::kNoCause), {{"class", "lead"}});
    return;
  }
  const CauseReport& first = diagnosis.causes.front();
  if (diagnosis.nothing_wrong) {
    page.out.element("p", page.say(wording::kNothingWrong), {{"class", "lead"}});
    return;
  }
  page.out.open("div", {{"class", fmt::format("lead {}", name_of(first.verdict))}});
  if (first.verdict == Verdict::unknown && !first.missing.empty()) {
    page.out.open("p");
    html_verdict(first.verdict, page);
    page.out.text(" ").element("strong", page.say(page_words::kUndecided)).close();
  } else {
    page.out.open("p");
    html_verdict(first.verdict, page);
    page.out.text(" ").element("strong", first.title).text(" ");
    html_origin(first.origin, page);
    page.out.close();
    if (!first.because.empty()) page.out.element("p", first.because);
  }
  page.out.close();
}

void seen(const DiagnosisReport& diagnosis, HtmlPage& page) {
  if (diagnosis.count < 2) return;
  page.out.open("div").element("dt", page.say(page_words::kSeen)).open("dd");
  page.out.text(wording::fill(page_words::kTimes, page.lang, grouped(diagnosis.count)));
  for (std::size_t i = 1; i < diagnosis.matches.size(); ++i) {
    page.out.text(i == 1 ? page.say(page_words::kAlsoAt) : page.say(wording::kComma));
    html_place(diagnosis.matches[i].place, page);
  }
  if (diagnosis.matches.size() < diagnosis.count && diagnosis.matches.size() > 1)
    page.out.text(page.say(wording::kComma)).text("…");
  page.out.close().close();
}

void facts(const DiagnosisReport& diagnosis, HtmlPage& page) {
  page.out.open("dl", {{"class", "facts"}});
  if (!diagnosis.code.empty()) html_fact(page.say(page_words::kCode), diagnosis.code, page, true);
  if (diagnosis.endpoint) {
    html_fact(page.say(page_words::kEndpoint), wording::endpoint(*diagnosis.endpoint, page.lang),
              page);
  }
  for (std::size_t i = 0; i < std::min(diagnosis.jobs.size(), kMostJobs); ++i)
    html_fact(page.say(page_words::kTask), task_text(diagnosis.jobs[i], page.lang), page);
  if (diagnosis.jobs.size() > kMostJobs) {
    html_fact(page.say(page_words::kTask), fmt::format("+{}", diagnosis.jobs.size() - kMostJobs),
              page);
  }
  for (const MatchReport& match : diagnosis.matches) {
    const auto id = match.captures.find("request_id");
    if (id == match.captures.end() || id->second.empty()) continue;
    html_fact(page.say(page_words::kRequestId), id->second, page, true);
    break;
  }
  if (!diagnosis.matches.empty() && diagnosis.matches[0].path.size() > 1) {
    html_fact(page.say(page_words::kChain), path_text(diagnosis.matches[0].path, page.lang), page);
  }
  seen(diagnosis, page);
  if (diagnosis.first && diagnosis.last) {
    page.out.open("div").element("dt", page.say(page_words::kPeriod)).open("dd");
    html_time(*diagnosis.first, page);
    page.out.text(" – ");
    html_time(*diagnosis.last, page);
    page.out.close().close();
  }
  page.out.close();
  const auto note = [&](const Words& words) {
    page.out.element("p", page.say(words), {{"class", "dim"}});
  };
  if (diagnosis.retryable == Retryable::maybe_transient) note(wording::kTransient);
  if (diagnosis.retryable == Retryable::no) note(wording::kNoRetry);
  if (diagnosis.status == Status::experimental) note(wording::kExperimental);
}

// Evidence that has no line to show: an option, what a document lacks.
void notes(const DiagnosisReport& diagnosis, HtmlPage& page) {
  std::vector<std::string> known;
  page.out.open("ul", {{"class", "notes"}});
  for (const CauseReport& cause : diagnosis.causes) {
    if (cause.verdict == Verdict::unknown || cause.verdict == Verdict::ruled_out) continue;
    for (const EvidenceReport& evidence : cause.evidence) {
      if (evidence.place.line != 0 || evidence.says.empty()) continue;
      const std::string text =
          evidence.place.input.empty()
              ? evidence.says
              : wording::fill(wording::kLabelled, page.lang, evidence.place.input, evidence.says);
      if (std::find(known.begin(), known.end(), text) != known.end()) continue;
      known.push_back(text);
      page.out.element("li", text);
    }
  }
  page.out.close();
}

}  // namespace

void html_references(const DiagnosisReport& diagnosis, HtmlPage& page) {
  std::vector<std::string_view> known;
  const auto reference = [&](const Words& what, std::string_view url, std::string_view title) {
    if (url.empty() || std::find(known.begin(), known.end(), url) != known.end()) return;
    known.push_back(url);
    page.out.open("li", {{"class", title.empty() ? "bare" : "titled"}});
    page.out.element("span", page.say(what), {{"class", "side"}}).text(" ");
    page.out.link(url, title.empty() ? url : title).close();
  };
  Html before;
  std::swap(before, page.out);
  const bool documented = diagnosis.origin.kind == OriginKind::documented;
  reference(documented                                      ? wording::kSource
            : diagnosis.origin.kind == OriginKind::observed ? wording::kSourceObserved
                                                            : wording::kSourceInferred,
            diagnosis.origin.url, "");
  for (const CauseReport& cause : diagnosis.causes) {
    const bool told = cause.verdict == Verdict::confirmed || cause.verdict == Verdict::likely;
    if (told && cause.origin.kind == OriginKind::documented)
      reference(wording::kSource, cause.origin.url, "");
  }
  for (const Reference& each : diagnosis.references)
    reference(wording::kSeeAlso, each.url, each.title);
  std::swap(before, page.out);
  if (before.markup().empty()) return;
  open_part(page.say(page_words::kReferences), page);
  page.out.open("ul", {{"class", "references"}}).part(before).close();
  close_part(page);
}

void html_diagnosis(const DiagnosisReport& diagnosis, const Report& report, HtmlPage& page) {
  page.out.open("header", {{"class", "head"}});
  page.out.open("p", {{"class", "kicker"}});
  html_severity(diagnosis.severity, page);
  page.out.text(" ").element("code", diagnosis.id).text(" ");
  html_origin(diagnosis.origin, page);
  page.out.close();
  page.heading(diagnosis.title);
  ++page.level;
  verdict_line(diagnosis, page);
  facts(diagnosis, page);
  page.out.close();
  open_part(page.say(page_words::kShown), page);
  html_excerpts(marks_of(diagnosis), page);
  notes(diagnosis, page);
  close_part(page);
  open_part(page.say(wording::kCauses), page);
  html_causes(diagnosis, page);
  close_part(page);
  html_accounts(diagnosis, page);
  NextSteps next = next_steps(diagnosis);
  html_steps(std::move(next.steps), next.confirmed ? page_words::kToFillIn : wording::kNextStep,
             next.confirmed ? Helps::nothing : Helps::causes, next.causes, {"dtsdoctor"},
             report.inputs, page);
  html_fixes(diagnosis, page);
  html_references(diagnosis, page);
  --page.level;
}

}  // namespace dtsdoctor
