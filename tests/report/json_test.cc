// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "catch.h"
#include "report/writers.h"
#include "sample_report.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::ordered_json;
using Keys = std::vector<std::string>;

Json parsed(const Report& report) { return Json::parse(write_json(report)); }

Keys keys_of(const Json& object) {
  Keys keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

TEST_CASE("the fixed fields stand in their order, ours behind them") {
  const Json json = parsed(sample::report(Lang::en));
  CHECK(keys_of(json) == Keys{"schema", "tool", "inputs", "diagnoses", "findings", "not_checked",
                              "unrecognized", "limits", "scan", "baseline", "summary"});
  CHECK(keys_of(json["tool"]) == Keys{"name", "version", "rules"});
  CHECK(keys_of(json["inputs"][0]) == Keys{"name", "kind", "bytes", "lines", "status"});
  const Json& diagnosis = json["diagnoses"][0];
  CHECK(keys_of(diagnosis) ==
        Keys{"id",         "code",     "title",  "severity",  "retryable",    "endpoint",
             "count",      "jobs",     "first",  "last",      "files",        "identity",
             "job",        "mixed",    "new",    "histogram", "matches",      "causes",
             "references", "accounts", "status", "origin",    "nothing_wrong"});
  CHECK(keys_of(diagnosis["matches"][0]) ==
        Keys{"input", "line", "column", "length", "excerpt", "time", "captures", "path", "call"});
  CHECK(keys_of(diagnosis["causes"][0]) == Keys{"id", "verdict", "title", "because", "evidence",
                                                "missing", "endpoints", "fixes", "origin", "note",
                                                "only_documented", "why"});
  CHECK(keys_of(diagnosis["causes"][0]["evidence"][0]) ==
        Keys{"input", "line", "column", "fact", "value", "says", "against"});
  CHECK(keys_of(diagnosis["causes"][0]["fixes"][0]) == Keys{"id", "title", "applicability", "steps",
                                                            "commands", "artifacts", "changes",
                                                            "verify", "undo", "risk"});
  CHECK(keys_of(diagnosis["causes"][1]["missing"][0]) == Keys{"fact", "obtain", "about"});
  CHECK(keys_of(json["summary"]) ==
        Keys{"error_records", "explained", "unrecognized", "skipped", "diagnoses"});
}

TEST_CASE("values and names of enumerators") {
  const Json json = parsed(sample::report(Lang::en));
  CHECK(json["schema"] == "dtsdoctor-report/1");
  CHECK(json["tool"]["rules"] == Json{{"count", 640}, {"date", "2026-11-22"}, {"hash", "3f9c"}});
  CHECK(json["inputs"][1]["kind"] == "evidence");
  const Json& diagnosis = json["diagnoses"][0];
  CHECK(diagnosis["severity"] == "error");
  CHECK(diagnosis["retryable"] == "after_fix");
  CHECK(diagnosis["endpoint"] == "source");
  CHECK(diagnosis["causes"][0]["verdict"] == "confirmed");
  CHECK(diagnosis["causes"][2]["verdict"] == "ruled_out");
  CHECK(diagnosis["causes"][1]["origin"] == Json{{"kind", "inferred"}, {"url", nullptr}});
  CHECK(diagnosis["causes"][0]["fixes"][0]["applicability"] == "machine");
  CHECK(diagnosis["causes"][0]["fixes"][0]["artifacts"][0]["content"]["Version"] == "1");
  CHECK(diagnosis["matches"][0]["line"] == 2);
  CHECK(diagnosis["matches"][0]["column"] == 10);
  CHECK(json["summary"]["diagnoses"] == 1);
}

TEST_CASE("null where there is no value") {
  Report report = sample::report(Lang::en);
  DiagnosisReport& diagnosis = report.diagnoses[0];
  diagnosis.code.clear();
  diagnosis.endpoint.reset();
  diagnosis.causes[0].evidence[0].place = {"role.json", 0, 0, 0, "", 0, 0};
  diagnosis.causes[1].missing[0].obtain->command.clear();
  diagnosis.causes[1].missing.push_back({"other", "", std::nullopt});
  report.unrecognized.reset();
  report.limits = {{"max-diagnoses", "", 0, "counted"}};
  const Json json = parsed(report);
  const Json& out = json["diagnoses"][0];
  for (const char* key : {"code", "endpoint", "first", "last"}) CHECK(out[key].is_null());
  CHECK(out["matches"][0]["time"].is_null());
  CHECK(out["causes"][0]["evidence"][0]["line"].is_null());
  CHECK(out["causes"][0]["evidence"][0]["column"].is_null());
  CHECK(out["causes"][1]["missing"][0]["obtain"]["command"].is_null());
  CHECK(out["causes"][1]["missing"][1]["obtain"].is_null());
  CHECK(json["unrecognized"].is_null());
  CHECK(json["limits"][0]["line"].is_null());
}

TEST_CASE("an empty report has all its fields") {
  const Json json = parsed(Report{});
  for (const char* key :
       {"inputs", "diagnoses", "findings", "not_checked", "unrecognized", "limits"}) {
    CHECK(json[key] == Json::array());
  }
}

TEST_CASE("an artifact that is no JSON is a text") {
  Report report = sample::report(Lang::en);
  report.diagnoses[0].causes[0].fixes[0].artifacts[0].content = "{cut";
  CHECK(parsed(report)["diagnoses"][0]["causes"][0]["fixes"][0]["artifacts"][0]["content"] ==
        "{cut");
}

TEST_CASE(
    "Chinese stays readable, what acts on a terminal is escaped, invalid bytes are replaced") {
  Report report = sample::report(Lang::zh);
  report.diagnoses[0].title =
      "角色 \x1b[31m \xE2\x80\xAE \xE2\x80\x8B \x7f \xC2\x9B \xF3\xA0\x81\x81 \xff é";
  const std::string json = write_json(report);
  CHECK(json.find(R"("角色 \u001b[31m \u202e \u200b \u007f \u009b \udb40\udc41 �)") !=
        std::string::npos);
  CHECK(is_valid_utf8(json));
  CHECK(Json::parse(json)["diagnoses"][0]["title"] ==
        "角色 \x1b[31m \xE2\x80\xAE \xE2\x80\x8B \x7f \xC2\x9B \xF3\xA0\x81\x81 \xEF\xBF\xBD é");
}

TEST_CASE("invalid bytes are harmless in every place") {
  Report report = sample::report(Lang::en);
  report.diagnoses[0].matches[0].captures = {{"user\xff", "\xc3"}};
  report.diagnoses[0].causes[0].fixes[0].artifacts[0].content = "{\"a\": \"\xff\"}";
  CHECK(is_valid_utf8(write_json(report)));
}

TEST_CASE("the report is indented by two and ends in a line end") {
  const std::string json = write_json(Report{});
  CHECK(json.starts_with("{\n  \"schema\": \"dtsdoctor-report/1\",\n"));
  CHECK(json.ends_with("  }\n}\n"));
}

}  // namespace
}  // namespace dtsdoctor
