// SPDX-License-Identifier: Apache-2.0
//
// What else is wrong in the documents that are given with a failure.
#include <nlohmann/json.hpp>

#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

constexpr const char* kRefused =
    "AssumeRoleFail NoPermission : You are not authorized to do this action. You should be "
    "authorized by RAM.\n";

std::string task_with(const std::string& role, const std::string& owner = "1408826137750019",
                      const std::string& id = "abc111abc111") {
  return R"({"DtsJobId": ")" + id + R"(", "JobType": "SYNC", "SourceEndpointInstanceType": "RDS",
"SourceEndpointEngineName": "MYSQL", "SourceEndpointRegion": "cn-hangzhou", "SourceEndpointOwnerID": ")" +
         owner + R"(", "SourceEndpointRole": ")" + role + "\"}";
}

std::vector<std::string> findings_in(const Run& result) {
  std::vector<std::string> out;
  const auto report = nlohmann::json::parse(result.out);
  for (const auto& each : report["findings"]) out.push_back(each["rule"].get<std::string>());
  return out;
}

}  // namespace

TEST_CASE(
    "cli: a fault in the documents that is no cause of the failure is told beneath the answer") {
  const TemporaryFolder folder;
  const std::string error = folder.file(
      "error.log",
      "DTS.Msg.InvalidParameter.AliyunUidFormat: The cloud account to which the source instance "
      "belongs should fill in the standard Alibaba Cloud UID\n");
  const std::string task =
      folder.file("task.json", task_with("AliyunDTSDefaultRole", "me@example"));
  const Run result = run({error, "-c", task});
  CHECK(result.exit == 0);
  const std::size_t heading = result.out.find("also wrong in the documents\n\nerror[ROLE-003]");
  REQUIRE(heading != std::string::npos);
  CHECK(result.out.find("error[UID-001]") == std::string::npos);  // the cause says it
  CHECK(result.out.find("fix:", heading) == std::string::npos);
  CHECK(contains(result.out, "dtsdoctor check with the same documents tells how to mend it\n"));
  CHECK_FALSE(contains(run({"-q", error, "-c", task}).out, "ROLE-003"));
  CHECK(contains(run({"--lang", "zh", error, "-c", task}).out, "文件中还有其他错误"));
  for (const char* format : {"markdown", "html", "csv", "sarif", "junit", "github"}) {
    INFO(format);
    const Run formatted = run({"-f", format, error, "-c", task});
    CHECK(contains(formatted.out, "ROLE-003"));
    CHECK_FALSE(contains(formatted.out, "\nfinding,UID-001"));
  }
}

TEST_CASE("cli: where no cause is known a fault in the documents is told with its fix") {
  const TemporaryFolder folder;
  const std::string error = folder.file("error.log", kRefused);
  const std::string task = folder.file("task.json", task_with("ram for dts"));
  const Run result = run({error, "-c", task});
  const std::size_t heading = result.out.find("also wrong in the documents\n\nerror[ROLE-005]");
  REQUIRE(heading != std::string::npos);
  CHECK(result.out.find("fix:", heading) != std::string::npos);
  const Run nothing = run({"-q", folder.file("other.log", "all is well\n"), "-c", task});
  CHECK(contains(nothing.out, "\nwrong in the documents\n\nerror[ROLE-005]"));
}

TEST_CASE("cli: the faults of another task than the one that failed are not told") {
  const TemporaryFolder folder;
  const std::string error =
      folder.file("error.log",
                  "DtsJobId: abc111abc111 ErrorCode: AssumeRoleFail Message: "
                  "NoPermission : You are not authorized to do this action. You "
                  "should be authorized by RAM.\n");
  const std::string mine = folder.file("mine.json", task_with("ram-for-dts"));
  const std::string other = folder.file(
      "other.json", task_with("AliyunDTSDefaultRole", "1408826137750019", "def222def222"));
  CHECK(findings_in(run({"-f", "json", error, "-c", mine, "-c", other})).empty());
  const std::string nameless = folder.file("nameless.log", kRefused);
  CHECK(findings_in(run({"-f", "json", nameless, "-c", mine, "-c", other})) ==
        std::vector<std::string>{"ROLE-003"});
}

TEST_CASE("cli: a failure that does not fit the documents is told, and not that nothing is wrong") {
  const TemporaryFolder folder;
  const std::string error = folder.file("error.log",
                                        "AssumeRoleFail EntityNotExist.Role : The role not exists: "
                                        "acs:ram::1900011122223333:role/r\n");
  const std::string task = folder.file("task.json", task_with("ram-for-dts"));
  CHECK(contains(run({error, "-c", task}).out, "error[ROLE-011]"));
  const std::string uid = folder.file("uid.log",
                                      "AssumeRoleFail InvalidParameter : Invalid role arn "
                                      "format:acs:ram::1408826137750019:role/x\n");
  const std::string owner = folder.file("owner.json", task_with("ram-for-dts", "me@example"));
  const Run wrong = run({uid, "-c", owner});
  CHECK(contains(wrong.out, "error[UID-001]"));
  CHECK_FALSE(contains(wrong.out, "nothing wrong"));
  CHECK(contains(run({uid, "-c", task}).out, "nothing wrong"));
}

TEST_CASE("cli: an account that was masked to be shared is no fault beside a diagnosis") {
  const TemporaryFolder folder;
  const std::string error = folder.file("error.log", kRefused);
  const std::string task = folder.file("task.json", task_with("ram-for-dts", "140882613775****"));
  CHECK_FALSE(contains(run({error, "-c", task}).out, "also wrong"));
  CHECK(contains(run({"check", task}).out, "error[CFG-005]"));
}

TEST_CASE("cli: a trust policy that names DTS for something else is told, and by no cause") {
  const TemporaryFolder folder;
  const std::string error = folder.file("error.log", kRefused);
  const std::string role =
      folder.file("role.json", R"({"Role": {"Arn": "acs:ram::1408826137750019:role/r",
"RoleName": "r", "AssumeRolePolicyDocument": {"Statement": [{"Action": "ram:*", "Effect": "Allow",
"Principal": {"Service": ["1530275981640027@dts.aliyuncs.com"]}}], "Version": "1"}}})");
  const Run result = run({error, "-e", role});
  CHECK(contains(result.out, "error[TRU-002]"));
  CHECK_FALSE(contains(result.out, "confirmed"));
}

TEST_CASE("cli: a diagnosis without documents has no findings") {
  const TemporaryFolder folder;
  const std::string error = folder.file("error.log", kRefused);
  CHECK(findings_in(run({"-f", "json", error})).empty());
}

}  // namespace dtsdoctor::test
