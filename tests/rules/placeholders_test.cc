// SPDX-License-Identifier: Apache-2.0
#include "rules/placeholders.h"

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("placeholders: facts and artifacts with their places") {
  const auto found = placeholders_in("--Role={endpoint.role_name} {artifact:trust-policy.json}");
  REQUIRE(found.size() == 2);
  CHECK(found[0].kind == Placeholder::Kind::fact);
  CHECK(found[0].name == "endpoint.role_name");
  CHECK(found[0].begin == 7);
  CHECK(found[0].end == 27);
  CHECK(found[1].kind == Placeholder::Kind::artifact);
  CHECK(found[1].name == "trust-policy.json");
}

TEST_CASE("placeholders: braces of JSON and shell are plain text") {
  CHECK(placeholders_in(R"({"Id": {"a": 1}} {} { x } {1} {unclosed)").empty());
}

TEST_CASE("placeholders: one inside of JSON is found") {
  const auto found = placeholders_in(R"({"Service":"{caller.account_id}@dts.aliyuncs.com"})");
  REQUIRE(found.size() == 1);
  CHECK(found[0].name == "caller.account_id");
}

TEST_CASE("placeholders: words in both languages") {
  const std::string_view text = "-- {en:source: x|zh:源库}\n{a.b}";
  const auto found = placeholders_in(text);
  REQUIRE(found.size() == 2);
  CHECK(found[0].kind == Placeholder::Kind::words);
  CHECK(found[0].words.en == "source: x");
  CHECK(found[0].words.zh == "源库");
  CHECK(found[0].begin == 3);
  CHECK(found[0].end == text.find('\n'));
  CHECK(found[1].name == "a.b");
}

TEST_CASE("placeholders: words without one of the languages, or without an end, are none") {
  for (const char* text : {"{en:a}", "{zh:甲}", "{en:|zh:甲}", "{en:a|zh:}", "{zh:甲|en:a}",
                           "{en:a|zh:甲", "{en:{a}|zh:甲}"}) {
    INFO(text);
    const auto found = placeholders_in(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].kind == Placeholder::Kind::words);
    CHECK(found[0].words.en.empty());
    CHECK(found[0].words.zh.empty());
  }
  CHECK(placeholders_in(R"({"en":"a","zh":"甲"} {entry:1} { en:a })").empty());
}

}  // namespace dtsdoctor
