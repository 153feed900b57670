// SPDX-License-Identifier: Apache-2.0
//
// From bytes to counted failures, with the shipped rules: what replies about tasks tell.
#include "diagnose/failure_reader.h"

#include "catch.h"
#include "diagnose/read_failures.h"
#include "rules/builtin.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {

TEST_CASE("failures: ten tasks of a reply, three failed: three diagnoses with id and name") {
  std::string list;
  for (int i = 0; i < 10; ++i) {
    const std::string number = std::to_string(i);
    const bool failed = i == 2 || i == 5 || i == 9;
    list += (i == 0 ? "" : ",\n") + std::string(R"({"DtsJobId":"job)") + number +
            R"(","DtsJobName":"orders-)" + number + R"(","Status":")" +
            (failed ? "Failed" : "Synchronizing") + R"(","ErrorMessage":")" +
            (failed ? "AssumeRoleFail : " + std::string(kMessage) : "") + "\"}";
  }
  const auto reader = read_failures("{\"DtsJobList\":[\n" + list + "],\n\"Success\":true}\n");
  const FailureGroups& groups = reader->failures().groups();
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].jobs == std::vector<Job>{{"job2", "orders-2", ""}});
  CHECK(groups[1].jobs == std::vector<Job>{{"job5", "orders-5", ""}});
  CHECK(groups[2].jobs == std::vector<Job>{{"job9", "orders-9", ""}});
  CHECK(groups[1].occurrences.at(0).place.line == 7);
  CHECK(reader->counts().explained == 3);
  CHECK(reader->counts().unrecognized == 0);
}

TEST_CASE("failures: a task knows every stage in which it failed so") {
  const std::string error = "AssumeRoleFail : " + std::string(kMessage);
  const auto item = [&](const std::string& code) {
    return R"({"JobId":"b4","Code":")" + code + R"(","State":"Failed","JobProgress":[{"Item":"x)" +
           code + R"(","State":"Failed","ErrMsg":")" + error + "\"}]}\n";
  };
  const auto reader = read_failures(item("01") + item("04") + item("01"));
  REQUIRE(reader->failures().groups().size() == 1);
  REQUIRE(reader->failures().groups()[0].jobs.size() == 1);
  CHECK(reader->failures().groups()[0].jobs[0].stages ==
        std::vector<std::string>{"precheck", "incremental"});
}

TEST_CASE("failures: an error that no rule explains keeps its chain, its task and its stage") {
  const std::string chain =
      "DTS-100047: retry 3 times, 60 seconds, which exceed the supposed 60 seconds cause: "
      "CriticalAnyAllException: pump: DTS-99999: the pump broke";
  const LoadedRules few = loaded({pattern_file(pattern(R"("code": "Some.Code")"))});
  const auto read = [&](const std::string& text) {
    auto reader = std::make_unique<FailureReader>(few.rules, FailureOptions());
    const auto source = read_memory(text);
    CHECK_FALSE(reader->read(*source, "-").problem);
    return reader;
  };
  const auto log = read(chain + "\n");
  REQUIRE(log->unexplained().groups().size() == 1);
  const UnexplainedExample of_log = log->unexplained().groups()[0].examples.at(0);
  REQUIRE(of_log.path.size() == 2);
  CHECK(of_log.path[0].retry->times == 3);
  CHECK(of_log.path[1].component == "pump");
  CHECK(of_log.path[1].code == "DTS-99999");
  CHECK(of_log.job.empty());
  const auto reply =
      read(R"({"DtsJobId":"j","DtsJobName":"n","Status":"Failed","DataSynchronizationStatus":)"
           R"({"Status":"Failed","ErrorMessage":")" +
           chain + "\"}}\n");
  REQUIRE(reply->unexplained().groups().size() == 1);
  const UnexplainedExample of_reply = reply->unexplained().groups()[0].examples.at(0);
  CHECK(of_reply.path.size() == 2);
  CHECK(of_reply.job == Job{"j", "n", ""});
  CHECK(of_reply.job.stages == std::vector<std::string>{"incremental"});
}

TEST_CASE("failures: a task that failed with a code and no word is a failure of that code") {
  const auto ids_in = [](const std::string& text) {
    const auto reader = read_failures(text + "\n");
    std::vector<std::string> ids;
    for (const FailureGroup& group : reader->failures().groups())
      ids.emplace_back(builtin_rules().patterns[group.pattern].id);
    return ids;
  };
  using Ids = std::vector<std::string>;
  CHECK(ids_in(R"({"DtsJobId":"j1","Status":"Failed","ErrorCode":"DTS-52999"})") ==
        Ids{"runtime/unknown-code-in-reply"});
  CHECK(
      ids_in(R"({"DtsJobId":"j1","Status":"Retrying","MigrationErrCode":"dts.retry.err.0069"})") ==
      Ids{"mysql/1040-too-many-connections"});
  CHECK(ids_in(R"({"DtsJobId":"j1","Status":"Synchronizing","ErrorCode":"DTS-52999"})").empty());
  // What a check of the task says in words is the failure; the code beside it adds nothing.
  CHECK(ids_in(R"({"DtsJobId":"j1","Status":"PrecheckFailed","ErrorCode":"DTS-52999",)"
               R"("PrecheckStatus":{"Status":"Failed","Detail":[{"CheckItem":"CHECK_BINLOG_ON",)"
               R"("CheckResult":"Failed"}]}})") == Ids{"precheck/binlog-off"});
}

TEST_CASE("failures: a reply in XML tells the same, pretty-printed as well") {
  for (const std::string blank : {"", "\n  "}) {
    std::string list;
    for (int i = 0; i < 10; ++i) {
      const std::string number = std::to_string(i);
      const bool failed = i == 2 || i == 5 || i == 9;
      list += blank + "<DtsJobList><DtsJobId>job" + number + "</DtsJobId>" + blank +
              "<DtsJobName>orders-" + number + "</DtsJobName>" + blank + "<Status>" +
              (failed ? "Failed" : "Synchronizing") + "</Status>" + blank + "<ErrorMessage>" +
              (failed ? "AssumeRoleFail : " + std::string(kMessage) : "") + "</ErrorMessage>" +
              blank + "</DtsJobList>";
    }
    const auto reader = read_failures("<?xml version=\"1.0\"?>\n<DescribeDtsJobsResponse>" + list +
                                      "\n</DescribeDtsJobsResponse>\n");
    const FailureGroups& groups = reader->failures().groups();
    REQUIRE(groups.size() == 3);
    CHECK(groups[0].jobs == std::vector<Job>{{"job2", "orders-2", ""}});
    CHECK(groups[1].jobs == std::vector<Job>{{"job5", "orders-5", ""}});
    CHECK(groups[2].jobs == std::vector<Job>{{"job9", "orders-9", ""}});
    CHECK(groups[0].occurrences.at(0).place.line == (blank.empty() ? 2 : 16));
    CHECK(reader->counts().explained == 3);
    CHECK(reader->counts().unrecognized == 0);
  }
}

TEST_CASE("failures: what a reply says and no rule explains counts once a failure") {
  const auto reader = read_failures(
      R"({"DtsJobId":"j","Status":"Failed","ErrorMessage":"the pump broke","DataEtlStatus":)"
      R"({"Status":"Failed","ErrorMessage":"the pump broke."},"RetryState":{"Retrying":true,)"
      R"("ErrMessage":"no pump"},"PrecheckStatus":{"Status":"Failed","Detail":[{"CheckItem":)"
      R"("CHECK_X","CheckResult":"Failed","FailedReason":"bad 17"}]}})"
      "\n");
  CHECK(reader->counts().unrecognized == 2);
  const auto groups = reader->unexplained().groups();
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].template_text == "the pump broke");
  CHECK(groups[1].template_text == "CHECK_X: bad <num>");
}

TEST_CASE("failures: a reply in which nothing failed is no error, whatever words it holds") {
  const auto reader =
      read_failures(R"({"DtsJobId":"j","Status":"Finished","ErrorMessage":"Error: was Failed"})"
                    "\n");
  CHECK(reader->failures().groups().empty());
  CHECK(reader->counts().unrecognized == 0);
}

TEST_CASE("failures: an error beside a reply is a failure of its own") {
  const auto reader =
      read_failures(R"(reply {"DtsJobId":"j","Status":"Finished"} then AssumeRoleFail : )" +
                    std::string(kMessage) + "\n");
  CHECK(reader->failures().groups().size() == 1);
  CHECK(reader->counts().explained == 1);
}

TEST_CASE("failures: a document that is held whole may have lines of any length") {
  std::string list;
  for (int i = 0; i < 3000; ++i) {
    list += (i == 0 ? "" : ",") + std::string(R"({"DtsJobId":"job)") + std::to_string(i) +
            R"(","Status":"Failed","Pad":")" + std::string(800, 'x') +
            R"(","ErrorMessage":"AssumeRoleFail : )" + std::string(kMessage) + "\"}";
  }
  const std::string text = R"({"DtsJobList":[)" + list + "]}";
  REQUIRE(text.size() > Limits().max_line);
  FailureReader reader(builtin_rules(), {});
  CHECK(reader.read_document(Source("jobs.json", text)));
  CHECK(reader.counts().explained == 3000);
  CHECK(reader.failures().limit_reached());
  const auto& place = reader.failures().groups().at(1).occurrences.at(0).place;
  CHECK(place.line == 1);
  CHECK(text.substr(place.column - 1).starts_with("NoPermission : You"));
  CHECK_FALSE(reader.read_document(Source("other", "{\"a\":1}")));
}

TEST_CASE("failures: a task in a long line is shown with what stands around its error only") {
  const std::string text =
      R"({"Pad":")" + std::string(200'000, 'x') +
      R"(","DtsJobId":"j","Status":"Failed","ErrorMessage":"AssumeRoleFail : )" +
      std::string(kMessage) + "\"}\n";
  const auto reader = read_failures(text);
  REQUIRE(reader->failures().groups().size() == 1);
  const Place& place = reader->failures().groups()[0].occurrences.at(0).place;
  CHECK(place.text.size() < 3000);
  CHECK(text.substr(place.column - 1).starts_with("NoPermission : You"));
}

TEST_CASE("failures: of a chain in a reply the innermost documented link is diagnosed") {
  const auto coded = [](const char* code, const char* id) {
    const std::string match = std::string(R"("match": {"field": "code", "equals": ")") + code +
                              R"("}, "examples": {"match": [")" + code +
                              R"( : x"], "no_match": ["x"]})";
    return pattern(match, id);
  };
  const LoadedRules rules =
      loaded({pattern_file(coded("DTS-100047", "a/retry") + ",\n" + coded("DTS-70004", "a/upload") +
                           ",\n" + coded("DTS-30018", "a/columns"))});
  FailureReader reader(rules.rules, {});
  const auto source = read_memory(
      R"({"DtsJobId":"j","DtsJobName":"n","Status":"Failed","ErrorMessage":"DTS-100047: retry 2 )"
      R"(times, 12 seconds, which exceed the supposed 12 seconds cause: )"
      R"(RecoverableAnyAllException: transaction-replicate: DTS-70004: execute upload failed )"
      R"(CriticalAnyAllException: framework: DTS-30018: There are no columns"})");
  REQUIRE_FALSE(reader.read(*source, "-").problem);
  REQUIRE(reader.failures().groups().size() == 1);
  const FailureGroup& group = reader.failures().groups()[0];
  CHECK(rules.rules.patterns[group.pattern].id == "a/columns");
  CHECK(group.jobs == std::vector<Job>{{"j", "n", ""}});
  const std::vector<PathLink>& path = group.occurrences.at(0).path;
  REQUIRE(path.size() == 3);
  CHECK(path[0].retry == ChainRetry{2, 12, 12});
  CHECK(path[1].component == "transaction-replicate");
  CHECK(path[2].code == "DTS-30018");
  CHECK(path[2].exception == "CriticalAnyAllException");
}

TEST_CASE("failures: a number that nobody holds is named in a reply, and nowhere else") {
  const auto names = [](const FailureReader& reader) {
    std::vector<std::string> ids;
    for (const auto& group : reader.failures().groups())
      ids.emplace_back(builtin_rules().patterns[group.pattern].id);
    return ids;
  };
  using Ids = std::vector<std::string>;
  const auto reply = read_failures(
      R"({"DtsJobId":"k3x9p2m7q1a8","Status":"Failed","ErrorMessage":"DTS-52999: odd"})"
      "\n");
  CHECK(names(*reply) == Ids{"runtime/unknown-code-in-reply"});
  CHECK(names(*read_failures("DTS-52999: odd\n")).empty());
  FailureOptions assumed;
  assumed.assume_dts = true;
  CHECK(names(*read_failures("DTS-52999: odd\n", assumed)) == Ids{"runtime/unknown-code-in-reply"});
}

TEST_CASE("failures: a check that failed without a word is diagnosed by its name") {
  const auto reader =
      read_failures(R"({"DtsJobId":"k3x9p2m7q1a8","PrecheckStatus":{"Status":"Failed","Detail":[)"
                    R"({"CheckItem":"CHECK_BINLOG_ON","CheckResult":"Failed"},)"
                    R"({"CheckItem":"CHECK_NOBODY_KNOWS","CheckResult":"Failed"}]}})"
                    "\n");
  std::vector<std::string> ids;
  for (const auto& group : reader->failures().groups())
    ids.emplace_back(builtin_rules().patterns[group.pattern].id);
  CHECK(ids == std::vector<std::string>{"precheck/binlog-off", "precheck/unknown-item"});
  CHECK(reader->unexplained().count() == 0);
}

}  // namespace dtsdoctor::testing
