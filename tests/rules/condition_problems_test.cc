// SPDX-License-Identifier: Apache-2.0
//
// Tests and predicates that must be refused, and what their author is told.
#include "catch.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {

TEST_CASE("rules refuse: an unknown test") {
  CHECK(problem_in({fact_file(), cause_testing(R"({"equals": ["a", "b"]})")}) ==
        R"(error: there is no test 'equals'
 --> knowledge/causes/c.json:4:10
  |
4 | "test": {"equals": ["a", "b"]}
  |          ^^^^^^^^
  = tests are all, any, not, any_of, all_of, eq, ne, in, contains, covers, is, present, absent, matches, lt, gt, use
)");
}

TEST_CASE("rules refuse: two tests in one object") {
  CHECK(problem_in({fact_file(),
                    cause_testing(
                        R"({"present": "endpoint.role_name", "absent": "endpoint.role_name"})")}) ==
        R"(error: a test is an object with exactly one of the known tests
 --> knowledge/causes/c.json:4:9
  |
4 | "test": {"present": "endpoint.role_name", "absent": "endpoint.role_na
  |         ^
  = tests are all, any, not, any_of, all_of, eq, ne, in, contains, covers, is, present, absent, matches, lt, gt, use
)");
}

TEST_CASE("rules refuse: a fact that does not exist") {
  CHECK(problem_in({fact_file(), cause_testing(R"({"present": "endpoint.rolename"})")}) ==
        R"(error: there is no fact 'endpoint.rolename'
 --> knowledge/causes/c.json:4:21
  |
4 | "test": {"present": "endpoint.rolename"}
  |                     ^^^^^^^^^^^^^^^^^^^
  = help: did you mean 'endpoint.role_name'?
)");
}

TEST_CASE("rules refuse: a fact operand that does not exist") {
  CHECK(
      problem_in({fact_file(), cause_testing(R"({"eq": [{"fact": "endpoint.rolename"}, "x"]})")}) ==
      R"(error: there is no fact 'endpoint.rolename'
 --> knowledge/causes/c.json:4:26
  |
4 | "test": {"eq": [{"fact": "endpoint.rolename"}, "x"]}
  |                          ^^^^^^^^^^^^^^^^^^^
  = help: did you mean 'endpoint.role_name'?
)");
}

TEST_CASE("rules refuse: eq with one operand") {
  CHECK(problem_in({fact_file(), cause_testing(R"({"eq": ["x"]})")}) ==
        R"(error: 'eq' takes two operands
 --> knowledge/causes/c.json:4:16
  |
4 | "test": {"eq": ["x"]}
  |                ^
)");
}

TEST_CASE("rules refuse: a type that does not exist") {
  CHECK(problem_in({fact_file(),
                    cause_testing(R"({"is": [{"fact": "endpoint.role_name"}, "acount_id"]})")}) ==
        R"(error: the type cannot be 'acount_id'
 --> knowledge/causes/c.json:4:49
  |
4 | "test": {"is": [{"fact": "endpoint.role_name"}, "acount_id"]}
  |                                                 ^^^^^^^^^^^
  = it is one of text, account_id, role_name, list, boolean, time
  = help: did you mean 'account_id'?
)");
}

TEST_CASE("rules refuse: a bad regex in a test") {
  CHECK(problem_in({fact_file(),
                    cause_testing(R"({"matches": [{"fact": "endpoint.role_name"}, "a**"]})")}) ==
        R"(error: bad regular expression
 --> knowledge/causes/c.json:4:56
  |
4 | "test": {"matches": [{"fact": "endpoint.role_name"}, "a**"]}
  |                                                        ^^
  = bad repetition operator: **
  = help: it must be in RE2's syntax, with \\ for each backslash
)");
}

TEST_CASE("rules refuse: any_of over what is no list") {
  CHECK(problem_in(
            {fact_file(),
             cause_testing(
                 R"({"any_of": "endpoint.role_name", "where": {"eq": [{"item": true}, "x"]}})")}) ==
        R"(error: fact 'endpoint.role_name' is no list
 --> knowledge/causes/c.json:4:20
  |
4 | "test": {"any_of": "endpoint.role_name", "where": {"eq": [{"item": true}, "x"]}}
  |                    ^^^^^^^^^^^^^^^^^^^^
  = it is declared as 'role_name'
)");
}

TEST_CASE("rules refuse: any_of without where") {
  CHECK(problem_in({fact_file(), cause_testing(R"({"any_of": "ram.trust.ids"})")}) ==
        R"(error: this test needs 'where'
 --> knowledge/causes/c.json:4:9
  |
4 | "test": {"any_of": "ram.trust.ids"}
  |         ^
)");
}

TEST_CASE("rules refuse: contains in what is no list") {
  CHECK(problem_in({fact_file(),
                    cause_testing(R"({"contains": [{"fact": "endpoint.role_name"}, "x"]})")}) ==
        R"(error: fact 'endpoint.role_name' is no list
 --> knowledge/causes/c.json:4:32
  |
4 | "test": {"contains": [{"fact": "endpoint.role_name"}, "x"]}
  |                                ^^^^^^^^^^^^^^^^^^^^
  = it is declared as 'role_name'
)");
}

TEST_CASE("rules refuse: an item without a list") {
  CHECK(problem_in({fact_file(), cause_testing(R"({"eq": [{"item": true}, "x"]})")}) ==
        R"(error: there is no list whose item this could be
 --> knowledge/causes/c.json:4:17
  |
4 | "test": {"eq": [{"item": true}, "x"]}
  |                 ^
  = help: put the test into the "where" of any_of or all_of
)");
}

TEST_CASE("rules refuse: an operand that is none") {
  CHECK(problem_in({fact_file(), cause_testing(R"({"eq": [{"fct": "ram.trust.ids"}, "x"]})")}) ==
        R"(error: an operand has no key 'fct'
 --> knowledge/causes/c.json:4:18
  |
4 | "test": {"eq": [{"fct": "ram.trust.ids"}, "x"]}
  |                  ^^^^^
  = help: did you mean 'fact'?
)");
}

TEST_CASE("rules refuse: a predicate that does not exist") {
  CHECK(
      problem_in(
          {fact_file(),
           file(
               "p.json",
               R"({"schema": "dtsdoctor-predicates/1", "predicates": {"trusts-dts": {"present": "ram.trust.ids"}}})"),
           cause_testing(R"({"use": "trusts"})")}) ==
      R"(error: there is no predicate 'trusts'
 --> knowledge/causes/c.json:4:17
  |
4 | "test": {"use": "trusts"}
  |                 ^^^^^^^^
)");
}

TEST_CASE("rules refuse: a predicate that uses itself") {
  CHECK(problem_in({file("p.json", R"({"schema": "dtsdoctor-predicates/1", "predicates": {
"p": {"not": {"use": "q"}},
"q": {"use": "p"}}})")}) ==
        R"(error: predicate 'p' uses itself
 --> p.json:2:6
  |
2 | "p": {"not": {"use": "q"}},
  |      ^
)");
}

TEST_CASE("rules refuse: an item of a predicate without a list around its use") {
  CHECK(
      problem_in(
          {fact_file(),
           file(
               "p.json",
               R"({"schema": "dtsdoctor-predicates/1", "predicates": {"is-x": {"eq": [{"item": true}, "x"]}}})"),
           cause_testing(R"({"use": "is-x"})")}) ==
      R"(error: there is no list whose item this could be
 --> knowledge/causes/c.json:4:17
  |
4 | "test": {"use": "is-x"}
  |                 ^^^^^^
  = help: put the test into the "where" of any_of or all_of
)");
}

}  // namespace dtsdoctor::testing
