// SPDX-License-Identifier: Apache-2.0
#include "report/brief.h"
#include "report/csv_text.h"
#include "report/writers.h"

namespace dtsdoctor {
namespace {

// One set of columns for whatever a report holds, so that tables of several runs can be joined.
const std::vector<std::string> kColumns = {"kind",     "id",    "code",    "title",  "severity",
                                           "endpoint", "count", "files",   "jobs",   "first",
                                           "last",     "cause", "verdict", "detail", "follows_from",
                                           "fix",      "input", "line",    "column", "excerpt"};

struct Row {
  std::string kind, id, code, title, severity, endpoint, count, files, jobs, first, last, cause,
      verdict, detail, follows_from, fix;
  const Place* place = nullptr;
  std::string excerpt;
};

std::string number(std::size_t value) { return value == 0 ? "" : std::to_string(value); }

std::string row(const Row& of) {
  const Place nowhere;
  const Place& place = of.place != nullptr ? *of.place : nowhere;
  return csv_row({of.kind,
                  of.id,
                  of.code,
                  of.title,
                  of.severity,
                  of.endpoint,
                  of.count,
                  of.files,
                  of.jobs,
                  of.first,
                  of.last,
                  of.cause,
                  of.verdict,
                  of.detail,
                  of.follows_from,
                  of.fix,
                  place.input,
                  number(place.line),
                  number(place.column),
                  of.excerpt});
}

std::string row(const DiagnosisReport& diagnosis) {
  Row out;
  out.kind = "diagnosis";
  out.id = diagnosis.id;
  out.code = diagnosis.code;
  out.title = diagnosis.title;
  out.severity = name_of(diagnosis.severity);
  out.endpoint = diagnosis.endpoint.value_or("");
  out.count = std::to_string(diagnosis.count);
  out.files = std::to_string(diagnosis.files);
  out.jobs = jobs_of(diagnosis);
  out.first = diagnosis.first.value_or("");
  out.last = diagnosis.last.value_or("");
  if (const CauseReport* cause = top_cause(diagnosis)) {
    out.cause = cause->title;
    out.verdict = name_of(cause->verdict);
    out.detail = cause->because;
  }
  const std::vector<Offer> offers = offers_of(diagnosis);
  if (!offers.empty()) out.fix = offers.front().fix->title;
  out.place = place_of(diagnosis);
  if (!diagnosis.matches.empty()) out.excerpt = diagnosis.matches.front().excerpt;
  return row(out);
}

std::string row(const FindingReport& finding) {
  Row out;
  out.kind = "finding";
  out.id = finding.rule;
  out.title = finding.title;
  out.severity = name_of(finding.severity);
  out.endpoint = finding.endpoint.value_or("");
  out.count = "1";
  out.detail = finding.message;
  out.follows_from = finding.blocked_by.value_or("");
  if (!finding.fixes.empty()) out.fix = finding.fixes.front().title;
  if (finding.place) {
    out.place = &*finding.place;
    out.excerpt = marked(*finding.place);
  }
  return row(out);
}

std::string row(const Unrecognized& unrecognized) {
  Row out;
  out.kind = "unrecognized";
  out.title = unrecognized.template_text;
  out.severity = name_of(Severity::error);
  out.count = std::to_string(unrecognized.count);
  out.first = unrecognized.first.value_or("");
  out.last = unrecognized.last.value_or("");
  if (!unrecognized.examples.empty()) {
    out.place = &unrecognized.examples.front().place;
    out.excerpt = unrecognized.examples.front().excerpt;
  }
  return row(out);
}

}  // namespace

std::string write_csv(const Report& report) {
  std::string out = csv_row(kColumns);
  for (const DiagnosisReport& diagnosis : report.diagnoses) out += row(diagnosis);
  if (report.check) {
    for (const FindingReport& finding : report.check->findings) out += row(finding);
  }
  if (report.unrecognized) {
    for (const Unrecognized& unrecognized : *report.unrecognized) out += row(unrecognized);
  }
  return out;
}

}  // namespace dtsdoctor
