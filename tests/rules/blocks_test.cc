// SPDX-License-Identifier: Apache-2.0
//
// Which block a name in braces means: the file's own, its folder's, those of folders given before.
#include "rules/blocks.h"

#include <algorithm>

#include "base/json.h"
#include "catch.h"
#include "rules/selftest.h"
#include "rules/small_rules.h"
#include "support.h"

namespace dtsdoctor::testing {
namespace {

RuleFile shared(const std::string& blocks, int level = 0,
                std::string name = "patterns/blocks.json") {
  return file(std::move(name),
              "{\"schema\": \"dtsdoctor-blocks/1\",\n\"blocks\": {" + blocks + "}}\n", level);
}

// A file of area "b" with one pattern, which looks for `regex`.
RuleFile looking_for(const std::string& regex, int level = 0, const std::string& own = "") {
  return file("b.json",
              "{\"schema\": \"dtsdoctor-patterns/1\", \"area\": \"b\",\n\"blocks\": {" + own +
                  "},\n\"patterns\": [" + pattern(R"("match": {"re": ")" + regex + "\"}", "b/x") +
                  "]}\n",
              level);
}

// What the patterns look for, in their order.
std::vector<std::string> regexes(std::vector<RuleFile> files) {
  const LoadedRules rules = loaded(std::move(files));
  std::vector<std::string> out;
  for (const Pattern& p : rules.rules.patterns)
    out.emplace_back(rules.rules.match_nodes[p.match].value);
  return out;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("blocks: all files of a folder know those it shares, also files read before it") {
  CHECK(regexes(
            {looking_for("host {HOST}"), shared(R"("OCTET": "[0-9]+", "HOST": "{OCTET}[.]1")")}) ==
        List{"host (?:(?:[0-9]+)[.]1)"});
}

TEST_CASE("blocks: a file that names none of its own knows the shared ones") {
  CHECK(regexes({shared(R"("HOST": "h[0-9]")"),
                 file("b.json", R"({"schema": "dtsdoctor-patterns/1", "area": "b", "patterns": [)" +
                                    pattern(R"("match": {"re": "at {HOST}"})", "b/x") + "]}")}) ==
        List{"at (?:h[0-9])"});
}

TEST_CASE("blocks: a block of a file may name a shared one") {
  CHECK(regexes({shared(R"("HOST": "h[0-9]")"), looking_for("{AT}", 0, R"("AT": "at {HOST}")")}) ==
        List{"(?:at (?:h[0-9]))"});
}

TEST_CASE("blocks: a folder knows those of the folders given before it, and its own count first") {
  const RuleFile builtin = pattern_file(pattern(R"("match": {"re": "{HOST}"})"));
  CHECK(regexes({shared(R"("HOST": "old")"), builtin, looking_for("{HOST}", 1)}) ==
        List{"(?:old)", "(?:old)"});
  // What the folder calls by the same name is no concern of the built-in rules.
  CHECK(regexes({shared(R"("HOST": "old")"), builtin, looking_for("{HOST}", 1),
                 shared(R"("HOST": "new|{HOST}")", 1)}) == List{"(?:old)", "(?:new|(?:old))"});
  CHECK(regexes({shared(R"("HOST": "old")"), builtin,
                 looking_for("{HOST}", 1, R"("HOST": "own")")}) == List{"(?:old)", "(?:own)"});
}

TEST_CASE("blocks: a folder does not know those of the folders given after it") {
  CHECK(problem_in({looking_for("at {HOST}", 1), shared(R"("HOST": "h")", 2)})
            .starts_with("error: there is no block {HOST}\n"));
}

TEST_CASE("rules refuse: a block that a file defines twice") {
  CHECK(problem_in({looking_for("{ID}", 0, "\"ID\": \"a\",\n\"ID\": \"b\"")}) ==
        R"(error: block 'ID' is defined twice
 --> b.json:3:1
  |
3 | "ID": "b"},
  | ^^^^
  = it is also defined at b.json:2
  = help: leave one of them out, or give it another name
)");
}

TEST_CASE("rules refuse: a block that hides a shared one of its folder") {
  CHECK(problem_in({looking_for("{ID}", 0, R"("ID": "b")"), shared(R"("ID": "a")")}) ==
        R"(error: block 'ID' is defined twice
 --> b.json:2:12
  |
2 | "blocks": {"ID": "b"},
  |            ^^^^
  = it is also defined at patterns/blocks.json:2
  = help: leave one of them out, or give it another name
)");
}

TEST_CASE("rules refuse: a block that two files share") {
  CHECK(problem_in({shared(R"("ID": "a")"), shared(R"("ID": "a")", 0, "z.json")})
            .find("it is also defined at patterns/blocks.json:2\n") != std::string::npos);
}

TEST_CASE("rules refuse: a shared block with a bad regex, an unknown block in it, an odd name") {
  CHECK(problem_in({shared(R"("ID": "[0-9")")}).starts_with("error: bad regular expression\n"));
  CHECK(problem_in({shared(R"("ID": "{IDD}x", "IDD": "a")")})
            .starts_with("error: there is no block {IDD}\n"));
  CHECK(problem_in({shared(R"("an id": "a")")}) ==
        R"(error: 'an id' cannot be the name of a block
 --> patterns/blocks.json:2:12
  |
2 | "blocks": {"an id": "a"}}
  |            ^^^^^^^
  = a name is made of letters, digits and _
)");
}

TEST_CASE("rules refuse: a file of blocks that holds something else, or none") {
  CHECK(
      problem_in({file("b.json", R"({"schema": "dtsdoctor-blocks/1", "blocks": {}, "area": "b"})")})
          .starts_with("error: a file of blocks has no key 'area'\n"));
  CHECK(problem_in({file("b.json", R"({"schema": "dtsdoctor-blocks/1"})")})
            .starts_with("error: a file of blocks needs 'blocks'\n"));
  CHECK(problem_in({file("b.json", R"({"schema": "dtsdoctor-blocks/1", "blocks": []})")})
            .starts_with("error: 'blocks' must be an object\n"));
}

TEST_CASE("blocks: one that no expression names is warned about, in its place") {
  const LoadedRules rules =
      loaded({shared(R"("A": "a", "B": "b{A}")"), looking_for("{C}", 0, R"("C": "c")")});
  const SelfTest test =
      selftest(rules, [](std::string_view) { return std::vector<ExampleMatch>{}; });
  const auto unused = std::find_if(
      test.warnings.begin(), test.warnings.end(),
      [](const Problem& problem) { return problem.what.english().starts_with("[unused_block]"); });
  REQUIRE(unused != test.warnings.end());
  CHECK(render(*unused, "warning") == R"(warning: [unused_block] no expression names the block 'B'
 --> patterns/blocks.json:2:22
  |
2 | "blocks": {"A": "a", "B": "b{A}"}}
  |                      ^^^
)");
}

TEST_CASE("blocks: the guide of rule authors has every shared one") {
  const std::string guide = test::read_file(test::in_source("patterns/README.md"));
  const Source source("blocks.json", test::read_file(test::in_source("patterns/blocks.json")));
  const auto blocks = parse_json(source);
  REQUIRE(blocks.ok());
  for (const JsonMember& member : blocks->find("blocks")->members) {
    INFO(member.key);
    CHECK(guide.find("`" + std::string(member.key) + "`") != std::string::npos);
  }
}

}  // namespace dtsdoctor::testing
