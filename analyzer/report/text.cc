// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <span>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/text_page.h"
#include "report/wording.h"

namespace dtsdoctor {
namespace {

void write_url(std::string_view label, std::string_view url, std::string_view title, Page& page) {
  const Words colon{": ", "："};
  std::string text = page.paint(Ink::dim, fmt::format("{}{}", label, colon.in(page.lang)));
  if (!title.empty() && title != url) text += visible(title) + (url.empty() ? "" : " ");
  page.line(url.empty() ? text : text + page.paint.link(url));
}

// Where the claim stands, and what support will ask for.
void write_sources(const DiagnosisReport& diagnosis, Page& page) {
  std::vector<std::string_view> known;
  const auto write = [&](const Words& label, std::string_view url, std::string_view title) {
    if (url.empty() || std::find(known.begin(), known.end(), url) != known.end()) return;
    known.push_back(url);
    write_url(label.in(page.lang), url, title, page);
  };
  page.blank();
  const Origin& origin = diagnosis.origin;
  if (origin.kind != OriginKind::documented) {
    const Words& what =
        origin.kind == OriginKind::observed ? wording::kSourceObserved : wording::kSourceInferred;
    write_url(wording::kSource.in(page.lang), origin.url, what.in(page.lang), page);
    known.push_back(origin.url);
  }
  write(wording::kSource, origin.url, "");
  for (const CauseReport& cause : diagnosis.causes) {
    const bool told = cause.verdict == Verdict::confirmed || cause.verdict == Verdict::likely;
    if (told && cause.origin.kind == OriginKind::documented)
      write(wording::kSource, cause.origin.url, "");
  }
  for (const Reference& reference : diagnosis.references)
    write(wording::kSeeAlso, reference.url, reference.title);
  for (const MatchReport& match : diagnosis.matches) {
    const auto id = match.captures.find("request_id");
    if (id == match.captures.end() || id->second.empty()) continue;
    write_url(wording::kRequestId.in(page.lang), "", id->second, page);
    break;
  }
}

void write_diagnosis(const DiagnosisReport& diagnosis, const std::vector<InputReport>& inputs,
                     Page& page) {
  page.blank();
  write_evidence(diagnosis, page);
  if (page.style.quiet) {
    write_fixes(diagnosis, page);
    return;
  }
  write_causes(diagnosis, page);
  write_next_step(diagnosis, inputs, page);
  write_fixes(diagnosis, page);
  write_sources(diagnosis, page);
}

constexpr std::size_t kMostLimits = 5;  // that are told

// What else there is to know, in one paragraph.
void write_rest(const Report& report, Page& page) {
  // Without a diagnosis the inputs and what was not recognised were listed already.
  const bool listed = report.diagnoses.empty() && !page.style.quiet;
  std::vector<std::string> parts;
  if (!listed && report.unrecognized && report.summary.unrecognized > 0) {
    const auto& all = *report.unrecognized;
    const std::string place =
        all.empty() || all[0].examples.empty() ? "?" : where(all[0].examples[0].place);
    parts.push_back(wording::fill(wording::kAlsoUnrecognized, page.lang,
                                  wording::error_records(report.summary.unrecognized, page.lang),
                                  place));
  }
  if (report.summary.skipped > 0) {
    parts.push_back(wording::fill(wording::kAlsoSkipped, page.lang,
                                  wording::error_records(report.summary.skipped, page.lang)));
  }
  const std::size_t limits = std::min(report.limits.size(), kMostLimits);
  for (const LimitReport& limit : std::span(report.limits).first(limits)) {
    const std::string input = visible(limit.input);
    const std::string place = limit.line == 0 ? input : fmt::format("{}:{}", input, limit.line);
    parts.push_back(
        place.empty()
            ? wording::fill(wording::kAlsoLimit, page.lang, limit.name, limit.what)
            : wording::fill(wording::kAlsoLimitIn, page.lang, limit.name, place, limit.what));
  }
  if (report.limits.size() > limits)
    parts.push_back(wording::fill(wording::kMoreRows, page.lang, report.limits.size() - limits));
  for (const InputReport& input : report.inputs) {
    if (listed || input.status == "ok") continue;
    parts.push_back(
        wording::fill(wording::kAlsoInput, page.lang, visible(input.name), input.status));
  }
  if (parts.empty()) return;
  const Words colon{": ", "："};
  const Words semicolon{"; ", "；"};
  page.blank();
  page.prose(fmt::format("{}{}", wording::kAlso.in(page.lang), colon.in(page.lang)),
             fmt::format("{}", fmt::join(parts, semicolon.in(page.lang))), Ink::bold);
}

}  // namespace

std::string write_scan_text(const Report& report, const Diagnoses& diagnoses,
                            const TextStyle& style) {
  Page page(style);
  write_scan(report, diagnoses, page);
  return page.take();
}

std::string write_text(const Report& report, const TextStyle& style) {
  if (report.scan) return write_scan_text(report, Diagnoses(report.diagnoses), style);
  Page page(style);
  for (const DiagnosisReport& diagnosis : report.diagnoses)
    write_diagnosis(diagnosis, report.inputs, page);
  if (report.check) {
    write_check(*report.check, report.inputs, page);
  } else if (report.diagnoses.empty()) {
    write_nothing_found(report, page);
  }
  write_noted(report, page);
  write_rest(report, page);
  return page.take();
}

}  // namespace dtsdoctor
