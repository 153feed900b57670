// SPDX-License-Identifier: Apache-2.0
//
// Documents and statements, however they are handed over.
#include <string>
#include <vector>

#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using Json = nlohmann::json;
using Arguments = std::vector<std::string>;

Given first_look() { return {"", in_source("samples/first-look")}; }

Json verdicts(const Json& report) {
  Json causes = Json::object();
  for (const Json& cause : report.at("diagnoses").at(0).at("causes")) {
    causes[cause.at("id").get<std::string>()] = cause.at("verdict");
  }
  return causes;
}

}  // namespace

TEST_CASE("cli: documents play their part by content, wherever they stand") {
  const Arguments named = {"error.log", "-c", "task.json", "-e", "role.json", "-e", "caller.json"};
  const Json proven = verdicts(report(named, first_look()));
  CHECK(proven.at("trust-wrong-account") == "confirmed");
  const Json bare = report({"caller.json", "error.log", "role.json", "task.json"}, first_look());
  CHECK(verdicts(bare) == proven);
  CHECK(bare.at("inputs").at(0).at("kind") == "evidence");
  CHECK(bare.at("inputs").at(1).at("kind") == "log");
  CHECK(bare.at("inputs").at(3).at("kind") == "config");
  CHECK(run({"task.json", "role.json"}, first_look()).exit == 0);
}

TEST_CASE("cli: the creator may be given by its number alone") {
  const Arguments documents = {"input.log", "-c", "task.json", "-e", "role.json"};
  const Given third = {"", in_source("samples/role-not-assumable-python-core-another-account")};
  CHECK(verdicts(report(documents, third)).at("trust-wrong-account") == "unknown");
  Arguments with_account = documents;
  with_account.insert(with_account.end(), {"--account", "1530275981640027"});
  CHECK(verdicts(report(with_account, third)).at("trust-wrong-account") == "likely");
}

TEST_CASE("cli: a task that is given twice is one task") {
  const Json once = report({"error.log", "-c", "task.json", "role.json"}, first_look());
  const Json twice =
      report({"error.log", "-c", "task.json", "role.json", "task.json"}, first_look());
  CHECK(twice.at("diagnoses") == once.at("diagnoses"));
  CHECK(twice.at("inputs").size() == 4);
}

// A client of the database prints no word of DTS; whoever gives the task says that it is its
// failure.
TEST_CASE("cli: beside a task given with -c every record is in DTS context") {
  const Given refused{
      "ERROR 1045 (28000): Access denied for user 'copier'@'10.3.4.5' (using password: YES)\n",
      in_source("samples/first-look")};
  const Json with_task = report({"-c", "task.json"}, refused);
  CHECK(with_task.at("diagnoses").at(0).at("id") == "mysql/1045-access-denied");
  const Given of_rds{
      "ERROR: SDK.ServerError\nErrorCode: InternalError\nRecommend: "
      "https://api.aliyun.com/troubleshoot?q=InternalError&product=Rds\nMessage: The request "
      "processing has failed due to some unknown error.\n",
      in_source("samples/first-look")};
  CHECK(report({"-c", "task.json"}, of_rds).at("diagnoses").empty());
  CHECK(report({"-e", "role.json"}, refused).at("diagnoses").empty());
  CHECK(report({"scan", "-c", "task.json", "-"}, refused).at("diagnoses").empty());
}

TEST_CASE("cli: what found nothing beside a task is not advised to say that it is of DTS") {
  const Given odd{"2026-03-01 10:00:00 ERROR the plate broke\n", in_source("samples/first-look")};
  CHECK(contains(run({"-"}, odd).out, "--assume-dts"));
  CHECK_FALSE(contains(run({"-c", "task.json"}, odd).out, "--assume-dts"));
}

TEST_CASE("cli: a config may come through a pipe") {
  const Run fifo = shell(
      R"("$dtsdoctor" error.log -c <(cat task.json) -e <(cat role.json) -f json)", first_look());
  CHECK(fifo.exit == 0);
  CHECK(verdicts(Json::parse(fifo.out)).at("trust-wrong-account") == "confirmed");
  const Run input =
      shell(R"("$dtsdoctor" error.log -c - -e role.json -f json < task.json)", first_look());
  CHECK(verdicts(Json::parse(input.out)).at("trust-wrong-account") == "confirmed");
}

}  // namespace dtsdoctor::test
