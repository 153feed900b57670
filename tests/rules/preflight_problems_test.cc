// SPDX-License-Identifier: Apache-2.0
//
// What the loader says about mistakes in pre-flight rules.
#include "catch.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {
namespace {

std::string problem_of(const std::string& members) {
  return problem_in({fact_file(), preflight_file(R"({"id": "TRU-001", "title": {"en": "T"},
"severity": "error",
)" + members + "\n}")});
}

}  // namespace

TEST_CASE("preflight rules: a complete one loads") {
  CHECK(problem_of(R"("when": {"present": "endpoint.role_name"}, "message": {"en": "M"},
"at": "endpoint.role_name")")
            .empty());
}

TEST_CASE("preflight rules: when stands beside cases") {
  CHECK(problem_of(R"("when": {"present": "endpoint.role_name"},
"cases": [{"when": {"present": "endpoint.role_name"}, "message": {"en": "M"}, "at": "endpoint.role_name"}])") ==
        R"(error: 'when' stands beside 'cases'
 --> knowledge/preflight/p.json:4:9
  |
4 | "when": {"present": "endpoint.role_name"},
  |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = help: put it into one of the cases
)");
}

TEST_CASE("preflight rules: a rule that follows from one that does not exist") {
  CHECK(problem_of(R"("when": {"present": "endpoint.role_name"}, "message": {"en": "M"},
"at": "endpoint.role_name",
"blocked_by": ["TRU-002"])") == R"(error: there is no pre-flight rule 'TRU-002'
 --> knowledge/preflight/p.json:6:16
  |
6 | "blocked_by": ["TRU-002"]
  |                ^^^^^^^^^
  = help: did you mean 'TRU-001'?
)");
}

TEST_CASE("preflight rules: a fact that is not declared") {
  CHECK(problem_of(R"("when": {"present": "endpoint.role_name"}, "message": {"en": "M"},
"at": "endpoint.rolename")") == R"(error: there is no fact 'endpoint.rolename'
 --> knowledge/preflight/p.json:5:7
  |
5 | "at": "endpoint.rolename"
  |       ^^^^^^^^^^^^^^^^^^^
  = help: did you mean 'endpoint.role_name'?
)");
}

}  // namespace dtsdoctor::testing
