// SPDX-License-Identifier: Apache-2.0
//
// What the loader says about mistakes in the support matrix.
#include "catch.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {
namespace {

// The problem in a matrix with one page, one method, one infrastructure and these lists.
std::string problem_of(const std::string& lists) {
  return problem_in({file("knowledge/m.json", R"({"schema": "dtsdoctor-matrix/1",
"pages": [{"id": "p", "name": {"en": "P"}, "origin": {"kind": "documented"}}],
"methods": [{"id": "cloud", "name": {"en": "C"}, "brief": {"en": "C"}, "is_cloud": true}],
"infrastructures": [{"id": "public", "name": {"en": "public"}}],
)" + lists + "\n}")});
}

std::string type(const std::string& members) {
  return R"("types": [{"id": "source/x", "side": "source", "name": {"en": "X"},
)" + members +
         "}]";
}

}  // namespace

TEST_CASE("support matrix: a complete one loads") {
  CHECK(problem_of(type(R"("methods": ["cloud"], "engines": ["X"], "mapping": "documented",
"listed_on": ["p"])") +
                   R"(,
"regions": [{"id": "r", "name": {"en": "R"}, "infrastructure": "public", "mainland": true, "page": "p"}])")
            .empty());
}

TEST_CASE("support matrix: a method that does not exist") {
  CHECK(problem_of(type(R"("mapping": "none",
"methods": ["clud"])")) == R"(error: there is no access method 'clud'
 --> knowledge/m.json:7:13
  |
7 | "methods": ["clud"]}]
  |             ^^^^^^
  = help: did you mean 'cloud'?
)");
}

TEST_CASE("support matrix: a mapping without a value of the API") {
  CHECK(problem_of(type(R"("methods": ["cloud"], "mapping": "documented")")) ==
        R"(error: a database type with a mapping needs 'engines'
 --> knowledge/m.json:5:18
  |
5 | "types": [{"id": "source/x", "side": "source", "name": {"en": "X"},
  |                  ^^^^^^^^^^
  = help: name them, or set "mapping" to "none"
)");
}

TEST_CASE("support matrix: a region says whether it is on the mainland, and of which cloud") {
  CHECK(problem_of(R"("regions": [{"id": "r", "name": {"en": "R"}, "page": "p", "mainland": true,
"infrastructure": "pubic"}])") == R"(error: there is no infrastructure 'pubic'
 --> knowledge/m.json:6:19
  |
6 | "infrastructure": "pubic"}]
  |                   ^^^^^^^
  = help: did you mean 'public'?
)");
  CHECK(problem_of(R"("regions": [{"id": "r", "name": {"en": "R"}, "page": "p",
"infrastructure": "public"}])")
            .find("'mainland'") != std::string::npos);
}

TEST_CASE("support matrix: a side is source or destination") {
  CHECK(problem_of(R"("types": [{"id": "x", "name": {"en": "X"}, "methods": [], "mapping": "none",
"side": "sorce"}])") == R"(error: 'side' cannot be 'sorce'
 --> knowledge/m.json:6:9
  |
6 | "side": "sorce"}]
  |         ^^^^^^^
  = it is one of source, destination
  = help: did you mean 'source'?
)");
}

}  // namespace dtsdoctor::testing
