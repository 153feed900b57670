// SPDX-License-Identifier: Apache-2.0
#include "report/read_report.h"

#include <nlohmann/json.hpp>

#include "catch.h"
#include "report/writers.h"
#include "sample_batch.h"

namespace dtsdoctor {
namespace {

using nlohmann::json;

Result<std::vector<Report>> reports_in(const std::string& text) {
  return read_reports(Source("r.json", text), {});
}

// "what | line:column | why"
std::string refused(const std::string& text) {
  const Result<std::vector<Report>> reports = reports_in(text);
  if (reports.ok()) return "taken";
  const Problem& problem = reports.problem();
  return problem.what.english() + " | " + std::to_string(problem.where->line) + ":" +
         std::to_string(problem.where->column) + " | " + problem.why.english();
}

std::string sample_with(const std::function<void(json&)>& change) {
  json report = json::parse(write_json(sample::scan_report(Lang::en)));
  change(report);
  return report.dump();
}

}  // namespace

TEST_CASE("read report: what was written is read, to the byte") {
  for (const Lang lang : {Lang::en, Lang::zh}) {
    Report report = sample::scan_report(lang);
    for (DiagnosisReport& each : report.diagnoses) {
      for (CauseReport& cause : each.causes) {
        for (FixReport& fix : cause.fixes) {
          for (ArtifactReport& artifact : fix.artifacts) artifact.given.clear();  // no diff
        }
      }
    }
    const std::string written = write_json(report);
    const Result<std::vector<Report>> read = reports_in(written);
    INFO((read.ok() ? "" : render(read.problem())));
    REQUIRE(read.ok());
    REQUIRE(read->size() == 1);
    CHECK(write_json(read->front()) == written);
  }
}

TEST_CASE("read report: JSON lines count once, and joined reports each") {
  const Report report = sample::scan_report(Lang::en);
  CHECK(reports_in(write_json_lines(report))->size() == 1);
  CHECK(reports_in(write_json_lines(report) + write_json_lines(report))->size() == 2);
  CHECK(reports_in(write_json(report) + write_json_line(report))->size() == 2);
}

TEST_CASE("read report: what begins a report is told from what only looks like it") {
  const Report report = sample::scan_report(Lang::en);
  CHECK(begins_report(write_json(report)));
  CHECK(begins_report(write_json_line(report)));
  CHECK(begins_report(write_json_lines(report)));
  CHECK_FALSE(begins_report(""));
  CHECK_FALSE(begins_report("{\"schema\": \"dtsdoctor-patterns/1\"}"));
  CHECK_FALSE(begins_report("[1] {\"schema\": \"dtsdoctor-report/1\"}"));
  CHECK_FALSE(begins_report("{\"id\":\"1\",\"code\":\"AssumeRoleFail\",\"title\":\"x\"}"));
}

TEST_CASE("read report: a scan that did not end is no report") {
  const Report report = sample::scan_report(Lang::en);
  CHECK(refused(write_json_line(report.diagnoses.front())) ==
        "the report behind these diagnoses is missing | 0:0 | the scan that wrote them did not "
        "come to its end");
  CHECK(refused(write_json_line(report) + write_json_line(report.diagnoses.front())) ==
        "the report behind these diagnoses is missing | 0:0 | the scan that wrote them did not "
        "come to its end");
}

TEST_CASE("read report: what is no report is refused, with its place") {
  CHECK(refused("") == "there is no report | 0:0 | ");
  CHECK(refused("\n  ERROR") == "this is no report of dtsdoctor | 2:3 | a report is a JSON object");
  CHECK(refused(R"({"a": 1})") ==
        "this is no report of dtsdoctor | 1:1 | an object without \"schema\"");
  CHECK(refused(R"({"schema": "dtsdoctor-report/9"})") ==
        "this is no report that can be read | 1:12 | only schema dtsdoctor-report/1 is known");
  const std::string cut = write_json(sample::scan_report(Lang::en)).substr(0, 900);
  CHECK(refused(cut).starts_with("this report is no JSON | "));
  const std::string good = write_json_line(sample::scan_report(Lang::en));
  CHECK(refused(good + "{\"a\": tru}").starts_with("this report is no JSON | 2:"));
}

TEST_CASE("read report: what is wrong in a report is told with its line and a caret") {
  const auto with = [](const char* pointer, const json& value) {
    return refused(sample_with([&](json& report) { report[json::json_pointer(pointer)] = value; }));
  };
  const auto says = [](const std::string& text, const std::string& what) {
    INFO(text);
    return text.starts_with(what + " | 1:");
  };
  CHECK(says(with("/diagnoses/0/severity", "dire"), "'severity' cannot be 'dire'"));
  CHECK(says(with("/diagnoses/0/count", -1),
             "'count' must be a whole number from 0 to 281474976710656"));
  CHECK(says(with("/diagnoses/0/count", "7"),
             "'count' must be a whole number from 0 to 281474976710656"));
  CHECK(says(with("/scan/first", "yesterday"), "'first' must be a time"));
  CHECK(says(with("/scan/histogram/step", 61), "this is no histogram as reports have them"));
  CHECK(says(with("/scan/histogram/begin", 7), "this is no histogram as reports have them"));
  CHECK(says(with("/diagnoses/1/count", 1), "the counts of this report do not add up"));
  CHECK(says(with("/scan/histogram/counts/1", 9999), "the counts of this report do not add up"));
  CHECK(says(with("/diagnoses/1/matches", json::object()),
             "'matches' must be an array, not an object"));
  CHECK(says(refused(sample_with([](json& report) { report["summary"].erase("skipped"); })),
             "'summary' needs 'skipped'"));
}

TEST_CASE("read report: fields of a later release are left alone") {
  const std::string text = sample_with([](json& report) {
    report["mood"] = "good";
    report["diagnoses"][0]["mood"] = json::array();
  });
  CHECK(refused(text) == "taken");
}

TEST_CASE("read report: depth is limited") {
  std::string deep = R"({"schema": "dtsdoctor-report/1", "x": )";
  for (int i = 0; i < 300; ++i) deep += '[';
  for (int i = 0; i < 300; ++i) deep += ']';
  CHECK(refused(deep + "}").starts_with("this report is no JSON | 1:"));
}

}  // namespace dtsdoctor
