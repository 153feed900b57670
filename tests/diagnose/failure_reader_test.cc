// SPDX-License-Identifier: Apache-2.0
//
// From bytes to counted failures, with the shipped rules.
#include "diagnose/failure_reader.h"

#include "catch.h"
#include "rules/builtin.h"
#include "rules/small_rules.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kMessage =
    "NoPermission : You are not authorized to do this action. You should be authorized by RAM.";

std::string console(const std::string& code = "AssumeRoleFail") {
  return code + "\n" + std::string(kMessage) + "\n";
}

std::string rpc(const std::string& request_id) {
  return R"({"RequestId":")" + request_id + R"(","Code":"AssumeRoleFail","Message":")" +
         std::string(kMessage) + "\"}\n";
}

std::unique_ptr<FailureReader> read(const std::string& text, const FailureOptions& options = {}) {
  auto reader = std::make_unique<FailureReader>(builtin_rules(), options);
  const auto source = read_memory(text);
  const InputResult result = reader->read(*source, "-");
  CHECK_FALSE(result.problem);
  CHECK(result.bytes == text.size());
  return reader;
}

std::string not_found(const std::string& account) {
  return "AssumeRoleFail EntityNotExist.Role : The role not exists: acs:ram::" + account +
         ":role/ram-for-dts\n";
}

}  // namespace

TEST_CASE("failures: equal ones are one diagnosis with a count") {
  const auto reader = read(console() + "\n" + console() + "\n" + console());
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].count == 3);
  CHECK(reader->failures().groups()[0].occurrences.at(1).place.line == 5);
  CHECK(reader->counts().explained == 3);
}

TEST_CASE("failures: another account is another diagnosis, another request id is not") {
  const auto accounts = read(not_found("1408826137750019") + not_found("1777720036541188"));
  CHECK(accounts->failures().groups().size() == 2);
  const auto requests = read(rpc("A0A0A0A0-1") + rpc("B0B0B0B0-2"));
  REQUIRE(requests->failures().groups().size() == 1);
  CHECK(requests->failures().groups()[0].count == 2);
}

TEST_CASE("failures: records that share a request id are one event") {
  const auto reader = read(rpc("A0A0A0A0-1") + rpc("A0A0A0A0-1"));
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].count == 1);
  CHECK(reader->counts().explained == 2);
}

TEST_CASE("failures: the first examples are kept, all are counted") {
  FailureOptions options;
  options.limits.examples = 2;
  std::string text;
  for (int i = 0; i < 100; ++i) text += console() + "\n";
  const auto reader = read(text, options);
  CHECK(reader->failures().groups()[0].count == 100);
  CHECK(reader->failures().groups()[0].occurrences.size() == 2);
}

TEST_CASE("failures: past max-diagnoses captures leave the key and it is said") {
  FailureOptions options;
  options.limits.max_diagnoses = 2;
  std::string text;
  for (int i = 0; i < 9; ++i) text += not_found("140882613775001" + std::to_string(i));
  const auto reader = read(text, options);
  CHECK(reader->failures().groups().size() == 3);
  CHECK(reader->failures().groups()[2].count == 7);
  CHECK(reader->failures().limit_reached());
}

TEST_CASE("failures: errors that no rule explains are counted, unless known-only") {
  const std::string text =
      "2026-03-04 05:06:07 ERROR db: connection 17 refused\n2026-03-04 05:06:08 INFO fine\n";
  CHECK(read(text)->counts().unrecognized == 1);
  FailureOptions options;
  options.known_only = true;
  CHECK(read(text, options)->counts().unrecognized == 0);
}

TEST_CASE("failures: what RAM and STS refused inside of a task's text is the DTS error") {
  const auto id_of = [](const std::string& words) {
    const auto reader =
        read(R"({"DtsJobId":"k3x9p2m7q1a8","Status":"Failed","ErrorMessage":")" + words + "\"}");
    REQUIRE(reader->failures().groups().size() == 1);
    return builtin_rules().patterns[reader->failures().groups()[0].pattern].id;
  };
  CHECK(
      id_of("NoPermission : You are not authorized to do this action. You should be authorized by "
            "RAM.") == "cross-account/role-not-assumable");
  CHECK(id_of("InvalidParameter : Invalid role arn format:acs:ram::1640987654321098:role/a b") ==
        "cross-account/role-arn-entered");
  CHECK(id_of("EntityNotExist.Role : The role not exists: acs:ram::1640987654321098:role/a") ==
        "cross-account/role-not-found");
}

TEST_CASE("failures: a bare STS refusal is not the DTS one") {
  const auto reader = read(
      "ERROR: SDK.ServerError\nErrorCode: NoPermission\nMessage: You are not authorized to do this "
      "action. You should be authorized by RAM.\n");
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(builtin_rules().patterns[reader->failures().groups()[0].pattern].id ==
        "sts/not-authorised");
}

TEST_CASE("failures: colours inside of words hide nothing") {
  const auto reader =
      read("\x1b[01;31m\x1b[KAssumeRole\x1b[m\x1b[KFail\x1b[0m " + std::string(kMessage) + "\n");
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].occurrences.at(0).excerpt == kMessage);
}

TEST_CASE("failures: binary input and NUL bytes stop nothing") {
  std::string text(4096, '\0');
  for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>(i * 131 % 251);
  const auto reader = read(text + "\n" + console() + std::string(1, '\0') + "\n");
  CHECK(reader->failures().groups().size() == 1);
}

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
  const auto reader = read("{\"DtsJobList\":[\n" + list + "],\n\"Success\":true}\n");
  const std::vector<FailureGroup>& groups = reader->failures().groups();
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
  const auto reader = read(item("01") + item("04") + item("01"));
  REQUIRE(reader->failures().groups().size() == 1);
  REQUIRE(reader->failures().groups()[0].jobs.size() == 1);
  CHECK(reader->failures().groups()[0].jobs[0].stages ==
        std::vector<std::string>{"precheck", "incremental"});
}

TEST_CASE("failures: an error that no rule explains keeps its chain, its task and its stage") {
  const std::string chain =
      "DTS-100047: retry 3 times, 60 seconds, which exceed the supposed 60 seconds cause: "
      "CriticalAnyAllException: pump: DTS-99999: the pump broke";
  const LoadedRules few =
      testing::loaded({testing::pattern_file(testing::pattern(R"("code": "Some.Code")"))});
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
    const auto reader = read(text + "\n");
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
    const auto reader = read("<?xml version=\"1.0\"?>\n<DescribeDtsJobsResponse>" + list +
                             "\n</DescribeDtsJobsResponse>\n");
    const std::vector<FailureGroup>& groups = reader->failures().groups();
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
  const auto reader =
      read(R"({"DtsJobId":"j","Status":"Failed","ErrorMessage":"the pump broke","DataEtlStatus":)"
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
      read(R"({"DtsJobId":"j","Status":"Finished","ErrorMessage":"Error: was Failed"})"
           "\n");
  CHECK(reader->failures().groups().empty());
  CHECK(reader->counts().unrecognized == 0);
}

TEST_CASE("failures: an error beside a reply is a failure of its own") {
  const auto reader = read(R"(reply {"DtsJobId":"j","Status":"Finished"} then AssumeRoleFail : )" +
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
  const auto reader = read(text);
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
    return testing::pattern(match, id);
  };
  const LoadedRules rules = testing::loaded({testing::pattern_file(
      coded("DTS-100047", "a/retry") + ",\n" + coded("DTS-70004", "a/upload") + ",\n" +
      coded("DTS-30018", "a/columns"))});
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
  const auto reply =
      read(R"({"DtsJobId":"k3x9p2m7q1a8","Status":"Failed","ErrorMessage":"DTS-52999: odd"})"
           "\n");
  CHECK(names(*reply) == Ids{"runtime/unknown-code-in-reply"});
  CHECK(names(*read("DTS-52999: odd\n")).empty());
  FailureOptions assumed;
  assumed.assume_dts = true;
  CHECK(names(*read("DTS-52999: odd\n", assumed)) == Ids{"runtime/unknown-code-in-reply"});
}

TEST_CASE("failures: a check that failed without a word is diagnosed by its name") {
  const auto reader =
      read(R"({"DtsJobId":"k3x9p2m7q1a8","PrecheckStatus":{"Status":"Failed","Detail":[)"
           R"({"CheckItem":"CHECK_BINLOG_ON","CheckResult":"Failed"},)"
           R"({"CheckItem":"CHECK_NOBODY_KNOWS","CheckResult":"Failed"}]}})"
           "\n");
  std::vector<std::string> ids;
  for (const auto& group : reader->failures().groups())
    ids.emplace_back(builtin_rules().patterns[group.pattern].id);
  CHECK(ids == std::vector<std::string>{"precheck/binlog-off", "precheck/unknown-item"});
  CHECK(reader->unexplained().count() == 0);
}

TEST_CASE("failures: each is told with the time of its record") {
  const auto reader = read("2026-03-04 05:06:07,089 ERROR " + not_found("1408826137750019") +
                           "2026-03-05T05:06:07Z ERROR " + not_found("1408826137750019") +
                           "Mar  5 05:06:07 host dts[1]: " + not_found("1408826137750019"));
  REQUIRE(reader->failures().groups().size() == 1);
  const FailureGroup& group = reader->failures().groups()[0];
  CHECK(group.count == 3);
  CHECK(group.first_ms == 1772600767089);
  CHECK(group.last_ms == 1772687167000);
  CHECK_FALSE(group.occurrences.at(2).time);
}

TEST_CASE("failures: one behind a carrier has the carrier's time if it has none") {
  std::string line = R"({"log":")" + not_found("1408826137750019");
  line.insert(line.size() - 1, R"(\n","stream":"stderr","time":"2026-03-04T05:06:07.089Z"})");
  const auto reader = read(line);
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].first_ms == 1772600767089);
}

TEST_CASE("failures: what was printed out of the range is skipped, and counted") {
  FailureOptions options;
  options.times.since_ms = 1772600760000;  // 2026-03-04T05:06:00Z
  options.times.until_ms = 1772600820000;
  std::string text;
  for (const char* time : {"2026-03-04T05:05:59Z", "2026-03-04T05:06:00Z", "2026-03-04T05:06:59Z",
                           "2026-03-04T05:07:00Z"}) {
    text += std::string(time) + " ERROR " + not_found("1408826137750019");
    text += std::string(time) + " ERROR something broke\n";
  }
  text += not_found("1408826137750019") + "2026-03-04T05:00:00Z INFO nothing happened\n";
  const auto reader = read(text, options);
  CHECK(reader->counts().explained == 3);
  CHECK(reader->counts().unrecognized == 2);
  CHECK(reader->counts().skipped == 4);
  CHECK(reader->counts().untimed == 1);
  CHECK(reader->failures().groups().at(0).count == 3);
  CHECK(reader->failures().groups().at(0).occurrences.at(0).place.line == 3);
}

TEST_CASE("failures: an event that began out of the range is told by its record within") {
  FailureOptions options;
  options.times.since_ms = 1772600760000;
  const auto reader = read("2026-03-04T05:05:59Z ERROR " + rpc("A0A0A0A0-1") +
                               "2026-03-04T05:06:00Z ERROR " + rpc("A0A0A0A0-1"),
                           options);
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].occurrences.at(0).place.line == 2);
}

TEST_CASE("failures: without a range nothing is skipped, and nothing is said of times") {
  const auto reader = read(not_found("1408826137750019"));
  CHECK(reader->counts().skipped == 0);
  CHECK(reader->counts().untimed == 0);
}

}  // namespace dtsdoctor
