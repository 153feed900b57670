// SPDX-License-Identifier: Apache-2.0
//
// Patterns that must be refused, and what their author is told.
#include "catch.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {

TEST_CASE("rules refuse: a misspelt key of a pattern") {
  CHECK(problem_in({pattern_file(pattern(R"("severty": "error")"))}) ==
        R"(error: a pattern has no key 'severty'
 --> patterns/a.json:4:1
  |
4 | "severty": "error",
  | ^^^^^^^^^
  = help: did you mean 'severity'?
)");
}

TEST_CASE("rules refuse: a key that is like no other") {
  CHECK(
      problem_in({pattern_file(pattern(R"("match": {"text": "SomethingFailed", "weight": 3})"))}) ==
      R"(error: this part of 'match' has no key 'weight'
 --> patterns/a.json:4:38
  |
4 | "match": {"text": "SomethingFailed", "weight": 3},
  |                                      ^^^^^^^^
  = it may have any, all, none, equals, text, re, ordered, field, fold
)");
}

TEST_CASE("rules refuse: a value that is not of the closed set") {
  CHECK(problem_in({pattern_file(pattern(R"("status": "stabel")"))}) ==
        R"(error: 'status' cannot be 'stabel'
 --> patterns/a.json:4:11
  |
4 | "status": "stabel",
  |           ^^^^^^^^
  = it is one of experimental, stable, deprecated
  = help: did you mean 'stable'?
)");
}

TEST_CASE("rules refuse: a value of the wrong type") {
  CHECK(problem_in({pattern_file(pattern(R"("engines": "mysql")"))}) ==
        R"(error: 'engines' must be an array, not a string
 --> patterns/a.json:4:12
  |
4 | "engines": "mysql",
  |            ^^^^^^^
)");
}

TEST_CASE("rules refuse: a rev that is no whole number") {
  CHECK(problem_in({pattern_file(pattern(R"("rev": 1.5)"))}) ==
        R"(error: 'rev' must be a whole number
 --> patterns/a.json:4:8
  |
4 | "rev": 1.5,
  |        ^^^
)");
}

TEST_CASE("rules refuse: a repeated key") {
  CHECK(problem_in({pattern_file(pattern(R"("stage": "precheck", "stage": "run")"))}) ==
        R"(error: 'stage' is given twice
 --> patterns/a.json:4:22
  |
4 | "stage": "precheck", "stage": "run",
  |                      ^^^^^^^
)");
}

TEST_CASE("rules refuse: a title without English") {
  CHECK(problem_in({pattern_file(pattern(R"("title": {"zh": "标题"})"))}) ==
        R"(error: 'title' needs 'en'
 --> patterns/a.json:4:10
  |
4 | "title": {"zh": "标题"},
  |          ^
)");
}

TEST_CASE("rules refuse: a pattern without match") {
  CHECK(problem_in({pattern_file(R"({"id": "a/x", "title": {"en": "T"}})")}) ==
        R"(error: a pattern needs 'match'
 --> patterns/a.json:2:1
  |
2 | {"id": "a/x", "title": {"en": "T"}}
  | ^
)");
}

TEST_CASE("rules refuse: an id of another area") {
  CHECK(problem_in({pattern_file(pattern("\"stage\": \"run\"", "b/x"))}) ==
        R"(error: the id of a pattern in this file begins with 'a/'
 --> patterns/a.json:3:7
  |
3 | "id": "b/x",
  |       ^^^^^
  = "area" says so
)");
}

TEST_CASE("rules refuse: two operators in one part of match") {
  CHECK(problem_in({pattern_file(pattern(R"("match": {"text": "SomethingFailed", "re": "S"})"))}) ==
        R"(error: a part of 'match' is an object with exactly one operator
 --> patterns/a.json:4:10
  |
4 | "match": {"text": "SomethingFailed", "re": "S"},
  |          ^
  = operators are any, all, none, equals, text, re, ordered
)");
}

TEST_CASE("rules refuse: a misspelt operator") {
  CHECK(problem_in({pattern_file(pattern(R"("match": {"any": [{"txet": "SomethingFailed"}]})"))}) ==
        R"(error: this part of 'match' has no key 'txet'
 --> patterns/a.json:4:20
  |
4 | "match": {"any": [{"txet": "SomethingFailed"}]},
  |                    ^^^^^^
  = it may have any, all, none, equals, text, re, ordered, field, fold
  = help: did you mean 'text'?
)");
}

TEST_CASE("rules refuse: an empty any") {
  CHECK(problem_in({pattern_file(pattern(R"("match": {"any": []})"))}) ==
        R"(error: 'any' needs at least one part
 --> patterns/a.json:4:18
  |
4 | "match": {"any": []},
  |                  ^^
)");
}

TEST_CASE("rules refuse: an unknown field") {
  CHECK(problem_in({pattern_file(
            pattern(R"("match": {"field": "mesage", "text": "SomethingFailed"})"))}) ==
        R"(error: 'field' cannot be 'mesage'
 --> patterns/a.json:4:20
  |
4 | "match": {"field": "mesage", "text": "SomethingFailed"},
  |                    ^^^^^^^^
  = it is one of code, message, record
  = help: did you mean 'message'?
)");
}

TEST_CASE("rules refuse: ordered parts that are all optional") {
  CHECK(problem_in({pattern_file(pattern(
            R"("match": {"ordered": [{"text": "SomethingFailed", "optional": true}]})"))}) ==
        R"(error: 'ordered' needs a part that is not optional
 --> patterns/a.json:4:22
  |
4 | "match": {"ordered": [{"text": "SomethingFailed", "optional": true}]},
  |                      ^
)");
}

TEST_CASE("rules refuse: a bad regex, with RE2's reason") {
  CHECK(problem_in({pattern_file(pattern(R"("match": {"re": "SomethingFailed (a|b"})"))}) ==
        R"(error: bad regular expression
 --> patterns/a.json:4:18
  |
4 | "match": {"re": "SomethingFailed (a|b"},
  |                  ^^^^^^^^^^^^^^^^^^^^
  = missing ): SomethingFailed (a|b
  = help: it must be in RE2's syntax, with \\ for each backslash
)");
}

TEST_CASE("rules refuse: a bad part of a regex behind escapes") {
  CHECK(problem_in({pattern_file(pattern(R"("match": {"re": "\\d \"x\" [b-a]"})"))}) ==
        R"(error: bad regular expression
 --> patterns/a.json:4:29
  |
4 | "match": {"re": "\\d \"x\" [b-a]"},
  |                             ^^^
  = invalid character class range: b-a
  = help: it must be in RE2's syntax, with \\ for each backslash
)");
}

TEST_CASE("rules refuse: an unknown block") {
  CHECK(problem_in({pattern_file(pattern(R"("match": {"re": "account {IDD} failed"})"))}) ==
        R"(error: there is no block {IDD}
 --> patterns/a.json:4:26
  |
4 | "match": {"re": "account {IDD} failed"},
  |                          ^^^^^
  = blocks stand in "blocks" of the file, above their use, or in a file that shares them
  = help: did you mean 'ID'?
)");
}

TEST_CASE("rules refuse: braces that are no block") {
  CHECK(problem_in({pattern_file(pattern(R"("match": {"re": "account {number} failed"})"))}) ==
        R"(error: there is no block {number}
 --> patterns/a.json:4:26
  |
4 | "match": {"re": "account {number} failed"},
  |                          ^^^^^^^^
  = blocks stand in "blocks" of the file, above their use, or in a file that shares them
  = help: write \\{ for a brace of the text itself
)");
}

TEST_CASE("rules refuse: a named group that is not declared") {
  CHECK(problem_in({pattern_file(pattern(R"("match": {"re": "account (?P<uid>{ID}) failed"})"))}) ==
        R"(error: group 'uid' is not declared in 'captures'
 --> patterns/a.json:4:26
  |
4 | "match": {"re": "account (?P<uid>{ID}) failed"},
  |                          ^^^^^^^^
  = help: add "captures": {"uid": "<capture name>"}, or write (?:
)");
}

TEST_CASE("rules refuse: a capture that no group fills") {
  CHECK(problem_in({pattern_file(pattern(
            R"("match": {"re": "account (?P<uid>{ID}) failed"}, "captures": {"uid": "account_id",
"iud": "user"})"))}) ==
        R"(error: no regular expression of the pattern has a group 'iud'
 --> patterns/a.json:5:1
  |
5 | "iud": "user"},
  | ^^^^^
  = a capture is filled by a group (?P<name>…)
  = help: did you mean 'uid'?
)");
}

TEST_CASE("rules refuse: a capture under a name that is no capture") {
  CHECK(problem_in({pattern_file(pattern(R"("match": {"re": "account (?P<uid>{ID}) failed"},
"captures": {"uid": {"fact": "message.acount_id"}})"))}) ==
        R"(error: there is no capture 'acount_id'
 --> patterns/a.json:5:30
  |
5 | "captures": {"uid": {"fact": "message.acount_id"}},
  |                              ^^^^^^^^^^^^^^^^^^^
  = captures are account_id, role_name, request_id, job_id, host, user, database, table, instance_id
  = help: did you mean 'account_id'?
)");
}

TEST_CASE("rules refuse: a cause that does not exist") {
  CHECK(problem_in({fact_file(), cause_file("\"fixes\": []", "wrong-owner-id"),
                    pattern_file(pattern(R"("causes": ["wrong-owner"])"))}) ==
        R"(error: there is no cause 'wrong-owner'
 --> patterns/a.json:4:12
  |
4 | "causes": ["wrong-owner"],
  |            ^^^^^^^^^^^^^
  = help: did you mean 'wrong-owner-id'?
)");
}

TEST_CASE("rules refuse: a stage and an engine that nobody knows") {
  CHECK(problem_in({pattern_file(pattern(R"("stage": "prechek")"))}) ==
        R"(error: there is no stage 'prechek'
 --> patterns/a.json:4:10
  |
4 | "stage": "prechek",
  |          ^^^^^^^^^
  = known are any, configure, precheck, schema, full, incremental, check, subscribe
  = help: did you mean 'precheck'?
)");
  const std::string engine = problem_in({pattern_file(pattern(R"("engines": ["mysqls"])"))});
  CHECK(engine.find("there is no engine 'mysqls'") != std::string::npos);
  CHECK(engine.find("did you mean 'mysql'?") != std::string::npos);
}

TEST_CASE("rules refuse: a superseded pattern that does not exist") {
  CHECK(problem_in({pattern_file(pattern(R"("supersedes": ["*", "a/y"])"))}) ==
        R"(error: there is no pattern 'a/y'
 --> patterns/a.json:4:21
  |
4 | "supersedes": ["*", "a/y"],
  |                     ^^^^^
  = help: did you mean 'a/x'?
)");
}

TEST_CASE("rules refuse: a pattern without an example") {
  CHECK(problem_in({pattern_file(pattern(R"("examples": {"match": [], "no_match": ["no"]})"))}) ==
        R"(error: a pattern needs an example that matches
 --> patterns/a.json:4:23
  |
4 | "examples": {"match": [], "no_match": ["no"]},
  |                       ^
)");
}

TEST_CASE("rules refuse: a pattern without a look-alike") {
  CHECK(problem_in({pattern_file(pattern(R"("examples": {"match": ["SomethingFailed"]})"))}) ==
        R"(error: a pattern needs an example that looks alike and does not match
 --> patterns/a.json:4:13
  |
4 | "examples": {"match": ["SomethingFailed"]},
  |             ^
)");
}

TEST_CASE("rules refuse: an example expects a capture that the pattern lacks") {
  CHECK(problem_in({pattern_file(pattern(R"("examples": {"no_match": ["no"], "match": [
{"text": "SomethingFailed", "captures": {"user": "x"}}]})"))}) ==
        R"(error: the pattern has no capture 'user'
 --> patterns/a.json:5:42
  |
5 | {"text": "SomethingFailed", "captures": {"user": "x"}}]},
  |                                          ^^^^^^
)");
}

TEST_CASE("rules refuse: an example that is both text and line") {
  CHECK(problem_in({pattern_file(pattern(R"("examples": {"no_match": ["no"], "match": [
{"text": "SomethingFailed", "line": "SomethingFailed"}]})"))}) ==
        R"(error: an example has either 'text' or 'line'
 --> patterns/a.json:5:1
  |
5 | {"text": "SomethingFailed", "line": "SomethingFailed"}]},
  | ^
)");
}

TEST_CASE("rules refuse: the same id twice in one file") {
  CHECK(problem_in({pattern_file(pattern("\"rev\": 1") + ",\n" + pattern("\"rev\": 2"))}) ==
        R"(error: pattern 'a/x' is defined twice
  --> patterns/a.json:10:7
   |
10 | "id": "a/x",
   |       ^^^^^
   = it is also defined at patterns/a.json:3
   = help: give one of them another id
)");
}

TEST_CASE("rules refuse: a fact in a title that does not exist") {
  CHECK(problem_in({fact_file(), pattern_file(pattern(
                                     R"("title": {"en": "a \"quoted\" {message.acount_id}"})"))}) ==
        R"(error: there is no fact 'message.acount_id'
 --> patterns/a.json:4:31
  |
4 | "title": {"en": "a \"quoted\" {message.acount_id}"},
  |                               ^^^^^^^^^^^^^^^^^^^
  = help: did you mean 'message.account_id'?
)");
}

}  // namespace dtsdoctor::testing
