// SPDX-License-Identifier: Apache-2.0
//
// JSON within strings and other languages, with the places of its values.
#include "facts/json_in_text.h"

#include "catch.h"

namespace dtsdoctor::testing {

TEST_CASE("json in text: a tree as JSON knows where each scalar of it stands") {
  const std::string text = R"({ "a" : [1,"b\n",null , true],"c":{}})";
  const MappedText json = json_text(*parse_json(text), text);
  CHECK(json.bytes() == R"({"a": [1, "b\n", null, true], "c": {}})");
  const auto origin = [&](const std::string& part) {
    const Span span = json.origin({json.bytes().find(part), json.bytes().find(part) + part.size()});
    return text.substr(span.begin, span.end - span.begin);
  };
  for (const std::string part : {"1", "b\\n", "null", "true"}) CHECK(origin(part) == part);
}

TEST_CASE("json in text: a string is followed through its layers") {
  const auto inner = [](const std::string& text) {
    const auto found = json_within(*parse_json(text), text, 64);
    if (!found) return std::string("-");
    const JsonValue* value = found->find("a");
    REQUIRE(value != nullptr);
    return value->text + "@" + std::to_string(value->span.begin);
  };
  CHECK(inner(R"("{\"a\":\"b\"}")") == "b@10");
  CHECK(inner(R"("{\\\"a\\\":\\\"b\\\"}")") == "b@16");
  CHECK(inner(R"("%7B%22a%22%3A1%7D")") == "1@14");
  CHECK(inner(R"("{&quot;a&quot;:1}")") == "1@16");
  CHECK(inner(R"("a")") == "-");
  CHECK(inner(R"("")") == "-");
}

}  // namespace dtsdoctor::testing
