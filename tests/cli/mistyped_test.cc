// SPDX-License-Identifier: Apache-2.0
//
// What is mistyped, or no value of what it was given for.
#include <string>
#include <vector>

#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using Arguments = std::vector<std::string>;

}  // namespace

TEST_CASE("cli: a mistyped field of a config is named, with the field that was meant") {
  const TemporaryFolder folder;
  const std::string config =
      folder.file("task.json", R"({"SourceEndpointOwnerId": "140", "SourceEndpointRol": "dts-a"})");
  const Run result = run({"-c", config}, {kNotAssumable});
  CHECK(result.exit == 0);
  CHECK(contains(result.err, "SourceEndpointRol'"));
  CHECK(contains(result.err, "did you mean 'SourceEndpointRole'"));
}

TEST_CASE("cli: a word that is nearly right is recognised as such") {
  const std::vector<std::pair<Arguments, std::string>> cases = {
      {{"--evidense", "x"}, "'--evidence'"},
      {{"--colour", "never"}, "'--color'"},
      {{"--ver"}, "'--version'"},
      {{"--max-dia=3"}, "'--max-diagnoses'"},
      {{"explian"}, "'explain'"},
      {{"scna", "logs"}, "'scan'"},
      {{"chek", "task.json"}, "'check'"},
      {{"mrege"}, "'merge'"},
      {{"rules", "chekc"}, "'check'"},
      {{"-f", "jsno"}, "'json'"},
      {{"--fail-on", "confirmd"}, "'confirmed'"},
      {{"--color", "alway"}, "'always'"},
      {{"--fact", "user.creatr_id=1"}, "'user.creator_id'"},
      {{"--fact", "user.ram_set_up_by=acount"}, "'account'"},
      {{"--fact", "scenario=sorce"}, "'source'"}};
  for (const auto& [arguments, meant] : cases) {
    const Run result = run(arguments, {kNotAssumable});
    INFO(arguments.front() << ": " << result.err);
    CHECK(result.exit == 2);
    CHECK(result.out == "");
    CHECK(contains(result.err, "did you mean " + meant));
  }
}

TEST_CASE("cli: what follows a command that is no FILE is not diagnosed in its place") {
  const Given given = {"", in_source("samples/first-look")};
  for (const Arguments& arguments : std::vector<Arguments>{
           {"chekc", "task.json"}, {"--why", "check", "task.json"}, {"help", "task.json"}}) {
    const Run result = run(arguments, given);
    INFO(result.err);
    CHECK(result.exit == 2);
    CHECK(result.out == "");
    CHECK(contains(result.err, "= help: "));
  }
  CHECK(run({"chekc.log", "task.json"}, given).exit == 3);
  CHECK(run({"task.json", "chekc"}, given).exit == 3);
}

TEST_CASE("cli: a language that is none is told which there are, not the nearest") {
  const Run result = run({"--lang", "cn"}, {kNotAssumable});
  CHECK(result.exit == 2);
  CHECK(contains(result.err, "one of: en zh"));
}

TEST_CASE("cli: a folder that is given as a FILE is told to be for scan") {
  const TemporaryFolder folder;
  (void)folder.file("logs/a.log", kNotAssumable);
  const Given given = {kNotAssumable, folder.path()};
  const Run result = run({"logs"}, given);
  CHECK(result.exit == 2);
  CHECK(contains(result.err, "help: scan reads folders: dtsdoctor scan logs"));
  CHECK(run({"logs", "-"}, given).exit == 3);
}

TEST_CASE("cli: a task that is meant where there is none to choose from is told of") {
  const Run result = run({"--task", "orders"}, {kNotAssumable});
  CHECK(result.exit == 0);
  CHECK(contains(result.out, "cross-account/role-not-assumable"));
  CHECK(contains(result.err, "warning: --task orders: there is no task to choose from"));
}

TEST_CASE("cli: what a fact cannot be is refused") {
  for (const auto& [fact, said] : std::vector<std::pair<std::string, std::string>>{
           {"user.ram_set_up_by=somebody", "one of: account ram_user"},
           {"user.owner_opened_dts=maybe", "one of: true false"},
           {"user.creator_id=15x", "takes an account id"}}) {
    const Run result = run({"--fact", fact}, {kNotAssumable});
    CHECK(result.exit == 2);
    CHECK(contains(result.err, said));
  }
}

}  // namespace dtsdoctor::test
