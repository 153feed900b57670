// SPDX-License-Identifier: Apache-2.0
//
// What may stand around a document, and what says that more than documents is there.
#include "facts/document_walk.h"

#include <string>
#include <vector>

#include "catch.h"

namespace dtsdoctor::testing {
namespace {

// The names of the objects with a "doc", those in nothing but lists and strings with a star.
struct Walked {
  std::vector<std::string> found;
  bool is_clean = false;

  bool operator==(const Walked&) const = default;
};

Walked walk(const std::string& text) {
  const Result<JsonValue> root = parse_json(text);
  REQUIRE(root.ok());
  Walked out;
  const auto may_hold = [](std::string_view part) { return part.find("doc") != std::string::npos; };
  out.is_clean = walk_documents(*root, text, 64, may_hold,
                                [&](const JsonValue& value, const DocumentSpot& spot) {
                                  const JsonValue* name = value.find("doc");
                                  if (name != nullptr)
                                    out.found.push_back(name->text + (spot.is_bare ? "*" : ""));
                                  return name != nullptr;
                                });
  return out;
}

std::string within(std::size_t depth) {
  std::string out = R"({"doc":"a"})";
  for (std::size_t i = 0; i < depth; ++i) out = R"({"body":)" + out + "}";
  return out;
}

using Found = std::vector<std::string>;

}  // namespace

TEST_CASE("document walk: lists and strings of JSON leave a document by itself") {
  CHECK(walk(R"([{"doc":"a"},[{"doc":"b"}]])") == Walked{{"a*", "b*"}, true});
  CHECK(walk(R"(["{\"doc\":\"a\"}","[{\"doc\":\"b\"}]"])") == Walked{{"a*", "b*"}, true});
  CHECK(walk(R"(["\"{\\\"doc\\\":\\\"a\\\"}\""])") == Walked{{"a*"}, true});
  CHECK(walk(R"({"data":[{"doc":"a"}]})") == Walked{{"a"}, true});
  CHECK(walk(R"("{\"doc\":\"a\"}")") == Walked{{"a*"}, true});  // as XML has it
}

TEST_CASE("document walk: what carries documents says nothing else") {
  CHECK(
      walk(R"({"headers":{"x":"y"},"code":"200","status":7,"message":"OK","note":"","traceId":"x",)"
           R"("body":{"doc":"a"}})") == Walked{{"a"}, true});
  CHECK(walk(R"({"note":"it failed","body":{"doc":"a"}})") == Walked{{"a"}, false});
  CHECK(walk(R"([{"x":"y"},{"doc":"a"}])") == Walked{{"a*"}, false});
  CHECK(walk(R"({"x":["y"],"body":{"doc":"a"}})") == Walked{{"a"}, false});
  CHECK(walk(R"({"doc":"a"})") == Walked{{}, false});  // the root is not below itself
  CHECK(walk(R"([{"doc":"a"},"{\"doc"])") == Walked{{"a*"}, false});
  CHECK(walk(R"([{"doc":"a"},"{\"x\":\"y\"}"])") == Walked{{"a*"}, false});
  CHECK(walk(R"([{"doc":"a"},"{\"x\":\"a doc\"}"])") == Walked{{"a*"}, false});
}

TEST_CASE("document walk: a document that is deep in something else is not looked for") {
  CHECK(walk(within(6)) == Walked{{"a"}, true});
  CHECK(walk(within(8)) == Walked{{}, false});
}

TEST_CASE("document walk: entries of logs and errors say something") {
  const auto says = [](const std::string& text) { return says_something(*parse_json(text)); };
  for (const char* key : {"msg", "Level", "errCode", "lastError", "exceptionText"}) {
    INFO(key);
    CHECK(says(std::string(R"({")") + key + R"(":"x y"})"));
    CHECK_FALSE(says(std::string(R"({")") + key + R"(":"OK"})"));
    CHECK_FALSE(says(std::string(R"({")") + key + R"(":["x y"]})"));
  }
  CHECK_FALSE(says(R"({"name":"x y"})"));
}

}  // namespace dtsdoctor::testing
