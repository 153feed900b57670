// SPDX-License-Identifier: Apache-2.0
//
// Files that cannot be taken for rules, and definitions that get in each other's way.
#include "catch.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {

TEST_CASE("rules refuse: broken JSON") {
  CHECK(problem_in({file("patterns/a.json", R"({"schema": "dtsdoctor-patterns/1",
"area": "a" "patterns": []})")}) ==
        R"(error: not valid JSON
 --> patterns/a.json:2:13
  |
2 | "area": "a" "patterns": []}
  |             ^
  = syntax error while parsing object - unexpected string literal; expected '}'
)");
}

TEST_CASE("rules refuse: JSON that is no rule file") {
  CHECK(problem_in({file("notes.json", R"(["a"])")}) ==
        R"(error: this is no rule file
 --> notes.json:1:1
  |
1 | ["a"]
  | ^
  = a rule file is an object with a "schema"
  = help: put files that are no rules elsewhere
)");
}

TEST_CASE("rules refuse: a schema that does not exist") {
  const std::string problem = problem_in({file("a.json", R"({"schema": "dtsdoctor-pattern/1"})")});
  CHECK(problem.starts_with(R"(error: 'schema' cannot be 'dtsdoctor-pattern/1'
 --> a.json:1:12
  |
1 | {"schema": "dtsdoctor-pattern/1"}
  |            ^^^^^^^^^^^^^^^^^^^^^
  = it is one of dtsdoctor-patterns/1, dtsdoctor-causes/1, )"));
  CHECK(problem.ends_with("  = help: did you mean 'dtsdoctor-patterns/1'?\n"));
}

TEST_CASE("rules refuse: a version of a schema that is not supported") {
  CHECK(problem_in({file("a.json", R"({"schema": "dtsdoctor-patterns/2", "patterns": []})")}) ==
        R"(error: this version of dtsdoctor-patterns is not supported
 --> a.json:1:12
  |
1 | {"schema": "dtsdoctor-patterns/2", "patterns": []}
  |            ^^^^^^^^^^^^^^^^^^^^^^
  = this program reads "dtsdoctor-patterns/1"
)");
}

TEST_CASE("rules refuse: a file without its list") {
  CHECK(problem_in({file("a.json", R"({"schema": "dtsdoctor-causes/1"})")}) ==
        R"(error: a cause file needs 'causes'
 --> a.json:1:1
  |
1 | {"schema": "dtsdoctor-causes/1"}
  | ^
)");
}

TEST_CASE("rules refuse: an entry without an id") {
  CHECK(problem_in({file("a.json", R"({"schema": "dtsdoctor-causes/1", "causes": [
{"title": {"en": "T"}}]})")}) ==
        R"(error: a cause needs 'id'
 --> a.json:2:1
  |
2 | {"title": {"en": "T"}}]}
  | ^
)");
}

TEST_CASE("rules refuse: an unknown key of a file") {
  CHECK(problem_in({file("a.json", R"({"schema": "dtsdoctor-patterns/1", "area": "a",
"block": {}, "patterns": []})")}) ==
        R"(error: a pattern file has no key 'block'
 --> a.json:2:1
  |
2 | "block": {}, "patterns": []}
  | ^^^^^^^
  = help: did you mean 'blocks'?
)");
}

TEST_CASE("rules refuse: a block with a bad regex") {
  CHECK(
      problem_in({file("a.json", R"({"schema": "dtsdoctor-patterns/1", "area": "a", "patterns": [],
"blocks": {"ID": "[0-9"}})")}) ==
      R"(error: bad regular expression
 --> a.json:2:19
  |
2 | "blocks": {"ID": "[0-9"}}
  |                   ^^^^
  = missing ]: [0-9
  = help: it must be in RE2's syntax, with \\ for each backslash
)");
}

TEST_CASE("rules refuse: the same id in two files of one level") {
  CHECK(problem_in({pattern_file(pattern("\"rev\": 1")),
                    pattern_file(pattern("\"rev\": 2"), 0, "patterns/b.json")}) ==
        R"(error: pattern 'a/x' is defined twice
 --> patterns/b.json:3:7
  |
3 | "id": "a/x",
  |       ^^^^^
  = it is also defined at patterns/a.json:3
  = help: give one of them another id
)");
}

TEST_CASE("rules refuse: an overlay with an older rev") {
  CHECK(problem_in({pattern_file(pattern("\"rev\": 3")),
                    pattern_file(pattern("\"rev\": 2"), 1, "mine.json")}) ==
        R"(error: pattern 'a/x' would be replaced by an older one
 --> mine.json:3:7
  |
3 | "id": "a/x",
  |       ^^^^^
  = this is rev 2, that of patterns/a.json:3 is rev 3
  = help: compare the two and set "rev" to 3 or more
)");
}

TEST_CASE("rules refuse: two dates of the bundle") {
  CHECK(problem_in({file("a.json", R"({"schema": "dtsdoctor-bundle/1", "date": "2026-11-22"})"),
                    file("b.json", R"({"schema": "dtsdoctor-bundle/1", "date": "2026-11-23"})")}) ==
        R"(error: the bundle's date is given twice
 --> b.json:1:42
  |
1 | {"schema": "dtsdoctor-bundle/1", "date": "2026-11-23"}
  |                                          ^^^^^^^^^^^^
  = it is also given at a.json:1
)");
}

}  // namespace dtsdoctor::testing
