// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include "base/source.h"
#include "base/utf8.h"
#include "catch.h"

namespace dtsdoctor {
namespace {

Problem problem_at(const std::string& bytes, Span span) {
  return {"something is wrong", Source("task.json", bytes).place(span), "", ""};
}

}  // namespace

TEST_CASE("result: holds a value or a problem") {
  const Result<int> value = 7;
  REQUIRE(value.ok());
  CHECK(*value == 7);
  const Result<int> failed = Problem{"no number", std::nullopt, "", ""};
  REQUIRE_FALSE(failed);
  CHECK(failed.problem().what == "no number");
}

TEST_CASE("render: a problem without a place") {
  CHECK(render({"no input", std::nullopt, "the terminal is empty", "paste the error"}) ==
        "error: no input\n"
        "  = the terminal is empty\n"
        "  = help: paste the error\n");
}

TEST_CASE("render: a place without a line is the input as a whole") {
  Place place;
  place.input = "task.json";
  CHECK(render({"cannot open task.json", place, "No such file or directory", ""}) ==
        "error: cannot open task.json\n"
        "  --> task.json\n"
        "  = No such file or directory\n");
}

TEST_CASE("render: a caret under the marked bytes") {
  CHECK("\n" + render(problem_at("{\n\"JobType\": SYNC\n}", {13, 17}), "warning") == R"(
warning: something is wrong
 --> task.json:2:12
  |
2 | "JobType": SYNC
  |            ^^^^
)");
}

TEST_CASE("render: carets under Chinese text count cells") {
  CHECK("\n" + render(problem_at("角色 \"名称\": x", {8, 14})) == R"(
error: something is wrong
 --> task.json:1:5
  |
1 | 角色 "名称": x
  |       ^^^^
)");
}

TEST_CASE("render: a tab in front of the mark shifts nothing") {
  CHECK("\n" + render(problem_at("\tx", {1, 2})) == R"(
error: something is wrong
 --> task.json:1:2
  |
1 |  x
  |  ^
)");
}

TEST_CASE("render: the gutter is as wide as the line number") {
  const Problem problem = {"w", Place{"a", 812, 1, 1, "x", 0, 1}, "because", "do"};
  CHECK("\n" + render(problem) == R"(
error: w
   --> a:812:1
    |
812 | x
    | ^
    = because
    = help: do
)");
}

TEST_CASE("render: of a very long line the part around the mark is shown") {
  const std::string line = std::string(5000, 'a') + "MARK" + std::string(5000, 'z');
  const std::string shown = render(problem_at(line, {5000, 5004}));
  CHECK(shown == "error: something is wrong\n --> task.json:1:5001\n  |\n1 | …" +
                     std::string(60, 'a') + "MARK" + std::string(60, 'z') + "\n  | " +
                     std::string(61, ' ') + "^^^^\n");
}

TEST_CASE("render: a very long mark is cut") {
  const std::string shown = render(problem_at(std::string(5000, 'a'), {0, 5000}));
  CHECK(shown.size() < 600);
  CHECK_THAT(shown, Catch::Matchers::Contains(std::string(80, '^')));
}

TEST_CASE("render: a mark at the end of a line still has its caret") {
  CHECK("\n" + render(problem_at("{", {1, 2})) == R"(
error: something is wrong
 --> task.json:1:2
  |
1 | {
  |  ^
)");
}

TEST_CASE("render: no control character of the input gets through") {
  Problem problem = problem_at("\x1b[31m \u202E", {0, 1});
  problem.what = "key '\x1b]0;x\x07'";
  problem.where->input = "a\x1b[2J.json";
  problem.why = "\r";
  const std::string shown = render(problem);
  CHECK(shown.find('\x1b') == std::string::npos);
  CHECK(shown.find('\x07') == std::string::npos);
  CHECK(shown.find('\r') == std::string::npos);
  CHECK(shown.find("\u202E") == std::string::npos);
}

TEST_CASE("render: text of several lines stays on the lines of the problem") {
  Problem problem = problem_at("x", {0, 1});
  problem.why = "first\nsecond";
  CHECK_THAT(render(problem), Catch::Matchers::Contains("  = first␊second\n"));
}

}  // namespace dtsdoctor
