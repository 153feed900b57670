// SPDX-License-Identifier: Apache-2.0
#include "base/json.h"

#include "base/utf8.h"
#include "catch.h"

namespace dtsdoctor {
namespace {

JsonValue parsed(std::string_view text) {
  Result<JsonValue> value = parse_json(text);
  REQUIRE(value.ok());
  return std::move(value).value();
}

// The bytes a span covers.
std::string_view of(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

std::size_t error_at(std::string_view text) {
  JsonError error{"", 4711};
  const Result<JsonValue> value = parse_json(text, {}, &error);
  CHECK_FALSE(value.ok());
  CHECK(is_valid_utf8(error.what.english()));
  return error.offset;
}

}  // namespace

TEST_CASE("json: every kind of value knows its span") {
  constexpr std::string_view text =
      R"( {"n": null, "t" : true,"x":-1.5e3 , "s": "a\"b", "a": [1 ,{}], "o":{"k":[]}} )";
  const JsonValue root = parsed(text);
  CHECK(of(text, root.span) == text.substr(1, text.size() - 2));
  std::vector<std::string_view> spelled;
  for (const JsonMember& member : root.members) spelled.push_back(of(text, member.value.span));
  CHECK(spelled == std::vector<std::string_view>{"null", "true", "-1.5e3", R"("a\"b")", "[1 ,{}]",
                                                 R"({"k":[]})"});
  CHECK(of(text, root.find("a")->items[1].span) == "{}");
  CHECK(of(text, root.find("o")->find("k")->span) == "[]");
}

TEST_CASE("json: keys know their spans, quotes included") {
  constexpr std::string_view text = "{ \"a\" :1,\n\t\"角色\": {\"b\\n\": 2}}";
  const JsonValue root = parsed(text);
  CHECK(of(text, root.members[0].key_span) == "\"a\"");
  CHECK(of(text, root.members[1].key_span) == "\"角色\"");
  CHECK(of(text, root.members[1].value.members[0].key_span) == "\"b\\n\"");
  CHECK(root.members[1].value.members[0].key == "b\n");
}

TEST_CASE("json: a scalar may be the whole text") {
  CHECK(of("  12  ", parsed("  12  ").span) == "12");
  CHECK(of(" \"x\"\n", parsed(" \"x\"\n").span) == "\"x\"");
  CHECK(parsed("false").kind == JsonValue::Kind::boolean);
  CHECK(parsed("null").kind == JsonValue::Kind::null);
}

TEST_CASE("json: numbers keep their spelling") {
  for (const std::string_view number :
       {"1234567890123456", "123456789012345678901234567890", "1.10", "-0", "1E+2"}) {
    CHECK(parsed(number).text == number);
    CHECK(parsed(number).kind == JsonValue::Kind::number);
  }
}

TEST_CASE("json: numbers too big for a double are numbers",
          "[!shouldfail]") {  // refused as out of range
  CHECK(parsed("[1e999]").items[0].text == "1e999");
}

TEST_CASE("json: strings are decoded, literals stand as spelled") {
  const JsonValue root = parsed(R"(["\u89d2\u8272", "a\/b\\", true, null])");
  CHECK(root.items[0].text == "角色");
  CHECK(root.items[1].text == "a/b\\");
  CHECK(root.items[2].text == "true");
  CHECK(root.items[2].is_scalar());
  CHECK_FALSE(root.items[3].is_scalar());
}

TEST_CASE("json: repeated keys are all kept and the last one counts") {
  const JsonValue root = parsed(R"({"Role": 1, "x": 2, "Role": 3, "ROLE": 4})");
  CHECK(root.members.size() == 4);
  CHECK(root.find("Role")->text == "3");
  CHECK(root.find_fold("role")->text == "4");
  CHECK(root.find("role") == nullptr);
  CHECK(root.items.empty());
}

TEST_CASE("json: a name is found however a language joins its words") {
  const JsonValue root = parsed(R"({"assume_role_policy_document": 1, "roleName": 2, "_": 3})");
  CHECK(root.find_fold("AssumeRolePolicyDocument")->text == "1");
  CHECK(root.find_fold("RoleName")->text == "2");
  CHECK(root.find_fold("role_name")->text == "2");
  CHECK(root.find_fold("AssumeRolePolicy") == nullptr);
  CHECK(root.find_fold("Role") == nullptr);
}

TEST_CASE("json: find on what is no object finds nothing") {
  CHECK(parsed("[1]").find("a") == nullptr);
  CHECK(parsed("\"a\"").find_fold("a") == nullptr);
}

TEST_CASE("json: of a list the elements are handed on one by one, and not kept") {
  constexpr std::string_view text =
      R"({"a": [0], "b": [{"a": [1]}, [2], "x", 3, null], "c": {"b": [4]}, "d": 5})";
  std::vector<std::string> taken;
  const Result<JsonValue> root = parse_json_list(
      text, "b", [&](const JsonValue& each) { taken.emplace_back(of(text, each.span)); });
  CHECK(taken == std::vector<std::string>{R"({"a": [1]})", "[2]", R"("x")", "3", "null"});
  REQUIRE(root.ok());
  CHECK(root->find("b")->items.empty());
  CHECK(root->find("a")->items.size() == 1);
  CHECK(root->find("c")->find("b")->items.size() == 1);
  CHECK(root->find("d")->text == "5");
}

TEST_CASE("json: a text that is no object has no list") {
  std::size_t taken = 0;
  const auto count = [&](const JsonValue&) { ++taken; };
  CHECK(parse_json_list(R"([[1], {"b": [2]}])", "b", count).ok());
  CHECK(parse_json_list(R"({"b": {"b": 1}})", "b", count).ok());
  CHECK(taken == 0);
  CHECK_FALSE(parse_json_list(R"({"b": [1, 2)", "b", count).ok());
}

TEST_CASE("json: errors tell where the unexpected word begins") {
  CHECK(error_at(R"({"a": SYNC})") == 6);
  CHECK(error_at(R"({"a": 1,})") == 8);
  CHECK(error_at("[1] x") == 4);
  CHECK(error_at("{\n  'a': 1}") == 4);
  CHECK(error_at(R"({"a" "bcd"})") == 5);
}

TEST_CASE("json: a text that ends too early is an error at its end") {
  CHECK(error_at(R"({"a": 1)") == 7);
  CHECK(error_at("") == 0);
}

TEST_CASE("json: an error inside a string is told inside that string") {
  for (const std::string_view text :
       {"[12, \"ab\xFF\"]", "[12, \"ab\nc\"]", "[12, \"ab\\q\"]", "[12, \"abc"}) {
    const std::size_t at = error_at(text);
    CHECK(at >= 5);
    CHECK(at <= 9);
  }
}

TEST_CASE("json: of a source the problem shows the line") {
  const Result<JsonValue> value = parse_json(Source("task.json", "{\n  \"角色\": SYNC\n}\n"));
  REQUIRE_FALSE(value.ok());
  CHECK(value.problem().what == "not valid JSON");
  CHECK(value.problem().where->line == 2);
  CHECK(value.problem().where->column == 9);
  CHECK_FALSE(value.problem().why.empty());
}

TEST_CASE("json: nesting is limited, and the error tells where") {
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
  };
  CHECK(parse_json(nested(200)).ok());
  JsonError error;
  CHECK_FALSE(parse_json(nested(201), {}, &error).ok());
  CHECK(error.what == "nested deeper than 200 levels");
  CHECK(error.offset == 200);
  CHECK_FALSE(parse_json(R"({"a":{"b":{}}})", {2}).ok());
  CHECK_FALSE(parse_json(std::string(1000000, '[')).ok());
}

}  // namespace dtsdoctor
