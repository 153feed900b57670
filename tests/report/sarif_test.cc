// SPDX-License-Identifier: Apache-2.0
//
// What code scanning takes, and why it would refuse it: section numbers are of SARIF 2.1.0.
#include "catch.h"
#include "report/writers.h"
#include "sample_batch.h"
#include "support.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::ordered_json;

Json log_of(const Report& report, Lang lang = Lang::en) {
  return Json::parse(write_sarif(report, lang));
}

Json results_of(const Report& report) { return log_of(report)["runs"][0]["results"]; }

constexpr const char* kValidate = R"python(
import json, pathlib, sys
import jsonschema
schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
validator = jsonschema.validators.validator_for(schema)
failures = 0
for log in sorted(pathlib.Path(sys.argv[2]).glob("*.sarif")):
    for error in validator(schema).iter_errors(json.loads(log.read_text(encoding="utf-8"))):
        failures += 1
        print(log.name, "/".join(map(str, error.absolute_path)), error.message[:200])
sys.exit(1 if failures else 0)
)python";

}  // namespace

TEST_CASE("sarif: what is written follows the published schema") {
  if (test::shell("/usr/bin/python3 -c 'import jsonschema'").exit != 0) {
    WARN("skipped: needs a python3 with jsonschema");
    return;
  }
  const test::TemporaryFolder folder;
  const std::string script = folder.file("validate.py", kValidate);
  const auto keep = [&](const std::string& name, const Report& report) {
    return folder.file(name, write_sarif(report, Lang::zh));
  };
  const std::vector<std::string> kept = {
      keep("empty.sarif", Report{}),
      keep("one.sarif", sample::report(Lang::zh)),
      keep("scan.sarif", sample::scan_report(Lang::zh)),
      keep("check.sarif", sample::check_report(Lang::zh)),
      keep("hostile.sarif", sample::hostile_report()),
      folder.file("cli.sarif", test::run({"error.log", "role.json", "task.json", "-f", "sarif"},
                                         {"", test::in_source("samples/first-look")})
                                   .out)};
  const test::Run result =
      test::shell("/usr/bin/python3 '" + script + "' '" +
                  test::in_source("tests/sarif/sarif-schema-2.1.0.json").string() + "' '" +
                  folder.path().string() + "'");
  INFO(result.out << result.err);
  CHECK(result.exit == 0);
}

TEST_CASE("sarif: the version comes first") {
  CHECK(
      write_sarif(Report{}, Lang::en).starts_with("{\n  \"version\": \"2.1.0\",\n  \"$schema\": "));
}

TEST_CASE("sarif: every rule that a result names is declared once, at its index") {
  Report report = sample::scan_report(Lang::en);
  report.diagnoses.push_back(report.diagnoses[0]);
  report.rules.declared = {{"api/other", "Another", Severity::info, "https://example.com/文"},
                           {"mysql/duplicate-key", "A row is there", Severity::warning, ""}};
  const Json run = log_of(report)["runs"][0];
  const Json& rules = run["tool"]["driver"]["rules"];
  REQUIRE(rules.size() == 4);
  CHECK(rules[0] == Json::parse(R"({
    "id": "api/other", "shortDescription": {"text": "Another"},
    "fullDescription": {"text": "Another"}, "helpUri": "https://example.com/%E6%96%87",
    "help": {"text": "dtsdoctor explain api/other"}, "defaultConfiguration": {"level": "note"}})"));
  CHECK(rules[3]["id"] == "unrecognized");
  for (const Json& result : run["results"]) {
    CHECK(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
  }
}

TEST_CASE("sarif: a diagnosis with its place, its fix and what shows its cause") {
  Report report = sample::report(Lang::en);
  report.diagnoses[0].matches[0].place.input = "logs/a b.log";
  const Json result = results_of(report)[0];
  CHECK(result["level"] == "error");
  CHECK(result["message"]["text"] ==
        "DTS may not assume the RAM role\n"
        "cause: the trust policy names the role's own account (confirmed)\n"
        "fix: trust the account that creates the task\n"
        "1. Sign in as 1408826137750019, the owner of the source instance.\n"
        "2. Replace the trust policy of ram-for-dts.\n"
        "aliyun ram UpdateRole --NewAssumeRolePolicyDocument '{\"Version\":\"1\"}'");
  CHECK(result["locations"] == Json::parse(R"([{"physicalLocation": {
    "artifactLocation": {"uri": "logs/a%20b.log"},
    "region": {"startLine": 2, "startColumn": 10, "endColumn": 66,
               "snippet": {"text": "NoPermission : You are not authorized to do this action."}}}}])"));
  CHECK(result["relatedLocations"] == Json::parse(R"([{"id": 1,
    "message": {"text": "the trust policy names the role's own account: no account id"},
    "physicalLocation": {"artifactLocation": {"uri": "role.json"},
      "region": {"startLine": 2, "startColumn": 16, "endColumn": 32,
                 "snippet": {"text": "dts.aliyuncs.com"}}}}])"));
  CHECK(result["properties"] == Json::parse(R"({"code": "AssumeRoleFail", "endpoint": "source",
    "cause": "trust-wrong-account", "verdict": "confirmed"})"));
}

TEST_CASE("sarif: findings, errors that no rule knows, and what was not read") {
  const Json check = results_of(sample::check_report(Lang::en));
  REQUIRE(check.size() == 3);
  CHECK(check[0]["ruleId"] == "TRU-004");
  CHECK(check[1]["level"] == "warning");
  CHECK(check[1]["locations"] == Json::array());
  CHECK(test::contains(check[1]["message"]["text"], "follows from TRU-004"));
  CHECK(check[2]["level"] == "note");

  const Json run = log_of(sample::scan_report(Lang::en))["runs"][0];
  const Json& unknown = run["results"][2];
  CHECK(unknown["ruleId"] == "unrecognized");
  CHECK(unknown["occurrenceCount"] == 7);
  const Json& told = run["invocations"][0]["toolExecutionNotifications"];
  REQUIRE(told.size() == 2);
  CHECK(told[0]["message"]["text"] == "logs/旧.zip!c.log: damaged archive");
  CHECK(told[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
        "logs/%E6%97%A7.zip!c.log");
  CHECK(told[1]["locations"][0]["physicalLocation"]["region"] == Json{{"startLine", 12}});
}

TEST_CASE("sarif: columns are characters, the end is behind the last, a mark ends with its line") {
  Report report = sample::scan_report(Lang::en);
  Place& place = report.unrecognized->at(0).examples[0].place;
  const Json region = results_of(report)[2]["locations"][0]["physicalLocation"]["region"];
  CHECK(region["startColumn"] == 35);
  CHECK(region["endColumn"] == 49);  // "写入 slot 7 lost" has 14 characters
  place.mark_end = place.text.size();
  place.length = 500;
  CHECK(results_of(report)[2]["locations"][0]["physicalLocation"]["region"]["endColumn"] == 49);
  place.length = 0;
  CHECK(results_of(report)[2]["locations"][0]["physicalLocation"]["region"]["endColumn"] == 36);
}

TEST_CASE("sarif: fingerprints outlive a shift of lines and tell tables and ends apart") {
  const auto print_of = [](const Report& report) {
    return results_of(report)[0]["partialFingerprints"]["dtsdoctor/v1"].get<std::string>();
  };
  Report report = sample::report(Lang::en);
  const std::string before = print_of(report);
  CHECK(before.size() == 16);
  report.diagnoses[0].matches[0].place.line = 900;
  report.diagnoses[0].count = 12;
  report.diagnoses[0].title = "said otherwise";
  CHECK(print_of(report) == before);
  report.diagnoses[0].endpoint = "destination";
  CHECK(print_of(report) != before);
  report.diagnoses[0].endpoint = "source";
  report.diagnoses[0].identity = {{"table", "shop.orders"}};
  CHECK(print_of(report) != before);
}

TEST_CASE("sarif: paths become URIs") {
  const auto uri_of = [](const std::string& input) {
    Report report = sample::report(Lang::en);
    report.diagnoses[0].matches[0].place.input = input;
    return results_of(report)[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        .get<std::string>();
  };
  CHECK(uri_of("a/b-c_d~e.log") == "a/b-c_d~e.log");
  CHECK(uri_of("case.zip!logs/dts.log.gz") == "case.zip!logs/dts.log.gz");
  CHECK(uri_of("c:x?#%[1].log") == "c%3Ax%3F%23%25%5B1%5D.log");
  CHECK(uri_of("/var/log/x") == "file:///var/log/x");
  CHECK(uri_of("\xff\x1b") == "%FF%1B");
  CHECK(uri_of("-") == "-");
}

TEST_CASE("sarif: brackets of a log make no link, and nothing acts") {
  Report report = sample::report(Lang::en);
  report.diagnoses[0].causes.clear();
  report.diagnoses[0].title = "see [here](http://e.example) \\";
  CHECK(results_of(report)[0]["message"]["text"] == "see \\[here\\](http://e.example) \\\\");
  report.diagnoses[0].title = "array[3]";
  CHECK(results_of(report)[0]["message"]["text"] == "array[3]");
  CHECK(sample::is_harmless(write_sarif(sample::hostile_report(), Lang::en)));
}

}  // namespace dtsdoctor
