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

TEST_CASE("preflight rules: a case may be about the task as a whole") {
  const LoadedRules loaded_rules = loaded({fact_file(), preflight_file(R"({"id": "TRU-001",
"title": {"en": "T"}, "severity": "error", "cases": [
{"when": {"present": "endpoint.role_name"}, "message": {"en": "M"}, "at": "endpoint.role_name"},
{"when": {"absent": "endpoint.role_name"}, "message": {"en": "M"}, "at": "endpoint.role_name",
 "per_endpoint": false}]})")});
  REQUIRE(loaded_rules.rules.preflight_cases.size() == 2);
  CHECK(loaded_rules.rules.preflight_cases[0].per_endpoint);
  CHECK_FALSE(loaded_rules.rules.preflight_cases[1].per_endpoint);
}

TEST_CASE("tables: rows keep their order, a value that is no text is refused") {
  const auto tables = [](const std::string& rows) {
    return file("knowledge/tables/t.json",
                R"({"schema": "dtsdoctor-tables/1", "tables": {"regions": {"x": "1"}, "t": )" +
                    rows + "}}\n");
  };
  const LoadedRules good = loaded({tables(R"({"b": "2", "a": ""})")});
  const auto rows = find_table(good.rules, "t");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].key == "b");
  CHECK(rows[0].value == "2");
  CHECK(rows[1].key == "a");
  CHECK(find_table(good.rules, "u").empty());
  CHECK(problem_in({tables(R"({"b": 2})")})
            .starts_with("error: 'b' must be a string, not a number\n"));
  CHECK(problem_in({tables("[]")}).starts_with("error: table 't' must be an object\n"));
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
