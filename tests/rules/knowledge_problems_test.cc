// SPDX-License-Identifier: Apache-2.0
//
// Causes, fixes and facts that must be refused, and what their author is told.
#include "catch.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {

TEST_CASE("rules refuse: an effect that does not exist") {
  CHECK(problem_in(
            {fact_file(), cause_file(R"("checks": [{"id": "k", "test": {"present": "ram.trust.ids"},
"if_true": "confirm"}])")}) ==
        R"(error: 'if_true' cannot be 'confirm'
 --> knowledge/causes/c.json:4:12
  |
4 | "if_true": "confirm"}],
  |            ^^^^^^^^^
  = it is one of nothing, confirms, supports, weakens, rules_out
  = help: did you mean 'confirms'?
)");
}

TEST_CASE("rules refuse: a check that proves something and does not say so") {
  CHECK(problem_in(
            {fact_file(), cause_file(R"("checks": [{"id": "k", "test": {"present": "ram.trust.ids"},
"if_true": "confirms", "says": {"false": {"en": "none"}}}])")}) ==
        R"(error: the check says nothing although its being true means: confirms
 --> knowledge/causes/c.json:4:12
  |
4 | "if_true": "confirms", "says": {"false": {"en": "none"}}}],
  |            ^^^^^^^^^^
  = help: give "says": {"true": {"en": …, "zh": …}}
)");
}

TEST_CASE("rules refuse: a check without a test") {
  CHECK(problem_in({fact_file(), cause_file(R"("checks": [
{"id": "k"}])")}) ==
        R"(error: a check needs 'test'
 --> knowledge/causes/c.json:4:1
  |
4 | {"id": "k"}],
  | ^
)");
}

TEST_CASE("rules refuse: two checks of the same name") {
  CHECK(problem_in({fact_file(),
                    cause_file(R"("checks": [{"id": "k", "test": {"present": "ram.trust.ids"}},
{"id": "k", "test": {"absent": "ram.trust.ids"}}])")}) ==
        R"(error: check 'k' stands twice in one cause
 --> knowledge/causes/c.json:4:8
  |
4 | {"id": "k", "test": {"absent": "ram.trust.ids"}}],
  |        ^^^
)");
}

TEST_CASE("rules refuse: shown facts that do not exist") {
  CHECK(problem_in(
            {fact_file(), cause_file(R"("checks": [{"id": "k", "test": {"present": "ram.trust.ids"},
"shows": ["ram.trust.id"]}])")}) ==
        R"(error: there is no fact 'ram.trust.id'
 --> knowledge/causes/c.json:4:11
  |
4 | "shows": ["ram.trust.id"]}],
  |           ^^^^^^^^^^^^^^
  = help: did you mean 'ram.trust.ids'?
)");
}

TEST_CASE("rules refuse: excluded causes that do not exist") {
  CHECK(problem_in({fact_file(), cause_file(R"("excludes": ["d"])")}) ==
        R"(error: there is no cause 'd'
 --> knowledge/causes/c.json:3:14
  |
3 | "excludes": ["d"],
  |              ^^^
  = help: did you mean 'c'?
)");
}

TEST_CASE("rules refuse: fixes of a cause that do not exist") {
  CHECK(problem_in({fact_file(), cause_file(R"("fixes": ["set-trust-policy"])")}) ==
        R"(error: there is no fix 'set-trust-policy'
 --> knowledge/causes/c.json:3:11
  |
3 | "fixes": ["set-trust-policy"],
  |           ^^^^^^^^^^^^^^^^^^
)");
}

TEST_CASE("rules refuse: a condition for a fix that is not named") {
  CHECK(problem_in({fact_file(), cause_file(R"("fixes": [{"only_if": {"present": "a"}}])")}) ==
        R"(error: a fix needs 'fix'
 --> knowledge/causes/c.json:3:11
  |
3 | "fixes": [{"only_if": {"present": "a"}}],
  |           ^
)");
}

TEST_CASE("rules refuse: a fix that is given twice, be it on a condition") {
  CHECK(
      problem_in(
          {fact_file(), fix_file(R"("applicability": "manual")"),
           cause_file(
               R"("fixes": ["f", {"fix": "f", "only_if": {"present": "endpoint.role_name"}}])")}) ==
      R"(error: a fix is given twice
 --> knowledge/causes/c.json:3:16
  |
3 | "fixes": ["f", {"fix": "f", "only_if": {"present": "endpoint.role_name"}}],
  |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
)");
}

TEST_CASE("rules refuse: a fact in a Chinese text that does not exist") {
  CHECK(
      problem_in({fact_file(),
                  cause_file(R"("because": {"en": "x", "zh": "角色 {endpoint.role} 不存在"})")}) ==
      R"(error: there is no fact 'endpoint.role'
 --> knowledge/causes/c.json:3:34
  |
3 | "because": {"en": "x", "zh": "角色 {endpoint.role} 不存在"},
  |                                    ^^^^^^^^^^^^^^^
)");
}

TEST_CASE("rules refuse: a fix that claims to have placeholders") {
  CHECK(problem_in({fact_file(), fix_file(R"("applicability": "has_placeholders")")}) ==
        R"(error: 'applicability' cannot be 'has_placeholders'
 --> knowledge/fixes/f.json:3:18
  |
3 | "applicability": "has_placeholders",
  |                  ^^^^^^^^^^^^^^^^^^
  = it is one of machine, manual
)");
}

TEST_CASE("rules refuse: a command that is a line") {
  CHECK(problem_in({fact_file(), fix_file(R"("commands": ["aliyun ram GetRole"])")}) ==
        R"(error: a command must be an array, not a string
 --> knowledge/fixes/f.json:3:14
  |
3 | "commands": ["aliyun ram GetRole"],
  |              ^^^^^^^^^^^^^^^^^^^^
)");
}

TEST_CASE("rules refuse: a fact in a command that does not exist") {
  CHECK(problem_in({fact_file(), fix_file(R"("commands": [["aliyun", "--RoleName",
"{endpoint.role_nam}"]])")}) ==
        R"(error: there is no fact 'endpoint.role_nam'
 --> knowledge/fixes/f.json:4:2
  |
4 | "{endpoint.role_nam}"]],
  |  ^^^^^^^^^^^^^^^^^^^
  = help: did you mean 'endpoint.role_name'?
)");
}

TEST_CASE("rules refuse: an artifact in a command that does not exist") {
  CHECK(problem_in({fact_file(),
                    fix_file(R"("artifacts": [{"name": "trust.json", "content": {}}], "commands": [
["aliyun", "--Policy", "{artifact:trust-policy.json}"]])")}) ==
        R"(error: there is no artifact 'trust-policy.json'
 --> knowledge/fixes/f.json:4:25
  |
4 | ["aliyun", "--Policy", "{artifact:trust-policy.json}"]],
  |                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
)");
}

TEST_CASE("rules refuse: a fact in an artifact that does not exist") {
  CHECK(
      problem_in({fact_file(), fix_file(R"("artifacts": [{"name": "trust.json", "content": {"Id": [
"{ram.trust.idss}"]}}])")}) ==
      R"(error: there is no fact 'ram.trust.idss'
 --> knowledge/fixes/f.json:4:2
  |
4 | "{ram.trust.idss}"]}}],
  |  ^^^^^^^^^^^^^^^^
  = help: did you mean 'ram.trust.ids'?
)");
}

TEST_CASE("rules refuse: words in a command or an artifact that lack a language") {
  CHECK(problem_in({fact_file(), fix_file(R"("artifacts": [{"name": "f.sql", "content":
"-- {en:source}\nSELECT 1;"}])")}) ==
        R"(error: words for people stand here in English and Chinese
 --> knowledge/fixes/f.json:4:5
  |
4 | "-- {en:source}\nSELECT 1;"}],
  |     ^^^^^^^^^^^
  = help: write {en:the words|zh:这些词}, without braces in them
)");
  CHECK(problem_in({fact_file(), fix_file(R"("artifacts": [{"name": "f.json", "content": {"Note": [
"{zh:源库}"]}}])")}) != "");
  CHECK(problem_in({fact_file(), fix_file(R"("commands": [["tool", "{en:<name>|zh:}"]])")}) != "");
  CHECK(problem_in({fact_file(), fix_file(R"("commands": [["tool", "{en:<name>|zh:<名称>}"]])")}) ==
        "");
}

TEST_CASE("rules refuse: append to what is no array") {
  CHECK(problem_in({fact_file(),
                    fix_file(R"("artifacts": [{"name": "trust.json", "content": {"Statement": []},
"append": {"to": "/Statements", "fact": "ram.trust.ids"}}])")}) ==
        R"(error: '/Statements' leads to no array in 'content'
 --> knowledge/fixes/f.json:4:18
  |
4 | "append": {"to": "/Statements", "fact": "ram.trust.ids"}}],
  |                  ^^^^^^^^^^^^^
)");
}

TEST_CASE("rules refuse: append of what is no list") {
  CHECK(problem_in({fact_file(),
                    fix_file(R"("artifacts": [{"name": "trust.json", "content": {"Statement": []},
"append": {"to": "/Statement", "fact": "endpoint.role_name"}}])")}) ==
        R"(error: fact 'endpoint.role_name' is no list
 --> knowledge/fixes/f.json:4:40
  |
4 | "append": {"to": "/Statement", "fact": "endpoint.role_name"}}],
  |                                        ^^^^^^^^^^^^^^^^^^^^
  = it is declared as 'role_name'
)");
}

TEST_CASE("rules refuse: a type of fact that does not exist") {
  CHECK(problem_in({file("facts.json", R"({"schema": "dtsdoctor-facts/1", "facts": [
{"key": "a.b", "type": "string", "about": {"en": "x"}}]})")}) ==
        R"(error: 'type' cannot be 'string'
 --> facts.json:2:24
  |
2 | {"key": "a.b", "type": "string", "about": {"en": "x"}}]}
  |                        ^^^^^^^^
  = it is one of text, account_id, role_name, list, boolean, time
)");
}

TEST_CASE("rules refuse: an origin of a fact that does not exist") {
  CHECK(problem_in({file("facts.json", R"({"schema": "dtsdoctor-facts/1", "facts": [
{"key": "a.b", "type": "text", "from": ["users"], "about": {"en": "x"}}]})")}) ==
        R"(error: 'from' cannot be 'users'
 --> facts.json:2:41
  |
2 | {"key": "a.b", "type": "text", "from": ["users"], "about": {"en": "x"}}]}
  |                                         ^^^^^^^
  = it is one of message, diagnosis, config, ram, caller, user, denial, derived
  = help: did you mean 'user'?
)");
}

TEST_CASE("rules refuse: a document that does not exist") {
  CHECK(problem_in({file("facts.json", R"({"schema": "dtsdoctor-facts/1", "facts": [
{"key": "a.b", "type": "text", "about": {"en": "x"}, "obtain": "GetRole"}]})")}) ==
        R"(error: there is no document 'GetRole'
 --> facts.json:2:64
  |
2 | …ey": "a.b", "type": "text", "about": {"en": "x"}, "obtain": "GetRole"}]}
  |                                                              ^^^^^^^^^
)");
}

TEST_CASE("rules refuse: a side of the task that does not exist") {
  CHECK(problem_in({file("config.json", R"({"schema": "dtsdoctor-config/1", "fields": [
{"key": "SourceEndpointRole", "side": "sorce"}]})")}) ==
        R"(error: 'side' cannot be 'sorce'
 --> config.json:2:39
  |
2 | {"key": "SourceEndpointRole", "side": "sorce"}]}
  |                                       ^^^^^^^
  = it is one of source, destination
  = help: did you mean 'source'?
)");
}

}  // namespace dtsdoctor::testing
