// SPDX-License-Identifier: Apache-2.0
//
// The page of a fact, and the names under which it is found.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "catch.h"
#include "cli/explain_lookup.h"
#include "report/explain_topic.h"
#include "rules/builtin.h"
#include "rules/small_rules.h"
#include "support.h"

namespace dtsdoctor::testing {
namespace {

using test::contains;

// The key of the fact that a query means; empty if it means none.
std::string fact_of(const RuleSet& rules, std::string_view query) {
  const auto topic = find_topic(rules, query);
  return topic && topic->kind == ExplainTopic::Kind::fact ? std::string(topic->fact->key) : "";
}

const ExplainTopic& role_name() {
  static const ExplainTopic topic = *find_topic(builtin_rules(), "endpoint.role_name");
  return topic;
}

}  // namespace

TEST_CASE("explain fact: by its key, or by what any form of a task calls the field") {
  const RuleSet& rules = builtin_rules();
  for (const std::string_view name :
       {"endpoint.role_name", "Endpoint.Role_Name", "SourceEndpointRole", "DestinationEndpointRole",
        "source_endpoint_role", "RAM Role Name", "RAM 角色名称"}) {
    INFO(name);
    CHECK(fact_of(rules, name) == "endpoint.role_name");
  }
  CHECK(fact_of(rules, "endpoint.role_nam").empty());
  const std::vector<std::string> near = near_topics(rules, "endpoint.role_nam");
  CHECK(std::find(near.begin(), near.end(), "endpoint.role_name") != near.end());
}

TEST_CASE("explain fact: a name of several facts means none") {
  const RuleFile fields = file("knowledge/config_fields.json",
                               R"({"schema": "dtsdoctor-config/1", "fields": [
{"key": "A", "fact": "endpoint.role_name", "console": ["Name"]},
{"key": "B", "fact": "ram.trust.ids", "console": ["Name"]}]})");
  const LoadedRules rules = loaded({fact_file(), fields});
  CHECK(fact_of(rules.rules, "A") == "endpoint.role_name");
  CHECK(fact_of(rules.rules, "name").empty());
}

TEST_CASE("explain fact: the page says what fills it and how it becomes known") {
  TextStyle style;
  style.width = 80;
  const std::string text = explain_text(builtin_rules(), role_name(), style);
  CHECK(contains(text, "endpoint.role_name — the RAM role name entered for the endpoint"));
  CHECK(contains(text, "\nFIELDS OF THE TASK\n"));
  CHECK(contains(text, "SourceEndpointRole"));
  CHECK(contains(text, "\nWHAT TO COLLECT\n    TaskConfig\n"));
  CHECK(contains(text, "ROLE-00"));
  style.lang = Lang::zh;
  CHECK(contains(explain_text(builtin_rules(), role_name(), style), "任务配置字段"));
}

TEST_CASE("explain fact: what can be stated, and what is never printed, is said") {
  const RuleSet& rules = builtin_rules();
  const auto page = [&](std::string_view key) {
    return explain_text(rules, *find_topic(rules, key), TextStyle{});
  };
  CHECK(contains(page("user.scenario"), "--fact user.scenario=VALUE"));
  CHECK(contains(page("user.scenario"), "source, destination, both"));
  CHECK(contains(page("endpoint.password"), "never: it is a secret"));
  CHECK(contains(page("message.names_other_role"), "message.role_name, endpoint.role_name"));
}

TEST_CASE("explain fact: as JSON and as Markdown") {
  const auto json = nlohmann::json::parse(explain_json(builtin_rules(), role_name(), Lang::en));
  CHECK(json["errors"].empty());
  CHECK(json["fact"]["key"] == "endpoint.role_name");
  CHECK(json["fact"]["secret"] == false);
  CHECK(json["fact"]["fields"][0]["key"] == "SourceEndpointRole");
  CHECK(json["fact"]["fields"][0]["side"] == "source");
  CHECK(json["fact"]["documents"] == nlohmann::json::array({"TaskConfig"}));
  const std::string page = explain_markdown(builtin_rules(), role_name(), Lang::en);
  CHECK(page.starts_with("# `endpoint.role_name`\n"));
  CHECK(contains(page, "- `SourceEndpointRole`\n  - `source_endpoint_role`\n"));
}

TEST_CASE("explain fact: every key of a fact means that fact") {
  for (const FactDecl& fact : builtin_rules().facts)
    CHECK(fact_of(builtin_rules(), fact.key) == fact.key);
}

}  // namespace dtsdoctor::testing
