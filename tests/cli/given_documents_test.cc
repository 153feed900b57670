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
