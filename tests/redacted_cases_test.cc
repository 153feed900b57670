// SPDX-License-Identifier: Apache-2.0
//
// What `redact` printed comes back to be diagnosed: it may prove less, and never anything else.
#include <nlohmann/json.hpp>

#include <map>
#include <set>

#include "catch.h"
#include "diagnose/failure_reader.h"
#include "report/shareable_text.h"
#include "rules/builtin.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using Json = nlohmann::json;
using Verdicts = std::map<std::string, std::string>;  // of all causes of all diagnoses

Verdicts verdicts_in(const Json& report) {
  Verdicts out;
  for (const Json& diagnosis : report["diagnoses"]) {
    const std::string id = diagnosis["id"];
    out[id] = "diagnosed";
    for (const Json& cause : diagnosis["causes"]) {
      const bool is_alone = cause["only_documented"];
      out[id + " " + cause["id"].get<std::string>()] =
          is_alone ? "unknown" : cause["verdict"].get<std::string>();
    }
  }
  return out;
}

std::set<std::string> ids_in(const std::string& text) {
  FailureReader reader(builtin_rules(), {Limits(), true, true});
  const auto source = read_memory(text);
  REQUIRE_FALSE(reader.read(*source, "-").problem);
  std::set<std::string> ids;
  for (const FailureGroup& group : reader.failures().groups())
    ids.emplace(builtin_rules().patterns[group.pattern].id);
  return ids;
}

}  // namespace

TEST_CASE("redacted: the files of a sample, in one text, get no other verdict than as they were") {
  std::size_t same = 0, all = 0;
  for (const std::filesystem::path& folder : sample_folders()) {
    INFO(folder);
    const std::vector<std::string> command = command_of(expectation_of(folder));
    const TemporaryFolder outside;
    std::vector<std::string> redact = {"redact"}, again = {outside.file("ticket.txt", "")};
    for (const std::string& word : command) {
      const bool is_file = std::filesystem::is_regular_file(folder / word);
      if (is_file) redact.push_back(word);
      if (!is_file && word != "-c" && word != "-e") again.push_back(word);
    }
    write_file(again[0], run(redact, {.folder = folder}).out);
    const Verdicts before = verdicts_in(report(command, {.folder = folder}));
    const Verdicts after = verdicts_in(report(again));
    for (const auto& [cause, verdict] : before) {
      INFO(cause);
      const std::string now = after.count(cause) == 0 ? "gone" : after.at(cause);
      const bool is_less = now == "unknown" || (verdict == "confirmed" && now == "likely");
      CHECK((is_less ? verdict : now) == verdict);
      same += now == verdict ? 1 : 0;
      ++all;
    }
  }
  CHECK(all > 300);
  CHECK(same * 100 >= all * 95);
}

TEST_CASE("redacted: every example of a rule is known again") {
  std::size_t count = 0;
  for (const Pattern& pattern : builtin_rules().patterns) {
    for (const Example& example : RuleSet::part(builtin_rules().examples, pattern.match_examples)) {
      const std::string text(example.text);
      std::string redacted;
      ShareableText shared({.ids = true}, text.size() + 1,
                           [&](std::string_view piece) { redacted += piece; });
      shared.add(text);
      shared.finish();
      INFO(text << "\n" << redacted);
      CHECK(ids_in(redacted) == ids_in(text));
      ++count;
    }
  }
  CHECK(count > 2000);
}

TEST_CASE("redacted: files that were redacted one by one say nothing of each other's ids") {
  const TemporaryFolder folder;
  const std::string error = folder.file(
      "error.log",
      "AssumeRoleFail NoPermission : You are not authorized to do this action. You should be "
      "authorized by RAM.\n");
  const std::string role = folder.file("role.json", R"({"Role": {
"Arn": "acs:ram::<account-1>:role/<role-1>", "RoleName": "<role-1>", "AssumeRolePolicyDocument":
{"Statement": [{"Action": "sts:AssumeRole", "Effect": "Allow", "Principal":
{"RAM": ["acs:ram::<account-2>:root"], "Service": ["<account-2>@dts.aliyuncs.com"]}}], "Version": "1"}}})");
  const std::string caller = folder.file(
      "caller.json",
      R"({"AccountId": "<account-1>", "Arn": "acs:ram::<account-1>:root", "IdentityType": "Account"})");
  const Verdicts verdicts = verdicts_in(report({error, "-e", role, "-e", caller}));
  CHECK(verdicts.at("cross-account/role-not-assumable trust-wrong-account") == "unknown");
  CHECK(verdicts.at("cross-account/role-not-assumable task-created-by-wrong-account") == "unknown");
  CHECK(verdicts.at("cross-account/role-not-assumable trust-placeholder-left") == "ruled_out");
  CHECK(verdicts.at("cross-account/role-not-assumable trust-policy-not-edited") == "ruled_out");
}

}  // namespace dtsdoctor::test
