// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include <nlohmann/json.hpp>

#include "catch.h"
#include "report/writers.h"
#include "sample_batch.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::ordered_json;

std::vector<Json> lines_of(const std::string& text) {
  std::vector<Json> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
  return lines;
}

}  // namespace

TEST_CASE("jsonl: a diagnosis is the object of the report, the report is the last line") {
  const Report report = sample::scan_report(Lang::zh);
  const std::vector<Json> lines = lines_of(write_json_lines(report));
  REQUIRE(lines.size() == 3);
  const Json whole = Json::parse(write_json(report));
  CHECK(lines[0] == whole["diagnoses"][0]);
  CHECK(lines[1] == whole["diagnoses"][1]);
  CHECK(lines[2] == whole);
  for (std::size_t i = 0; i < 2; ++i) CHECK_FALSE(lines[i].contains("schema"));
}

TEST_CASE("jsonl: diagnoses stand in the order of the inputs, then of the lines") {
  Report report = sample::scan_report(Lang::en);
  DiagnosisReport later = report.diagnoses[0];
  later.id = "later";
  later.matches[0].place.line = 40;
  DiagnosisReport nowhere = later;
  nowhere.id = "nowhere";
  nowhere.matches.clear();
  report.diagnoses = {nowhere, report.diagnoses[1], later, report.diagnoses[0]};
  const std::vector<Json> lines = lines_of(write_json_lines(report));
  REQUIRE(lines.size() == 5);
  CHECK(lines[0]["id"] == "cross-account/role-not-assumable");
  CHECK(lines[1]["id"] == "later");
  CHECK(lines[2]["id"] == "mysql/duplicate-key");
  CHECK(lines[3]["id"] == "nowhere");
}

TEST_CASE("jsonl: an empty report is one line") {
  const std::string text = write_json_lines(Report{});
  CHECK(text.starts_with(R"({"schema":"dtsdoctor-report/1","tool":{)"));
  CHECK(text.find('\n') == text.size() - 1);
}

TEST_CASE("jsonl: hostile text breaks no line and reaches no terminal") {
  const std::string text = write_json_lines(sample::hostile_report());
  CHECK(sample::is_harmless(text));
  CHECK(lines_of(text).size() == 3);
}

}  // namespace dtsdoctor
