// SPDX-License-Identifier: Apache-2.0
//
// Input that is meant to do harm, and secrets in what is refused.
#include <string>
#include <vector>

#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using Json = nlohmann::json;
using Arguments = std::vector<std::string>;

bool has_escape(const std::string& text) { return contains(text, "\x1b"); }

}  // namespace

TEST_CASE("cli: no part of a password stands beside what is wrong in a long line") {
  const TemporaryFolder folder;
  for (int between = 0; between < 80; ++between) {
    const std::string config = folder.file(
        "task.json", R"({"SourceEndpointPassword": "Qz!7pWx%9#La", "SourceEndpointOwnerID": ")" +
                         std::string(static_cast<std::size_t>(between), '1') +
                         R"(", "SourceEndpointRol": "dts-a"})");
    const Run result = run({"-c", config}, {kNotAssumable});
    CHECK(contains(result.err, "SourceEndpointRol"));
    CHECK_FALSE(contains(result.err, "9#La"));
    CHECK_FALSE(contains(result.err, "Qz!7"));
  }
}

TEST_CASE("cli: binary bytes, NUL and broken UTF-8 stop nothing") {
  std::string garbage;
  unsigned state = 7;
  for (int i = 0; i < 200000; ++i) {
    state = state * 1664525U + 1013904223U;
    garbage += static_cast<char>(state >> 24U);
  }
  const Json buried = report({}, {garbage + "\n" + kNotAssumable + "\n" + garbage});
  CHECK(buried.at("diagnoses").size() == 1);
  const Json zeros = report({}, {std::string("a\0b\n", 4) + kNotAssumable + std::string(3, '\0')});
  CHECK(zeros.at("diagnoses").size() == 1);
  const Json broken = report({}, {"\xff\xfe\xfd caf\xe9\n" + kNotAssumable});
  CHECK(broken.at("diagnoses").at(0).at("matches").at(0).at("line") == 3);
}

TEST_CASE("cli: a line of 10 MB is cut, said so, and the rest is read") {
  const Json told = report({}, {std::string(10'000'000, 'x') + "\n" + kNotAssumable});
  REQUIRE(told.at("limits").size() == 1);
  CHECK(told.at("limits").at(0).at("name") == "max-line");
  CHECK(told.at("limits").at(0).at("line") == 1);
  CHECK(told.at("diagnoses").at(0).at("matches").at(0).at("line") == 3);
  CHECK(told.at("inputs").at(0).at("bytes") == 10'000'001 + kNotAssumable.size());
}

TEST_CASE("cli: passwords stay out of error messages, too") {
  const TemporaryFolder folder;
  const std::string head = R"({"SourceEndpointOwnerID":"1408826137750019","SourceEndpoint)";
  for (const std::string& config :
       {head + R"(Password":"Hush-4711!","SourceEndpointRole":"x" "oops"})",
        head + R"(Password":"Hush-4711!)",
        head + R"(Pasword":"Hush-4711!","SourceEndpointRole":"x"})"}) {
    const Run result = run({"-c", folder.file("task.json", config)}, {kNotAssumable});
    INFO(config);
    CHECK(result.err != "");
    CHECK_FALSE(contains(result.out + result.err, "Hush-4711!"));
  }
}

TEST_CASE("cli: escape sequences of the input never reach the terminal") {
  const std::string evil =
      "AssumeRoleFail\nNoPermission : You are not authorized to do this action. "
      "\x1b]0;owned\x07\x1b[2J\xe2\x80\xae\xc2\x9b"
      "31m\n"
      "\nERROR: strange \x1b]8;;http://x\x07link\x1b]8;;\x07 \x1b[5m\n";
  for (const Arguments& style :
       std::vector<Arguments>{{}, {"-q"}, {"--why"}, {"--lang", "zh"}, {"-f", "json"}}) {
    const std::string out = run(style, {evil}).out;
    CHECK(contains(out, "cross-account/role-not-assumable"));
    CHECK_FALSE(has_escape(out));
    CHECK_FALSE(contains(out, "\x07"));
    CHECK_FALSE(contains(out, "\xe2\x80\xae"));
    CHECK_FALSE(contains(out, "\xc2\x9b"));
  }
  CHECK_FALSE(has_escape(run({"no\x1b[31mname"}).err));
}

}  // namespace dtsdoctor::test
