// SPDX-License-Identifier: Apache-2.0
#include "base/object_literal.h"

#include "base/json.h"
#include "catch.h"

namespace dtsdoctor {
namespace {

std::string json(std::string_view text) {
  const auto found = read_object_literal(text);
  const bool is_whole = found && text.find_first_not_of(" \n", found->end) == std::string::npos;
  return is_whole ? found->json.bytes() : "none";
}

}  // namespace

TEST_CASE("object literal: what Node's inspect prints") {
  CHECK(json("{ A: 'x', 'b-c': \"it's\", d: `'\"`, e: undefined, f: null, g: true, }") ==
        R"({"A":"x","b-c":"it's","d":"'\"","e":null,"f":null,"g":true})");
  CHECK(
      json("GetRoleResponse {\n  role: Role { tags: [Object], sizes: [ 1, 2 ] },\n"
           "  headers: [Object: null prototype] { date: 'x' },\n  at: "
           "2026-01-23T12:33:18.000Z\n}") ==
      R"({"role":{"tags":{},"sizes":["1","2"]},"headers":{"date":"x"},"at":"2026-01-23T12:33:18.000Z"})");
  CHECK(json("<ref *1> Map(1) { 'a' => 'b' }") == R"({"a":"b"})");
  CHECK(json("{\n  P: '{\\n' +\n    '  \"A\": 1\\n' +\n    '}',\n  Q: 'x'\n}") ==
        R"({"P":"{\n  \"A\": 1\n}","Q":"x"})");
}

TEST_CASE("object literal: what Python's repr and Ruby's inspect print") {
  CHECK(json("{'a': None, 'b': False, 'c': b'x', 'd': 'it\\'s \"y\"', 'e': [], 'f': {}}") ==
        R"({"a":null,"b":false,"c":"x","d":"it's \"y\"","e":[],"f":{}})");
  CHECK(json("{'at': datetime.datetime(2026, 1, 23), 'n': 1.5}") ==
        "{\"at\":\"datetime.datetime(2026, 1, 23)\",\"n\":\"1.5\"}");
  CHECK(json(R"({"a"=>nil, "b"=>{"c"=>"d"}})") == R"({"a":null,"b":{"c":"d"}})");
}

TEST_CASE("object literal: escapes become those of JSON") {
  CHECK(json(R"x({'a': '\x1b[0m \'"\" \n\u00e9 \q\\'})x") ==
        R"x({"a":"\u001b[0m '\"\" \n\u00e9 q\\"})x");
  CHECK(json("{'a': `b\tc\nd`}") == R"({"a":"b\u0009c\u000ad"})");
}

TEST_CASE("object literal: what is none") {
  for (const std::string text :
       {"", "{", "}", "{ a: 'x", "{ a: 'x' } and more", "{ a: [ 'x' }", "locals {\n  a = 1\n}", "a",
        "{ a 'x' : 'y'", "{\"a\": \"b\", }", "{\"a\": word}", "{ a: 'x\ny' }", "{ a: two words }",
        "plain text { with: 'braces' }"}) {
    INFO(text);
    CHECK(json(text) == "none");
  }
}

TEST_CASE("object literal: a value maps to where it stands, with its quotes") {
  const std::string text = "{ Arn: 'acs:ram::1', P: 'a' +\n 'b' }";
  const auto found = read_object_literal(text);
  REQUIRE(found);
  const Result<JsonValue> root = parse_json(found->json.bytes());
  REQUIRE(root.ok());
  const auto shown = [&](const char* key) {
    const Span span = found->json.origin(root->find(key)->span);
    return text.substr(span.begin, span.end - span.begin);
  };
  CHECK(shown("Arn") == "'acs:ram::1'");
  CHECK(shown("P") == "'a' +\n 'b'");
}

TEST_CASE("object literal: joined pieces are one text, other quotes stay") {
  const auto joined = [](const std::string& text) {
    return joined_pieces(text, {1, text.size() - 1}).bytes();
  };
  CHECK(joined("'a\\n' +\n   'b' + 'c'") == "a\\nbc");
  CHECK(joined("\"a\" +\n\"b\"") == "ab");
  CHECK(joined("'it''s'") == "it''s");
  CHECK(joined("'a\\'") == "a\\");
  CHECK(joined("''") == "");
}

TEST_CASE("object literal: hostile text costs no more than its length") {
  for (const std::string piece :
       {"[", "[a", "{a:", "<ref *", "'", "' +\n", "a(", "[Object", "{", "x {"}) {
    std::string text = "{a: ";
    for (int i = 0; i < 100000; ++i) text += piece;
    (void)json(text);
  }
}

}  // namespace dtsdoctor
