// SPDX-License-Identifier: Apache-2.0
#include "diagnose/preflight.h"

#include "catch.h"
#include "facts/task_forms.h"
#include "rules/small_rules.h"

namespace dtsdoctor {
namespace {

using testing::file;
using testing::loaded;
using testing::preflight_file;

RuleFile facts() {
  return file("knowledge/facts.json", R"({"schema": "dtsdoctor-facts/1", "documents": {}, "facts": [
{"key": "endpoint.owner_id", "type": "text", "from": ["config"], "about": {"en": "the owner"}},
{"key": "endpoint.role_name", "type": "text", "from": ["config"], "about": {"en": "the role"}},
{"key": "other.owner_id", "type": "text", "from": ["config"], "about": {"en": "the other"}},
{"key": "caller.account_id", "type": "text", "from": ["caller"], "about": {"en": "the creator"}},
{"key": "ram.attached.all", "type": "list", "from": ["ram"], "about": {"en": "the policies"}}]})");
}

RuleFile fields() {
  return file("knowledge/config_fields.json", R"({"schema": "dtsdoctor-config/1", "fields": [
{"key": "SourceEndpointOwnerID", "side": "source", "fact": "endpoint.owner_id"},
{"key": "SourceEndpointRole", "side": "source", "fact": "endpoint.role_name"},
{"key": "DestinationEndpointOwnerID", "side": "destination", "fact": "endpoint.owner_id"},
{"key": "DestinationEndpointRole", "side": "destination", "fact": "endpoint.role_name"}]})");
}

std::string rule(const std::string& id, const std::string& members) {
  return R"({"id": ")" + id +
         R"(", "title": {"en": "T"}, "origin": {"kind": "inferred"}, "message": {"en": "M"}, )" +
         members + "}";
}

const char* const kNotDigits = R"("severity": "error", "at": "endpoint.owner_id",
"when": {"matches": [{"fact": "endpoint.owner_id"}, "[^0-9]"]})";

// A case with one task of this JSON.
Case case_of(const RuleSet& rules, const std::string& json) {
  const Source source("task.json", json);
  Case of;
  of.tasks = read_tasks(source, rules).tasks;
  REQUIRE(of.tasks.size() == 1);
  return of;
}

std::vector<std::string> rules_of(const RuleSet& rules, const std::vector<Finding>& findings) {
  std::vector<std::string> ids;
  for (const Finding& finding : findings) ids.emplace_back(rules.preflight[finding.rule].id);
  return ids;
}

}  // namespace

TEST_CASE("preflight: a rule looks at each endpoint and points at the value") {
  const LoadedRules loaded_rules =
      loaded({facts(), fields(), preflight_file(rule("UID-001", kNotDigits))});
  const RuleSet& rules = loaded_rules.rules;
  const Case of = case_of(rules,
                          "{\"SourceEndpointOwnerID\": \"12a\",\n"
                          " \"DestinationEndpointOwnerID\": \"34\"}");
  const Preflight result = run_preflight(rules, of, nullptr);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.units[result.findings[0].unit].side == "source");
  REQUIRE(result.findings[0].place);
  CHECK(result.findings[0].place->line == 1);
  CHECK(result.findings[0].place->column == 28);
  CHECK(result.not_checked.empty());
}

TEST_CASE("preflight: a rule without evidence is not checked, and does not pass") {
  const LoadedRules loaded_rules =
      loaded({facts(), fields(), preflight_file(rule("UID-006", R"("severity": "error",
"at": "endpoint.owner_id",
"when": {"eq": [{"fact": "endpoint.owner_id"}, {"fact": "caller.account_id"}]})"))});
  const RuleSet& rules = loaded_rules.rules;
  Case of = case_of(rules, R"({"SourceEndpointOwnerID": "12", "SourceEndpointRole": "r"})");
  const Preflight open = run_preflight(rules, of, nullptr);
  CHECK(open.findings.empty());
  CHECK(open.passed == 0);
  REQUIRE(open.not_checked.size() == 1);
  CHECK(open.not_checked[0].needs == std::vector<FactId>{find_fact(rules, "caller.account_id")});

  of.account = FactValue{"77", std::nullopt};
  CHECK(run_preflight(rules, of, nullptr).passed == 1);
  of.account = FactValue{"12", std::nullopt};
  CHECK(run_preflight(rules, of, nullptr).findings.size() == 1);
}

TEST_CASE("preflight: a fault that follows from another one on the same endpoint says so") {
  const LoadedRules loaded_rules =
      loaded({facts(), fields(),
              preflight_file(rule("UID-001", kNotDigits) + "," +
                             rule("TRU-001", R"("severity": "error", "at": "endpoint.role_name",
"blocked_by": ["UID-001"], "when": {"absent": "endpoint.role_name"})"))});
  const RuleSet& rules = loaded_rules.rules;
  const Case of =
      case_of(rules, R"({"SourceEndpointOwnerID": "x", "DestinationEndpointOwnerID": "34"})");
  const Preflight result = run_preflight(rules, of, nullptr);
  CHECK(rules_of(rules, result.findings) ==
        std::vector<std::string>{"UID-001", "TRU-001", "TRU-001"});
  CHECK(result.findings[1].blocked_by == 0U);            // source: its account id is wrong
  CHECK(result.findings[2].blocked_by == std::nullopt);  // destination: a fault of its own
}

TEST_CASE("preflight: a rule of the task as a whole is checked once") {
  const LoadedRules loaded_rules =
      loaded({facts(), fields(),
              preflight_file(rule("UID-011", R"("severity": "info", "per_endpoint": false,
"at": "endpoint.owner_id",
"when": {"eq": [{"fact": "endpoint.owner_id"}, {"fact": "other.owner_id"}]})"))});
  const RuleSet& rules = loaded_rules.rules;
  const Case of =
      case_of(rules, R"({"SourceEndpointOwnerID": "12", "DestinationEndpointOwnerID": "12"})");
  CHECK(run_preflight(rules, of, nullptr).findings.size() == 1);
}

TEST_CASE("preflight: a case about the task is looked at once and blocked by either endpoint") {
  const LoadedRules loaded_rules =
      loaded({facts(), fields(), preflight_file(rule("UID-001", kNotDigits) + R"(,{"id": "SCN-001",
"title": {"en": "T"}, "severity": "error", "origin": {"kind": "inferred"},
"blocked_by": ["UID-001"], "cases": [
{"when": {"present": "endpoint.role_name"}, "message": {"en": "M"}, "at": "endpoint.role_name"},
{"when": {"absent": "endpoint.role_name"}, "message": {"en": "M"}, "at": "endpoint.role_name",
 "per_endpoint": false}]})")});
  const RuleSet& rules = loaded_rules.rules;
  const Case of = case_of(rules, R"({"DestinationEndpointOwnerID": "x"})");
  const Preflight result = run_preflight(rules, of, nullptr);
  CHECK(rules_of(rules, result.findings) == std::vector<std::string>{"UID-001", "SCN-001"});
  CHECK(result.findings[1].unit == 0);
  CHECK(result.findings[1].blocked_by == 0U);
}

TEST_CASE("preflight: the element of a list that is at fault is named and pointed at") {
  const LoadedRules loaded_rules =
      loaded({facts(), fields(), preflight_file(rule("PRM-009", R"("severity": "error",
"at": "ram.attached.all",
"when": {"any_of": "ram.attached.all", "where": {"eq": [{"item": true}, "Bad"]}})"))});
  const RuleSet& rules = loaded_rules.rules;
  Case of;
  Place second;
  second.input = "policies.json";
  second.line = 2;
  AttachmentsDocument list;
  list.input = "policies.json";
  list.policies = {{{"Good", std::nullopt}, false, {}}, {{"Bad", second}, false, {}}};
  of.attachments.push_back(std::move(list));
  const Preflight result = run_preflight(rules, of, nullptr);
  REQUIRE(result.findings.size() == 1);
  REQUIRE(result.findings[0].item);
  CHECK(result.findings[0].item->text == "Bad");
  REQUIRE(result.findings[0].place);
  CHECK(result.findings[0].place->line == 2);
}

TEST_CASE("preflight: errors come before warnings before notes") {
  const auto always = [](const std::string& severity) {
    return R"("severity": ")" + severity +
           R"(", "at": "endpoint.owner_id", "when": {"present": "endpoint.owner_id"})";
  };
  const LoadedRules loaded_rules = loaded(
      {facts(), fields(),
       preflight_file(rule("AAA-001", always("info")) + "," + rule("AAA-002", always("error")) +
                      "," + rule("AAA-003", always("warning")))});
  const RuleSet& rules = loaded_rules.rules;
  const Case of = case_of(rules, R"({"SourceEndpointOwnerID": "12"})");
  CHECK(rules_of(rules, run_preflight(rules, of, nullptr).findings) ==
        std::vector<std::string>{"AAA-002", "AAA-003", "AAA-001"});
}

}  // namespace dtsdoctor
