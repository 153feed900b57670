// SPDX-License-Identifier: Apache-2.0
//
// From bytes to counted failures, with the shipped rules.
#include "diagnose/failure_reader.h"

#include "catch.h"
#include "diagnose/read_failures.h"
#include "rules/builtin.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {
namespace {

std::string console(const std::string& code = "AssumeRoleFail") {
  return code + "\n" + std::string(kMessage) + "\n";
}

std::string rpc(const std::string& request_id) {
  return R"({"RequestId":")" + request_id + R"(","Code":"AssumeRoleFail","Message":")" +
         std::string(kMessage) + "\"}\n";
}

std::string not_found(const std::string& account) {
  return "AssumeRoleFail EntityNotExist.Role : The role not exists: acs:ram::" + account +
         ":role/ram-for-dts\n";
}

}  // namespace

TEST_CASE("failures: equal ones are one diagnosis with a count") {
  const auto reader = read_failures(console() + "\n" + console() + "\n" + console());
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].count == 3);
  CHECK(reader->failures().groups()[0].occurrences.at(1).place.line == 5);
  CHECK(reader->counts().explained == 3);
}

TEST_CASE("failures: another account is another diagnosis, another request id is not") {
  const auto accounts =
      read_failures(not_found("1408826137750019") + not_found("1777720036541188"));
  CHECK(accounts->failures().groups().size() == 2);
  const auto requests = read_failures(rpc("A0A0A0A0-1") + rpc("B0B0B0B0-2"));
  REQUIRE(requests->failures().groups().size() == 1);
  CHECK(requests->failures().groups()[0].count == 2);
}

TEST_CASE("failures: records that share a request id are one event") {
  const auto reader = read_failures(rpc("A0A0A0A0-1") + rpc("A0A0A0A0-1"));
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].count == 1);
  CHECK(reader->counts().explained == 2);
}

TEST_CASE("failures: the first examples are kept, all are counted") {
  FailureOptions options;
  options.limits.examples = 2;
  std::string text;
  for (int i = 0; i < 100; ++i) text += console() + "\n";
  const auto reader = read_failures(text, options);
  CHECK(reader->failures().groups()[0].count == 100);
  CHECK(reader->failures().groups()[0].occurrences.size() == 2);
}

TEST_CASE("failures: past max-diagnoses captures leave the key and it is said") {
  FailureOptions options;
  options.limits.max_diagnoses = 2;
  std::string text;
  for (int i = 0; i < 9; ++i) text += not_found("140882613775001" + std::to_string(i));
  const auto reader = read_failures(text, options);
  CHECK(reader->failures().groups().size() == 3);
  CHECK(reader->failures().groups()[2].count == 7);
  CHECK(reader->failures().limit_reached());
}

TEST_CASE("failures: errors that no rule explains are counted, unless known-only") {
  const std::string text =
      "2026-03-04 05:06:07 ERROR db: connection 17 refused\n2026-03-04 05:06:08 INFO fine\n";
  CHECK(read_failures(text)->counts().unrecognized == 1);
  FailureOptions options;
  options.known_only = true;
  CHECK(read_failures(text, options)->counts().unrecognized == 0);
}

TEST_CASE("failures: what RAM and STS refused inside of a task's text is the DTS error") {
  const auto id_of = [](const std::string& words) {
    const auto reader = read_failures(
        R"({"DtsJobId":"k3x9p2m7q1a8","Status":"Failed","ErrorMessage":")" + words + "\"}");
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
  const auto reader = read_failures(
      "ERROR: SDK.ServerError\nErrorCode: NoPermission\nMessage: You are not authorized to do this "
      "action. You should be authorized by RAM.\n");
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(builtin_rules().patterns[reader->failures().groups()[0].pattern].id ==
        "sts/not-authorised");
}

TEST_CASE("failures: a message that only source code quotes is none") {
  const std::string message =
      "The current account 1408826137750019 has not logged into the DTS console";
  for (const std::string& line :
       {"  if strings.Contains(err.Error(), \"" + message + "\") {", "// " + message,
        "    assertThat(error).contains(\"" + message + "\");"}) {
    CAPTURE(line);
    CHECK(read_failures(line + "\n")->failures().groups().empty());
    CHECK(read_failures(line + "\nError: " + message + "\n")->failures().groups().size() == 1);
  }
  CHECK(read_failures("error=\"" + message + "\"\n")->failures().groups().size() == 1);
}

TEST_CASE("failures: a code that is denied, explained or over is none") {
  for (const char* line : {"No DTS.Msg.InvalidEndpoint was seen today.",
                           "The error code DTS.Msg.InvalidEndpoint means that it is wrong.",
                           "If DTS.Msg.InvalidEndpoint is returned, check the endpoint.",
                           "DTS.Msg.InvalidEndpoint has been resolved", "不再出现 DTS-51009",
                           "DTS.Msg.InvalidEndpoint 已解决", "did not get DTS-51009"}) {
    CAPTURE(line);
    CHECK(read_failures(std::string(line) + "\n")->failures().groups().empty());
  }
}

TEST_CASE("failures: colours inside of words hide nothing") {
  const auto reader = read_failures("\x1b[01;31m\x1b[KAssumeRole\x1b[m\x1b[KFail\x1b[0m " +
                                    std::string(kMessage) + "\n");
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].occurrences.at(0).excerpt == kMessage);
}

TEST_CASE("failures: binary input and NUL bytes stop nothing") {
  std::string text(4096, '\0');
  for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>(i * 131 % 251);
  const auto reader = read_failures(text + "\n" + console() + std::string(1, '\0') + "\n");
  CHECK(reader->failures().groups().size() == 1);
}

TEST_CASE("failures: each is told with the time of its record") {
  const auto reader =
      read_failures("2026-03-04 05:06:07,089 ERROR " + not_found("1408826137750019") +
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
  const auto reader = read_failures(line);
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
  const auto reader = read_failures(text, options);
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
  const auto reader = read_failures("2026-03-04T05:05:59Z ERROR " + rpc("A0A0A0A0-1") +
                                        "2026-03-04T05:06:00Z ERROR " + rpc("A0A0A0A0-1"),
                                    options);
  REQUIRE(reader->failures().groups().size() == 1);
  CHECK(reader->failures().groups()[0].occurrences.at(0).place.line == 2);
}

TEST_CASE("failures: without a range nothing is skipped, and nothing is said of times") {
  const auto reader = read_failures(not_found("1408826137750019"));
  CHECK(reader->counts().skipped == 0);
  CHECK(reader->counts().untimed == 0);
}

}  // namespace dtsdoctor::testing
