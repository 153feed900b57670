// SPDX-License-Identifier: Apache-2.0
#include "report/diagnoses.h"

#include "catch.h"
#include "report/writers.h"
#include "sample_batch.h"

namespace dtsdoctor {
namespace {

// Those of a report, which then has none of them itself.
Diagnoses taken_from(Report& report) {
  const std::vector<DiagnosisReport> all = std::move(report.diagnoses);
  report.diagnoses.clear();
  std::vector<Diagnoses::Weight> weights;
  for (const DiagnosisReport& each : all) weights.push_back({each.count, each.severity});
  return {std::move(weights), [all](std::size_t index) { return all[index]; }};
}

}  // namespace

TEST_CASE("diagnoses: writers give the same of those that are made when they are asked for") {
  for (const Lang lang : {Lang::en, Lang::zh}) {
    const Report whole = sample::scan_report(lang);
    REQUIRE(whole.diagnoses.size() > 1);
    Report report = whole;
    const Diagnoses diagnoses = taken_from(report);
    std::string out;
    const Sink sink = [&](std::string_view piece) { out += piece; };
    write_json(report, diagnoses, sink);
    CHECK(out == write_json(whole));
    out.clear();
    write_json_line(report, diagnoses, sink);
    CHECK(out == write_json_line(whole));
    out.clear();
    write_csv(report, diagnoses, sink);
    CHECK(out == write_csv(whole));
    TextStyle style;
    style.lang = lang;
    CHECK(write_scan_text(report, diagnoses, style) == write_text(whole, style));
  }
}

TEST_CASE("diagnoses: the most frequent first, then the most severe, then as they stand") {
  const std::vector<Diagnoses::Weight> weights = {{2, Severity::warning},
                                                  {7, Severity::info},
                                                  {2, Severity::error},
                                                  {2, Severity::warning},
                                                  {9, Severity::info}};
  const Diagnoses diagnoses(weights, [](std::size_t) { return DiagnosisReport(); });
  CHECK(diagnoses.by_count() == std::vector<std::size_t>{4, 1, 2, 0, 3});
}

TEST_CASE("diagnoses: a change is made to each, and a search ends where it finds") {
  std::size_t made = 0;
  const Diagnoses some({{1, Severity::error}, {1, Severity::error}, {1, Severity::error}},
                       [&](std::size_t index) {
                         ++made;
                         DiagnosisReport out;
                         out.id = std::to_string(index);
                         return out;
                       });
  const Diagnoses marked = some.then([](DiagnosisReport& each) { each.id += "!"; });
  CHECK(marked.any([](const DiagnosisReport& each) { return each.id == "1!"; }));
  CHECK(made == 2);
  CHECK_FALSE(marked.any([](const DiagnosisReport& each) { return each.id == "1"; }));
}

}  // namespace dtsdoctor
