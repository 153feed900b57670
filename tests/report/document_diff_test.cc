// SPDX-License-Identifier: Apache-2.0
//
// A corrected document beside the one it replaces, as a unified diff.
#include "report/document_diff.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

std::string diff(const std::string& old, const std::string& now) {
  ArtifactReport artifact{"new.json", now};
  artifact.given_in = "old.json";
  artifact.given = old;
  std::string out;
  for (const std::string& line : document_diff(artifact)) out += line + "\n";
  return out;
}

}  // namespace

TEST_CASE("document diff: what goes and what comes, with the lines around it") {
  CHECK(diff(R"({"Version":"1","Who":["a"],"Rest":{"x":1}})",
             R"({"Version": "1", "Who": ["b"], "Rest": {"x": 1}})") ==
        "--- old.json\n"
        "+++ new.json\n"
        "@@ -1,6 +1,6 @@\n"
        " {\n"
        "   \"Version\": \"1\",\n"
        "-  \"Who\": [\"a\"],\n"
        "+  \"Who\": [\"b\"],\n"
        "   \"Rest\": {\n"
        "     \"x\": 1\n"
        "   }\n");
}

TEST_CASE("document diff: changes far apart are hunks of their own") {
  const auto list = [](const std::string& first, const std::string& last) {
    return "[" + first + ",1,2,3,4,5,6,7,8,9," + last + "]";
  };
  CHECK(diff(list("0", "10"), list("100", "110")) ==
        "--- old.json\n"
        "+++ new.json\n"
        "@@ -1,5 +1,5 @@\n"
        " [\n"
        "-  0,\n"
        "+  100,\n"
        "   1,\n"
        "   2,\n"
        "   3,\n"
        "@@ -9,5 +9,5 @@\n"
        "   7,\n"
        "   8,\n"
        "   9,\n"
        "-  10\n"
        "+  110\n"
        " ]\n");
}

TEST_CASE("document diff: nothing where nothing changes, was given, or could be read") {
  CHECK(diff(R"({"a":1})", R"({ "a": 1 })").empty());
  CHECK(diff("", R"({"a":1})").empty());
  std::string many = "[0";
  for (int i = 1; i < 1200; ++i) many += "," + std::to_string(i);
  CHECK(diff(many + "]", "[]").empty());
}

}  // namespace dtsdoctor
