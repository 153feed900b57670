// SPDX-License-Identifier: Apache-2.0
//
// `dtsdoctor check` as a user meets it: documents in, findings and the exit status out.
#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {

TEST_CASE("cli: check says where a document is cut") {
  const TemporaryFolder folder;
  const std::string cut = folder.file("cut.json", "{\"SourceEndpointOwnerID\": \"140");
  const Run result = run({"check", cut});
  CHECK(result.exit == 2);
  CHECK(contains(result.err, "not valid JSON"));
  CHECK(contains(result.err, "cut.json:1:31"));
  CHECK(contains(result.err, "nothing to check"));
}

TEST_CASE("cli: check names what sound tasks get as well in one line, and tells it with --why") {
  const TemporaryFolder folder;
  const std::string task = folder.file(
      "task.json",
      R"({"JobType": "SYNC", "SourceEndpointInstanceType": "RDS", "SourceEndpointEngineName": "MYSQL",
"SourceEndpointOwnerID": "1408826137750019", "SourceEndpointRole": "ram-for-dts"})");
  const Run brief = run({"check", task});
  CHECK(contains(brief.out, "also noted: MTX-001"));
  CHECK_FALSE(contains(brief.out, "info[MTX-001]"));
  CHECK(contains(run({"check", "--why", task}).out, "info[MTX-001]"));
}

TEST_CASE("cli: check takes a role that DTS did not find as the failure, also if given with -e") {
  const TemporaryFolder folder;
  const std::string task = folder.file("task.json", R"({"SourceEndpointOwnerID": "1408826137750019",
"SourceEndpointRole": "ram-for-dts"})");
  const std::string error =
      folder.file("error.txt",
                  "ErrorCode: AssumeRoleFail\nMessage: EntityNotExist.Role : The role not exists: "
                  "acs:ram::1530275981640027:role/ram-for-dts\n");
  CHECK(contains(run({"check", "-c", task, "-e", error}).out, "error[ROLE-011]"));
  CHECK(contains(run({"check", task, error}).out, "error[ROLE-011]"));
}

TEST_CASE(
    "cli: check names the fault of a value that one document of DTS allows, another does not") {
  const TemporaryFolder folder;
  const std::string task = folder.file("task.json", R"({"SourceEndpointOwnerID": "1408826137750019",
"SourceEndpointRole": "ram-for-dts", "SourceEndpointInstanceType": "OTHER", "SourceEndpointIP": "10.1.2.3",
"SourceEndpointPort": "1521", "SourceEndpointDatabaseName": "crm", "SourceEndpointEngineName": "POLARDB_O",
"JobType": "SYNC"})");
  const Run result = run({"check", task});
  CHECK(contains(result.out, "error[MTX-008]"));
  CHECK_FALSE(contains(result.out, "error[MTX-004]"));
  CHECK(result.exit == 1);
}

TEST_CASE("cli: check --fail-on any is met by a warning, too") {
  const TemporaryFolder folder;
  const std::string task = folder.file("task.json", R"({"SourceEndpointOwnerID": "1408826137750019",
"SourceEndpointRole": "ram-for-dts", "SourceEndpointInstanceType": "RDS", "JobType": "SYNC"})");
  CHECK(run({"check", task}).exit == 0);
  CHECK(run({"check", "--fail-on", "likely", task}).exit == 2);
  CHECK(run({"check", "--fail-on", "any", task}).exit == 1);
}

TEST_CASE("cli: check says once what is wrong with a role that two tasks share") {
  const TemporaryFolder folder;
  const auto task = [&](const std::string& name) {
    return folder.file(name + ".json", R"({"DtsJobName": ")" + name +
                                           R"(", "SourceEndpointInstanceType": "RDS",
"SourceEndpointOwnerID": "1408826137750019", "SourceEndpointRole": "ram-for-dts"})");
  };
  const std::string role = folder.file("role.json", R"({"Role": {"RoleName": "ram-for-dts",
"Arn": "acs:ram::1408826137750019:role/ram-for-dts", "AssumeRolePolicyDocument":
"{\"Version\": \"2\", \"Statement\": []}"}})");
  const std::string out = run({"check", "-c", task("a"), "-c", task("b"), "-e", role}).out;
  const std::size_t first = out.find("error[TRU-001]");
  REQUIRE(first != std::string::npos);
  CHECK(out.find("error[TRU-001]", first + 1) == std::string::npos);
}

TEST_CASE("cli: check reads documents that were printed in colours, and points into them") {
  const TemporaryFolder folder;
  const std::string plan =
      folder.file("plan.txt",
                  "\x1b[1m  # alicloud_dts_migration_job.a\x1b[0m will be created\n"
                  "  \x1b[32m+\x1b[0m\x1b[0m resource \"alicloud_dts_migration_job\" \"a\" {\n"
                  "      \x1b[32m+\x1b[0m\x1b[0m source_endpoint_owner_id = \"1408826137750019\"\n"
                  "      \x1b[32m+\x1b[0m\x1b[0m source_endpoint_role     = \"ram for dts\"\n"
                  "    }\n");
  const std::string role = folder.file(
      "role.json",
      "\x1b[1;39m{\x1b[0m\x1b[34;1m\"Role\"\x1b[0m: {\"RoleName\": \"ram-for-dts\", \"Arn\": "
      "\"acs:ram::1408826137750019:role/ram-for-dts\", \"AssumeRolePolicyDocument\": "
      "\x1b[0;32m\"{\\\"Version\\\": \\\"2\\\", \\\"Statement\\\": []}\"\x1b[0m}}\n");
  const std::string of_plan = run({"check", plan}).out;
  CHECK(contains(of_plan, "error[ROLE-005]"));
  CHECK(contains(of_plan, "plan.txt:4:50"));
  CHECK(contains(run({"check", role}).out, "error[TRU-001]"));
}

TEST_CASE("cli: Chinese texts of check call the ends by Chinese words") {
  const TemporaryFolder folder;
  const std::string task = folder.file("task.json", R"({"SourceEndpointOwnerID": "1408826137750019",
"SourceEndpointRole": "ram-for-dts"})");
  const Run result = run({"check", "--lang", "zh", "--fact", "scenario=destination", task});
  CHECK(contains(result.out, "您说明的跨账号一端是目标端，而配置中是源端"));
}

TEST_CASE("check: that a document was too long to be one is told where nothing is left to check") {
  const TemporaryFolder folder;
  const std::string task = folder.file("task.json", R"({"SourceEndpointRole": "ram-for-dts"})");
  const Run result = run({"check", "--max-document", "10", task});
  CHECK(result.exit == 2);
  CHECK(contains(result.err, "there is nothing to check"));
  CHECK(contains(result.err, "limit max-document reached in " + task));
}

}  // namespace dtsdoctor::test
