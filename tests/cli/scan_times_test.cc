// SPDX-License-Identifier: Apache-2.0
//
// Since when, until when and how often, as the program tells it.
#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using nlohmann::json;

std::string missing_role(const std::string& time) {
  return time +
         " ERROR AssumeRoleFail EntityNotExist.Role : The role not exists: "
         "acs:ram::1408826137750019:role/ram-for-dts\n";
}

// 12:00, 12:01 and 14:00 in Shanghai in one file, one of the next day in UTC in the other.
void write_two_logs(const TemporaryFolder& folder) {
  (void)folder.file("a.log", missing_role("2026-03-04 12:00:00,089") +
                                 missing_role("2026-03-04 12:01:00") +
                                 missing_role("2026-03-04 14:00:00"));
  (void)folder.file("b.log", missing_role("2026-03-05T04:00:00Z"));
}

json report_of(std::vector<std::string> arguments, const TemporaryFolder& folder) {
  arguments.insert(arguments.end(), {"a.log", "b.log", "-f", "json"});
  Given given;
  given.folder = folder.path();
  const Run result = run(arguments, given);
  CHECK(result.exit == 0);
  return json::parse(result.out);
}

// The text report as one line, however it was wrapped.
std::string text_of(const std::vector<std::string>& arguments, const TemporaryFolder& folder) {
  Given given;
  given.folder = folder.path();
  std::string text;
  for (const char c : run(arguments, given).out) {
    const bool blank = c == ' ' || c == '\n';
    if (!blank || text.empty() || text.back() != ' ') text += blank ? ' ' : c;
  }
  return text;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("scan times: a reply about tasks has the time of the line it was printed in") {
  const TemporaryFolder folder;
  const std::string reply = R"({"DtsJobList":[{"DtsJobId":"j1","Status":"Failed","ErrorMessage":)"
                            R"("DTS-070211: Connect Source DB failed. cause by [x]"}]})";
  (void)folder.file("a.log", "2026-03-04T05:06:07Z INFO poll - " + reply + "\n" +
                                 "2026-03-05T05:06:07Z INFO poll - " + reply + "\n");
  (void)folder.file("b.log", reply + "\n");
  const json all = report_of({"scan"}, folder);
  CHECK(all.at("diagnoses").at(0).at("count") == 3);
  CHECK(all.at("diagnoses").at(0).at("first") == "2026-03-04T05:06:07Z");
  CHECK(all.at("diagnoses").at(0).at("last") == "2026-03-05T05:06:07Z");
  const json late = report_of({"scan", "--since", "2026-03-05"}, folder);
  CHECK(late.at("diagnoses").at(0).at("count") == 2);
  CHECK(late.at("summary").at("skipped") == 1);
}

TEST_CASE("scan times: a diagnosis says since when, until when, in how many files and how often") {
  const TemporaryFolder folder;
  write_two_logs(folder);
  const json report = report_of({"scan", "--time-zone", "+08:00"}, folder);
  REQUIRE(report.at("diagnoses").size() == 1);
  const json& diagnosis = report.at("diagnoses").at(0);
  CHECK(diagnosis.at("count") == 4);
  CHECK(diagnosis.at("files") == 2);
  CHECK(diagnosis.at("first") == "2026-03-04T04:00:00.089Z");
  CHECK(diagnosis.at("last") == "2026-03-05T04:00:00Z");
  CHECK(diagnosis.at("matches").at(1).at("time") == "2026-03-04T04:01:00Z");
  CHECK(diagnosis.at("identity") ==
        json{{"account_id", "1408826137750019"}, {"role_name", "ram-for-dts"}});
  json counts = json::array();
  for (int hour = 0; hour <= 24; ++hour)
    counts.push_back(hour == 0 ? 2 : hour == 2 || hour == 24 ? 1 : 0);
  const json histogram = {{"begin", 1772596800}, {"step", 3600}, {"counts", counts}};
  CHECK(diagnosis.at("histogram") == histogram);
  CHECK(report.at("scan").at("histogram") == histogram);
  CHECK(report.at("scan").at("first") == diagnosis.at("first"));
  CHECK(report.at("scan").at("last") == diagnosis.at("last"));
}

TEST_CASE("scan times: diagnosing tells times, and draws nothing over time") {
  const TemporaryFolder folder;
  write_two_logs(folder);
  const json diagnosis = report_of({}, folder).at("diagnoses").at(0);
  CHECK(diagnosis.at("first") == "2026-03-04T12:00:00.089Z");
  CHECK(diagnosis.at("last") == "2026-03-05T04:00:00Z");
  CHECK(diagnosis.at("histogram").is_null());
}

TEST_CASE("scan times: --since and --until choose, and all errors are accounted for") {
  const TemporaryFolder folder;
  write_two_logs(folder);
  const json report = report_of(
      {"scan", "--since", "2026-03-04T12:01", "--until", "2026-03-04", "--time-zone", "+08:00"},
      folder);
  CHECK(report.at("diagnoses").at(0).at("count") == 2);
  CHECK(report.at("diagnoses").at(0).at("files") == 1);
  CHECK(report.at("summary").at("error_records") == 4);
  CHECK(report.at("summary").at("explained") == 2);
  CHECK(report.at("summary").at("skipped") == 2);
  CHECK(report.at("limits").empty());
}

TEST_CASE("scan times: an error without a time is kept, and that is said") {
  const TemporaryFolder folder;
  write_two_logs(folder);
  (void)folder.file("a.log", missing_role("Mar  4 12:00:00 db1 dts[7]:"));
  const json report = report_of({"scan", "--until", "2026-03-04"}, folder);
  CHECK(report.at("diagnoses").at(0).at("count") == 1);
  CHECK(report.at("diagnoses").at(0).at("first").is_null());
  CHECK(report.at("diagnoses").at(0).at("histogram").is_null());
  CHECK(report.at("scan").at("histogram").is_null());
  CHECK(report.at("summary").at("skipped") == 1);
  CHECK(report.at("limits").at(0).at("name") == "time");
  CHECK(report.at("limits").at(0).at("what") == "1 error record without a time was kept");
}

TEST_CASE("scan times: what no rule explains has times, too") {
  const TemporaryFolder folder;
  (void)folder.file("a.log",
                    "2026-03-04 12:00:00,089 ERROR widget 17 failed\n"
                    "2026-03-04 12:00:09 ERROR widget 18 failed\n"
                    "Mar  4 12:00:00 db1 dts[7]: ERROR widget 19 failed\n");
  (void)folder.file("b.log", "ERROR: nothing is known of when\n");
  const json report = report_of({"scan"}, folder);
  REQUIRE(report.at("unrecognized").size() == 2);
  CHECK(report.at("unrecognized").at(0).at("first") == "2026-03-04T12:00:00.089Z");
  CHECK(report.at("unrecognized").at(0).at("last") == "2026-03-04T12:00:09Z");
  CHECK(report.at("unrecognized").at(1).at("first").is_null());
  CHECK(report.at("unrecognized").at(1).at("last").is_null());
  CHECK(report.at("scan").at("first").is_null());
}

TEST_CASE("scan times: nothing in range is no failure") {
  const TemporaryFolder folder;
  write_two_logs(folder);
  const json report = report_of({"scan", "--since", "2030-01-01"}, folder);
  CHECK(report.at("diagnoses").empty());
  CHECK(report.at("summary").at("skipped") == 4);
  CHECK(report.at("scan").at("first").is_null());
}

TEST_CASE("scan times: the text says the same in words, in both languages") {
  const TemporaryFolder folder;
  write_two_logs(folder);
  CHECK(holds(text_of({"a.log"}, folder),
              "; first 2026-03-04T12:00:00.089Z, last 2026-03-04T14:00:00Z"));
  CHECK(holds(text_of({"--lang", "zh", "a.log"}, folder),
              "；首次 2026-03-04T12:00:00.089Z，末次 2026-03-04T14:00:00Z"));
}

TEST_CASE("scan times: diagnosing says what the range left out") {
  const TemporaryFolder folder;
  write_two_logs(folder);
  const std::string some = text_of({"--since", "2026-03-04T13:00", "a.log"}, folder);
  CHECK(holds(some, "note: 2 error records left out by --since, --until or --task"));
  const std::string none = text_of({"--since", "2030-01-01", "--lang", "zh", "a.log"}, folder);
  CHECK(holds(none, "注意：3 条错误记录因 --since、--until 或 --task 已略过"));
}

TEST_CASE("scan times: where first and last are the same, it is told once") {
  const TemporaryFolder folder;
  (void)folder.file("a.log",
                    missing_role("2026-03-04T12:00:00Z") + missing_role("2026-03-04T12:00:00Z"));
  CHECK(holds(text_of({"a.log"}, folder), "; at 2026-03-04T12:00:00Z"));
}

}  // namespace dtsdoctor::test
