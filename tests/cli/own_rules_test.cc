// SPDX-License-Identifier: Apache-2.0
//
// Rules of one's own, as a user meets them: added, tested, listed, and what a broken one says.
#include <string>
#include <vector>

#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using Json = nlohmann::json;
using Arguments = std::vector<std::string>;

// A rule of one's own, with nothing but what is required.
void write_rules(const TemporaryFolder& folder, const std::string& severity_key) {
  (void)folder.file(
      "rules/job.json",
      R"({
  "schema": "dtsdoctor-patterns/1",
  "area": "own",
  "patterns": [
    {
      "id": "own/queue-stuck", "rev": 1, "status": "experimental", "code": "OwnQueueStuck",
      "title": {"en": "The queue is stuck", "zh": "队列卡住"},
      ")" +
          severity_key +
          R"(": "error", "stage": "any", "engines": [], "context": "any", "retryable": "no",
      "origin": {"kind": "observed", "url": "https://example.com/queue", "captured": "2026-11-22"},
      "match": {"field": "code", "equals": "OwnQueueStuck"},
      "captures": {}, "causes": ["queue-full"], "supersedes": [],
      "examples": {
        "match": [{"text": "ErrorCode: OwnQueueStuck", "why": "code alone"}],
        "no_match": [{"text": "The queue moves.", "why": "success"}],
        "known_miss": [], "known_false": []
      }
    }
  ]
})");
  (void)folder.file("rules/cause.json", R"({
  "schema": "dtsdoctor-causes/1",
  "causes": [
    {
      "id": "queue-full",
      "title": {"en": "The queue is full", "zh": "队列已满"},
      "because": {"en": "Nothing reads it.", "zh": "没有程序读取。"},
      "origin": {"kind": "observed", "url": "https://example.com/queue", "captured": "2026-11-22"},
      "checks": [], "fixes": []
    }
  ]
})");
}

}  // namespace

TEST_CASE("cli: rules of one's own are added, tested and listed") {
  const TemporaryFolder folder;
  write_rules(folder, "severity");
  const std::string rules = folder.path() / "rules";
  const Json told = report({"--rules", rules}, {"ErrorCode: OwnQueueStuck\n"});
  REQUIRE(told.at("diagnoses").size() == 1);
  CHECK(told.at("diagnoses").at(0).at("id") == "own/queue-stuck");
  CHECK(report({"--rules", rules}, {kNotAssumable}).at("diagnoses").at(0).at("id") ==
        "cross-account/role-not-assumable");
  CHECK(report({"--rules", rules, "--no-builtin-rules"}, {kNotAssumable}).at("diagnoses").empty());
  CHECK(run({"rules", "check", "--rules", rules}).exit == 0);
  CHECK(contains(run({"rules", "list", "--rules", rules}).out, "own/queue-stuck"));
  CHECK(run({"--version", "--rules", rules}).out != run({"--version"}).out);
}

TEST_CASE("cli: a broken rule is status 4, with its place and what was meant") {
  const TemporaryFolder folder;
  write_rules(folder, "severty");
  const std::string rules = folder.path() / "rules";
  for (const Arguments& arguments :
       {Arguments{"--rules", rules}, Arguments{"rules", "check", "--rules", rules}}) {
    const Run result = run(arguments, {kNotAssumable});
    CHECK(result.exit == 4);
    CHECK(result.out == "");
    CHECK(contains(result.err, "job.json:8:7"));
    CHECK(contains(result.err, "^^^^^^^^^"));
    CHECK(contains(result.err, "did you mean 'severity'?"));
  }
  CHECK(run({"--rules", "/no/such/folder"}, {kNotAssumable}).exit == 4);
}

TEST_CASE("cli: a broken rule comes before wrong usage and before what cannot be read") {
  const TemporaryFolder folder;
  write_rules(folder, "severty");
  const std::string rules = folder.path() / "rules";
  for (const Arguments& others :
       {Arguments{"--fromat", "json"}, Arguments{"-f", "jsn"}, Arguments{"-c", "missing.json"},
        Arguments{"missing.log"}, Arguments{"--fact", "nothing"}}) {
    Arguments arguments = {"--rules", rules};
    arguments.insert(arguments.end(), others.begin(), others.end());
    CAPTURE(others.front());
    CHECK(run(arguments, {kNotAssumable}).exit == 4);
    CHECK(run(others, {kNotAssumable}).exit == 2);
  }
  CHECK(run({"--fromat", "--rules=" + rules}, {kNotAssumable}).exit == 4);
}

}  // namespace dtsdoctor::test
