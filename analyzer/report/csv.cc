// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "report/brief.h"
#include "report/csv_text.h"
#include "report/writers.h"

namespace dtsdoctor {
namespace {

struct Row {
  std::string kind, id, code, title, severity, endpoint, identity, count, files, jobs, first, last,
      cause, verdict, detail, follows_from, fix, input, line, column, excerpt;
};

struct Column {
  const char* name;
  std::string Row::*cell;
};

// One set of columns for whatever a report holds, so that tables of several runs can be joined.
constexpr Column kColumns[] = {{"kind", &Row::kind},         {"id", &Row::id},
                               {"code", &Row::code},         {"title", &Row::title},
                               {"severity", &Row::severity}, {"endpoint", &Row::endpoint},
                               {"identity", &Row::identity}, {"count", &Row::count},
                               {"files", &Row::files},       {"jobs", &Row::jobs},
                               {"first", &Row::first},       {"last", &Row::last},
                               {"cause", &Row::cause},       {"verdict", &Row::verdict},
                               {"detail", &Row::detail},     {"follows_from", &Row::follows_from},
                               {"fix", &Row::fix},           {"input", &Row::input},
                               {"line", &Row::line},         {"column", &Row::column},
                               {"excerpt", &Row::excerpt}};

std::string header() {
  std::vector<std::string> cells;
  for (const Column& column : kColumns) cells.emplace_back(column.name);
  return csv_row(cells);
}

std::string row(const Row& of) {
  std::vector<std::string> cells;
  for (const Column& column : kColumns) cells.push_back(of.*column.cell);
  return csv_row(cells);
}

void put_place(const Place* place, Row& row) {
  if (place == nullptr) return;
  row.input = place->input;
  if (place->line != 0) row.line = std::to_string(place->line);
  if (place->column != 0) row.column = std::to_string(place->column);
}

std::string row(const DiagnosisReport& diagnosis) {
  Row out;
  out.kind = "diagnosis";
  out.id = diagnosis.id;
  out.code = diagnosis.code;
  out.title = diagnosis.title;
  out.severity = name_of(diagnosis.severity);
  out.endpoint = diagnosis.endpoint.value_or("");
  for (const auto& [name, value] : diagnosis.identity)
    out.identity += fmt::format("{}{}={}", out.identity.empty() ? "" : "; ", name, value);
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
  put_place(place_of(diagnosis), out);
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
    put_place(&*finding.place, out);
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
    put_place(&unrecognized.examples.front().place, out);
    out.excerpt = unrecognized.examples.front().excerpt;
  }
  return row(out);
}

}  // namespace

void write_csv(const Report& report, const Diagnoses& diagnoses, const Sink& out) {
  out(header());
  for (std::size_t i = 0; i < diagnoses.size(); ++i) out(row(*diagnoses.at(i)));
  for (const FindingReport* finding : findings_of(report)) out(row(*finding));
  if (report.unrecognized) {
    for (const Unrecognized& unrecognized : *report.unrecognized) out(row(unrecognized));
  }
}

std::string write_csv(const Report& report) {
  std::string out;
  write_csv(report, Diagnoses(report.diagnoses), [&](std::string_view piece) { out += piece; });
  return out;
}

}  // namespace dtsdoctor
