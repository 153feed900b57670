// SPDX-License-Identifier: Apache-2.0
//
// --task among the tasks that a reply, a table or a log names.
#include <string>
#include <vector>

#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using Json = nlohmann::json;
using Arguments = std::vector<std::string>;

constexpr const char* kRefused =
    "AssumeRoleFail: NoPermission : You are not authorized to do this action. You should be "
    "authorized by RAM.";

Json task(const std::string& id, const std::string& name) {
  return {{"DtsJobId", id},
          {"DtsJobName", name},
          {"DtsInstanceID", "dts" + id},
          {"Status", "failed"},
          {"ErrorMessage", kRefused},
          {"SourceEndpoint", {{"EngineName", "MySQL"}, {"InstanceID", "rm-1"}}}};
}

std::vector<std::string> failed_jobs(const Json& report) {
  std::vector<std::string> out;
  for (const Json& each : report.at("diagnoses"))
    out.push_back(each.at("jobs").at(0).at("id").get<std::string>());
  return out;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("cli: of a reply about several tasks the one that is meant is diagnosed") {
  const TemporaryFolder folder;
  const Json reply = {
      {"DtsJobList", {task("l5o11f9029c0aaa", "orders"), task("l5o11f9029c0bbb", "users")}}};
  const std::string file = folder.file("reply.json", reply.dump());
  for (const char* name : {"users", "l5o11f9029c0bbb", "dtsl5o11f9029c0bbb"}) {
    CAPTURE(name);
    const Json told = report({file, "--task", name});
    CHECK(failed_jobs(told) == Ids{"l5o11f9029c0bbb"});
    CHECK(told.at("summary") == Json{{"error_records", 2},
                                     {"explained", 1},
                                     {"unrecognized", 0},
                                     {"skipped", 1},
                                     {"diagnoses", 1}});
  }
  CHECK(run({file, "--task", "nobody"}).exit == 2);
  CHECK(failed_jobs(report({file})).size() == 2);
  const Run text = run({file, "--task", "users"});
  CHECK(contains(text.out, "1 error record left out by --since, --until or --task"));
  CHECK(text.err == "");
}

TEST_CASE("cli: a row of a table is meant by the one name that it has") {
  const TemporaryFolder folder;
  const std::string rows =
      "DtsJobId        | Status | ErrorMessage\n"
      "--------        | ------ | ------------\n"
      "l5o11f9029c0aaa | failed | " +
      std::string(kRefused) +
      "\n"
      "l5o11f9029c0bbb | failed | " +
      std::string(kRefused) + "\n";
  const Run result = run({"-f", "json", "--task", "l5o11f9029c0bbb", folder.file("rows", rows)});
  CHECK(failed_jobs(Json::parse(result.out)) == Ids{"l5o11f9029c0bbb"});
  CHECK(result.err == "");
}

TEST_CASE("cli: a failure that names no task, or only what cannot be compared, stays") {
  const TemporaryFolder folder;
  const std::string config =
      folder.file("task.json", R"({"DtsJobName": "users", "SourceEndpointRole": "ram-for-dts"})");
  const std::string nameless = folder.file("nameless.log", std::string(kRefused) + "\n");
  const std::string other =
      folder.file("id.log", "DtsJobId: l5o11f9029c0aaa " + std::string(kRefused) + "\n");
  for (const std::string& log : {nameless, other}) {
    const Json told = report({log, "-c", config, "--task", "users"});
    CHECK(told.at("summary").at("explained") == 1);
    CHECK(told.at("summary").at("skipped") == 0);
  }
}

TEST_CASE("cli: what is held until the task is known is no more than --max-held") {
  const TemporaryFolder folder;
  const Json reply = {
      {"DtsJobList", {task("l5o11f9029c0bbb", "users"), task("l5o11f9029c0aaa", "orders")}}};
  const Json told =
      report({folder.file("reply.json", reply.dump()), "--task", "users", "--max-held", "1"});
  CHECK(failed_jobs(told) == Ids{"l5o11f9029c0bbb"});
}

}  // namespace dtsdoctor::test
