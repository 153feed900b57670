// SPDX-License-Identifier: Apache-2.0
//
// Redaction reaches every text of a report and moves the carets along.
#include "catch.h"
#include "diagnose/fill.h"
#include "report/redact.h"
#include "report/writers.h"
#include "rules/builtin.h"
#include "sample_report.h"

namespace dtsdoctor {
namespace {

const std::string kSecret = "hunter2/X";

// Puts `text` into every string there is.
Report filled_with(const std::string& text) {
  Report report = sample::report(Lang::en);
  const std::string line = "key " + text;
  const Place place{text, 1, 5, 9, line, 4, line.size()};
  report.inputs[0].name = text;
  report.inputs[0].status = text;
  DiagnosisReport& diagnosis = report.diagnoses[0];
  diagnosis.title = text;
  diagnosis.jobs = {{text, text}};
  diagnosis.first = diagnosis.last = text;
  diagnosis.identity = {{"user", text}};
  diagnosis.references = {{text, text}};
  diagnosis.matches[0] = {place, text, {{"user", text}}, {{"user", place}}};
  CauseReport& cause = diagnosis.causes[0];
  cause.title = cause.because = text;
  cause.why = {text};
  cause.evidence = {{place, "endpoint.user", text, text, false}};
  cause.missing = {{"x", text, Obtain{{"aliyun", text}, text, text, "", text}}};
  FixReport& fix = cause.fixes[0];
  fix.title = fix.undo = fix.risk = text;
  fix.steps = {text};
  fix.commands = fix.verify = {{"aliyun", text}};
  fix.artifacts = {{text, "{\"a\": [\"" + text + "\"]}"}, {"b", "no json " + text}};
  fix.artifacts[0].given_in = text;
  fix.artifacts[0].given = "{\"b\": \"" + text + "\"}";
  report.unrecognized = std::vector<Unrecognized>{{text, 1, {{place, text}}, ""}};
  report.limits = {{"max-line", text, 1, text}};
  FindingReport finding;
  finding.title = finding.message = text;
  finding.place = place;
  finding.fixes = {fix};
  report.check = CheckReport{{finding}, {{"R", text, cause.missing}}, 0};
  return report;
}

TEST_CASE("what fixes say about passwords stays whole") {
  const auto frame = [](std::string text) {
    std::erase_if(text,
                  [](char c) { return std::string("'\"();<>\n").find(c) == std::string::npos; });
    return text;
  };
  const Facts facts(builtin_rules());
  for (const Lang lang : {Lang::en, Lang::zh}) {
    for (std::uint32_t i = 0; i < builtin_rules().fixes.size(); ++i) {
      for (const FilledArtifact& artifact : fill_fix(i, facts, lang).artifacts) {
        INFO(artifact.content);
        CHECK(frame(Redactor().redacted(artifact.content)) == frame(artifact.content));
      }
    }
  }
}

TEST_CASE("no text of a report keeps a secret") {
  Report report = filled_with(kSecret);
  Redactor({kSecret}).redact(report);
  CHECK(write_json(report).find("hunter2") == std::string::npos);
  CHECK(write_text(report, {}).find("hunter2") == std::string::npos);
  CHECK(write_json_lines(report).find("hunter2") == std::string::npos);
  CHECK(write_csv(report).find("hunter2") == std::string::npos);
  for (auto* write : {write_markdown, write_sarif, write_junit, write_github})
    CHECK(write(report, Lang::en).find("hunter2") == std::string::npos);
  const Place& place = report.diagnoses[0].matches[0].place;
  CHECK(place.text == "key ***");
  CHECK(report.diagnoses[0].matches[0].capture_places[0].second.text == "key ***");
  CHECK(report.diagnoses[0].causes[0].fixes[0].artifacts[0].content.find("***") !=
        std::string::npos);
}

TEST_CASE("a report without secrets stays as it is") {
  Report report = sample::report(Lang::zh);
  const std::string before = write_json(report);
  Redactor({kSecret}).redact(report);
  CHECK(write_json(report) == before);
}

TEST_CASE("carets move with the text; column and length stay those of the original line") {
  const std::string line = "password=hunter2 Error password=hunter2";
  const auto [begin, end, shown] = GENERATE(
      table<std::size_t, std::size_t, std::string>({{17, 22, "Error"},
                                                    {9, 16, "***"},
                                                    {11, 13, "***"},
                                                    {0, 39, "password=*** Error password=***"},
                                                    {12, 19, "*** Er"},
                                                    {39, 39, ""}}));
  Report report = sample::report(Lang::en);
  Place& place = report.diagnoses[0].matches[0].place;
  place = {"-", 1, begin + 1, end - begin, line, begin, end};
  Redactor().redact(report);
  CHECK(place.text.substr(place.mark_begin, place.mark_end - place.mark_begin) == shown);
  CHECK(place.column == begin + 1);
  CHECK(place.length == end - begin);
}

TEST_CASE("a template that lost the marks around a secret is without it, too") {
  Report report = sample::report(Lang::en);
  Unrecognized open;
  open.template_text = "cannot run mysql uroot phunter2 shop";
  open.examples.push_back({{}, "cannot run mysql -uroot -phunter2 shop"});
  report.unrecognized = std::vector<Unrecognized>{open};
  Redactor().redact(report);
  CHECK(report.unrecognized->at(0).template_text == "cannot run mysql uroot *** shop");
}

TEST_CASE("names tell what has to stay secret: captures, facts, arguments, keys") {
  Report report = sample::report(Lang::en);
  DiagnosisReport& diagnosis = report.diagnoses[0];
  diagnosis.matches[0].captures = {{"password", "abc"}, {"user", "abc"}};
  CauseReport& cause = diagnosis.causes[0];
  cause.evidence[0].fact = "endpoint.password";
  cause.evidence[0].value = "abc";
  FixReport& fix = cause.fixes[0];
  fix.commands = {{"aliyun", "dts", "--SourceEndpointPassword", "abc", "--Region", "cn"}};
  fix.artifacts = {{"task.json", R"({"SourceEndpointPassword": 12345, "JobType": "SYNC"})"}};
  Redactor().redact(report);
  CHECK(diagnosis.matches[0].captures.at("password") == "***");
  CHECK(diagnosis.matches[0].captures.at("user") == "abc");
  CHECK(cause.evidence[0].value == "***");
  CHECK(fix.commands[0] ==
        Argv{"aliyun", "dts", "--SourceEndpointPassword", "***", "--Region", "cn"});
  CHECK(fix.artifacts[0].content ==
        "{\n  \"SourceEndpointPassword\": \"***\",\n  \"JobType\": \"SYNC\"\n}");
}

}  // namespace
}  // namespace dtsdoctor
