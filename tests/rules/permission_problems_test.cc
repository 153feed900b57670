// SPDX-License-Identifier: Apache-2.0
//
// Required actions and system policies that must be refused, and what their author is told.
#include "catch.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {
namespace {

RuleFile permissions(const std::string& actions, const std::string& allows = "\"*\"") {
  const std::string origin = R"("origin": {"kind": "inferred", "url": "https://x"})";
  return file("knowledge/permissions.json",
              R"({"schema": "dtsdoctor-permissions/1", "required_actions": [{"id": "rds", )" +
                  origin + ", \"instance_types\": [\"RDS\"],\n\"actions\": [" + actions +
                  "]}],\n\"system_policies\": [{\"name\": \"P\", " + origin + ",\n\"allows\": [" +
                  allows + "]}]}\n");
}

}  // namespace

TEST_CASE("rules: permissions are loaded as they stand") {
  const LoadedRules rules = loaded({permissions(R"("rds:A", "rds:B")", R"("dts:*")")});
  REQUIRE(rules.rules.required_actions.size() == 1);
  CHECK(rules.rules.required_actions[0].actions.count == 2);
  REQUIRE(rules.rules.system_policies.size() == 1);
  CHECK(rules.rules.system_policies[0].name == "P");
  CHECK(rules.rules.system_policies[0].may_allow.count == 0);
}

TEST_CASE("rules refuse: a required action with a wildcard") {
  CHECK(problem_in({permissions(R"("rds:Describe*")")}) ==
        R"(error: a required action has no wildcards
 --> knowledge/permissions.json:2:13
  |
2 | "actions": ["rds:Describe*"]}],
  |             ^^^^^^^^^^^^^^^
)");
}

TEST_CASE("rules refuse: an action that names no service") {
  CHECK(problem_in({permissions(R"("rds:A")", R"("Describe*")")}) ==
        R"(error: an action is written service:Name
 --> knowledge/permissions.json:4:12
  |
4 | "allows": ["Describe*"]}]}
  |            ^^^^^^^^^^^
)");
}

}  // namespace dtsdoctor::testing
