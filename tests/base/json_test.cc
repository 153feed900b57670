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

TEST_CASE("json: find on what is no object finds nothing") {
  CHECK(parsed("[1]").find("a") == nullptr);
  CHECK(parsed("\"a\"").find_fold("a") == nullptr);
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

// ---- unescape_json

TEST_CASE("unescape: quotes are taken off, or may be missing") {
  CHECK(unescape_json(R"("abc")", {0, 5}).bytes() == "abc");
  CHECK(unescape_json("abc", {0, 3}).bytes() == "abc");
  CHECK(unescape_json(R"("")", {0, 2}).bytes().empty());
  CHECK(unescape_json(R"(")", {0, 1}).bytes().empty());
}

TEST_CASE("unescape: every escape of JSON, mapped to where it stands") {
  constexpr std::string_view text = R"(x "a\n\t\r\b\f\"\\\/z")";
  const MappedText out = unescape_json(text, {2, text.size()});
  CHECK(out.bytes() == "a\n\t\r\b\f\"\\/z");
  CHECK(out.origin({0, 1}) == Span{3, 4});
  CHECK(out.origin({1, 2}) == Span{4, 6});
  CHECK(of(text, out.origin({9, 10})) == "z");
}

TEST_CASE("unescape: surrogate pairs make one character") {
  constexpr std::string_view text = R"("\uD83D\uDE00!")";
  const MappedText out = unescape_json(text, {0, text.size()});
  CHECK(out.bytes() == "\xF0\x9F\x98\x80!");
  CHECK(out.origin({0, 4}) == Span{1, 13});
  CHECK(unescape_json(R"("\u89D2")", {0, 8}).bytes() == "角");
}

TEST_CASE("unescape: a lone surrogate becomes the replacement character") {
  CHECK(unescape_json(R"("\uD83Dx")", {0, 9}).bytes() == "\xEF\xBF\xBDx");
  CHECK(unescape_json(R"("\uDE00")", {0, 8}).bytes() == "\xEF\xBF\xBD");
  CHECK(unescape_json(R"("\uD83D\u0041")", {0, 14}).bytes() ==
        "\xEF\xBF\xBD"
        "A");
}

TEST_CASE("unescape: broken escapes stay as they stand") {
  CHECK(unescape_json(R"("\q \u12 \uZZZZ")", {0, 16}).bytes() == R"(\q \u12 \uZZZZ)");
  CHECK(unescape_json(R"(a\)", {0, 2}).bytes() == "a\\");
  CHECK(unescape_json(R"(a\u00)", {0, 6}).bytes() == "a\\u00");
}

TEST_CASE("unescape: a span past the text is cut") {
  CHECK(unescape_json("\"ab\"", {0, 99}).bytes() == "ab");
  CHECK(unescape_json("\"ab\"", {50, 99}).bytes().empty());
}

TEST_CASE("unescape: agrees with the parser") {
  constexpr std::string_view text = R"("a\u00e9\ud83d\ude00\\n\"\u0000 角")";
  CHECK(unescape_json(text, {0, text.size()}).bytes() == parsed(text).text);
}

// ---- json_extent

TEST_CASE("json extent: ends behind the last bracket") {
  CHECK(json_extent(R"({"a":[1]} rest)", 0) == 9);
  CHECK(json_extent(R"(x {"a":{}}})", 2) == 10);
  CHECK(json_extent("[[]]", 1) == 3);
}

TEST_CASE("json extent: brackets and quotes inside strings do not count") {
  constexpr std::string_view text = R"({"a":"}\"]{"}!)";
  CHECK(json_extent(text, 0) == text.size() - 1);
  CHECK(json_extent(R"({"\\":1}})", 0) == 8);
}

TEST_CASE("json extent: what does not end has none") {
  CHECK(json_extent(R"({"a":1)", 0) == std::string_view::npos);
  CHECK(json_extent(R"({"a":"})", 0) == std::string_view::npos);
  CHECK(json_extent(R"({"a\)", 0) == std::string_view::npos);
}

}  // namespace dtsdoctor
