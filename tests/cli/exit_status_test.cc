// SPDX-License-Identifier: Apache-2.0
//
// What the exit status tells, whatever else is printed.
#include <string>
#include <vector>

#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using Json = nlohmann::json;
using Arguments = std::vector<std::string>;

const std::string kUnknownError =
    "ERROR 1045 (28000): Access denied for user 'app'@'10.0.0.9' (using password: YES)\n";

Given first_look() { return {"", in_source("samples/first-look")}; }

}  // namespace

TEST_CASE("cli: it ends with 0 whatever it found, also on nothing at all") {
  CHECK(run({}, {kNotAssumable}).exit == 0);
  CHECK(run({"-"}, {kUnknownError}).exit == 0);
  const Run empty = run({});
  CHECK(empty.exit == 0);
  CHECK(contains(empty.out, "empty"));
  CHECK(empty.err == "");
  CHECK(report({}).at("inputs").at(0).at("kind") == "empty");
}

TEST_CASE("cli: --fail-on makes the status tell what was found") {
  const Arguments proven = {"error.log", "-c", "task.json", "-e", "role.json", "--fail-on"};
  const auto status = [&](Arguments arguments, const std::string& level) {
    arguments.push_back(level);
    return run(arguments, first_look()).exit;
  };
  CHECK(status({"error.log", "--fail-on"}, "any") == 1);
  CHECK(status({"error.log", "--fail-on"}, "likely") == 0);
  CHECK(status({"error.log", "--fail-on"}, "unexplained") == 0);
  CHECK(status(proven, "likely") == 1);
  CHECK(status(proven, "confirmed") == 1);
  CHECK(run({"--fail-on", "unexplained"}, {kUnknownError}).exit == 1);
  CHECK(run({"--fail-on", "any"}, {kUnknownError}).exit == 0);
  CHECK(run({"--fail-on", "any", "--fail-on", "unexplained"}, {kUnknownError}).exit == 1);
}

TEST_CASE("cli: a config that cannot be used is status 2, pointed at, and nothing is printed") {
  const TemporaryFolder folder;
  const std::string broken = folder.file(
      "task.json", "{\n  \"SourceEndpointOwnerID\": \"1\"\n  \"SourceEndpointRole\": \"x\"\n}\n");
  const Run syntax = run({"-c", broken}, {kNotAssumable});
  CHECK(syntax.exit == 2);
  CHECK(syntax.out == "");
  CHECK(contains(syntax.err, "task.json:3:"));
  CHECK(contains(syntax.err, "3 |   \"SourceEndpointRole\": \"x\""));
  CHECK(contains(syntax.err, "^"));

  const std::string other = folder.file("other.json", "{\"name\": \"a package\", \"version\": 3}");
  const Run kind = run({"-c", other}, {kNotAssumable});
  CHECK(kind.exit == 2);
  CHECK(kind.out == "");
  CHECK(contains(kind.err, "no task configuration"));
  CHECK(run({"-e", other}, {kNotAssumable}).exit == 2);
  CHECK(run({"-c", folder.path() / "missing.json"}, {kNotAssumable}).exit == 2);
}

TEST_CASE("cli: no FILE readable is status 2, one that is missing beside others is 3") {
  const TemporaryFolder folder;
  const std::string log = folder.file("error.log", kNotAssumable);
  const Run alone = run({"/no/such/file"});
  CHECK(alone.exit == 2);
  CHECK(alone.out == "");
  CHECK(contains(alone.err, "No such file"));

  const Run beside = run({log, "/no/such/file", "--fail-on", "any"});
  CHECK(beside.exit == 3);
  CHECK(contains(beside.out, "cross-account/role-not-assumable"));
  const Json told = report({log, "/no/such/file"});
  CHECK(told.at("inputs").at(1).at("name") == "/no/such/file");
  CHECK(told.at("inputs").at(1).at("status") != "ok");

  // A document that is to explain the failure is no FILE.
  const std::string task = (in_source("samples/first-look") / "task.json").string();
  for (const Arguments& given :
       {Arguments{"-c", task, "/no/such/file"}, Arguments{"scan", "-c", task, "/no/such/file"}}) {
    const Run result = run(given);
    CHECK(result.exit == 2);
    CHECK(result.out == "");
  }
  CHECK(run({task, "/no/such/file"}).exit == 3);
  CHECK(run({"-c", task, log, "/no/such/file"}).exit == 3);

  // Opens, but cannot be read, even for root.
  CHECK(run({"/proc/self/mem"}).exit == 2);
  CHECK(run({log, "/proc/self/mem"}).exit == 3);
  CHECK(run({folder.path()}).exit == 2);
  CHECK(run({log, folder.path()}).exit == 3);
}

TEST_CASE("cli: a reader that goes away is no error") {
  const Run result = shell(
      R"(cd samples/first-look && { "$dtsdoctor" error.log -f json; echo "status $?" >&2; } | head -c 1)",
      {"", in_source(".")});
  CHECK(result.out == "{");
  CHECK(result.err == "status 0\n");
}

TEST_CASE("cli: a report that could not be written is not passed over") {
  for (const std::string words :
       {"samples/first-look/error.log", "scan samples/first-look/error.log", "explain --list"}) {
    const Run result = shell("\"$dtsdoctor\" " + words + " > /dev/full", {"", in_source(".")});
    CAPTURE(words);
    CHECK(result.exit == 3);
    CHECK(contains(result.err, "cannot write standard output"));
  }
}

// GitHub's annotations of a clean log are no line at all.
TEST_CASE("cli: an empty answer takes the place of an earlier one, a refused run of none") {
  const TemporaryFolder folder;
  (void)folder.file("clean.log", "all is fine\n");
  (void)folder.file("answer", "of yesterday\n");
  const Given given{"", folder.path()};
  CHECK(run({"missing.log", "-f", "github", "-o", "answer"}, given).exit == 2);
  CHECK(run({"explain", "no-such-thing", "-o", "answer"}, given).exit == 1);
  CHECK(read_file(folder.path() / "answer") == "of yesterday\n");
  CHECK(run({"clean.log", "-f", "github", "-o", "answer"}, given).exit == 0);
  CHECK(read_file(folder.path() / "answer").empty());
}

TEST_CASE("cli: what no option takes is status 2") {
  for (const Arguments& arguments : std::vector<Arguments>{{"--account", "me"},
                                                           {"--max-line", "0"},
                                                           {"--examples", "many"},
                                                           {"-c"},
                                                           {"--lang", "de"},
                                                           {"--fact", "nothing"}}) {
    const Run result = run(arguments, {kNotAssumable});
    INFO(arguments.front());
    CHECK(result.exit == 2);
    CHECK(result.out == "");
    CHECK(contains(result.err, "error: "));
  }
}

TEST_CASE("cli: explain knows the errors and says when it does not") {
  CHECK(contains(run({"explain", "AssumeRoleFail"}).out, "cross-account/role-not-found"));
  const Run unknown = run({"explain", "cross-account/role-not-foud"});
  CHECK(unknown.exit == 1);
  CHECK(unknown.out == "");
  CHECK(contains(unknown.err, "cross-account/role-not-found"));
}

}  // namespace dtsdoctor::test
