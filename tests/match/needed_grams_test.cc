// SPDX-License-Identifier: Apache-2.0
#include "match/needed_grams.h"

#include "catch.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {
namespace {

// May a pattern with this `match` be found in a text?
bool may(std::string_view match, std::string_view text, NeededGrams::Of of = NeededGrams::Of::layer,
         bool foreign = false) {
  const LoadedRules rules = loaded({pattern_file(pattern("\"match\": " + std::string(match)))});
  GramSet grams;
  grams.reset(text.size());
  grams.add(text);
  if (foreign) grams.set_foreign();
  return NeededGrams(rules.rules, of).may_match(rules.rules.patterns.front().match, grams);
}

bool may_in_raw(std::string_view match, std::string_view text, bool foreign = false) {
  return may(match, text, NeededGrams::Of::raw, foreign);
}

}  // namespace

TEST_CASE("needed grams: a text needs each of its words, whatever blanks are between them") {
  constexpr std::string_view kText = R"({"text": "Role never exists"})";
  CHECK(may(kText, "the Role never exists here"));
  CHECK(may(kText, "Rolenever\n exists"));
  CHECK_FALSE(may(kText, "the Role exists"));
  CHECK_FALSE(may(kText, "the role never exists"));
  CHECK_FALSE(may(kText, ""));
}

TEST_CASE("needed grams: words of less than four bytes are not asked for") {
  CHECK(may(R"({"text": "is not in"})", "nothing of it"));
  CHECK(may(R"({"text": "FAIL a"})", "a FAIL"));
  CHECK_FALSE(may(R"({"text": "FAIL a"})", "a Fail"));
}

TEST_CASE(
    "needed grams: any is satisfied by one, all by all, what may be missing is not asked for") {
  CHECK(may(R"({"any": [{"text": "first"}, {"text": "second"}]})", "the second"));
  CHECK_FALSE(may(R"({"any": [{"text": "first"}, {"text": "second"}]})", "the third"));
  CHECK(may(R"({"all": [{"text": "first"}, {"text": "second"}]})", "second, first"));
  CHECK_FALSE(may(R"({"all": [{"text": "first"}, {"text": "second"}]})", "the first"));
  CHECK_FALSE(
      may(R"({"all": [{"text": "first"}, {"any": [{"text": "second"}, {"text": "third"}]}]})",
          "the first"));
  CHECK(may(R"({"ordered": [{"text": "first", "optional": true}, {"text": "second"}]})",
            "the second"));
  CHECK(may(R"({"all": [{"none": [{"text": "first"}]}, {"text": "second"}]})", "the second"));
}

TEST_CASE(
    "needed grams: alternatives within all are asked for together with what stands beside them") {
  constexpr std::string_view kMatch =
      R"({"all": [{"text": "head"}, {"any": [{"text": "first"}, {"text": "second"}]},
                  {"any": [{"text": "third"}, {"all": [{"text": "fourth"}, {"text": "fifth"}]}]}]})";
  CHECK(may(kMatch, "head first third"));
  CHECK(may(kMatch, "head second fourth fifth"));
  CHECK_FALSE(may(kMatch, "head second fourth"));
  CHECK_FALSE(may(kMatch, "head third"));
  CHECK_FALSE(may(kMatch, "first third"));
}

TEST_CASE("needed grams: of many alternatives, what all of them need is asked for") {
  std::string texts;
  for (int i = 10; i < 60; ++i)
    texts += (texts.empty() ? "" : ", ") + ("{\"text\": \"DTS-1" + std::to_string(i) + "\"}");
  const std::string match = "{\"any\": [" + texts + "]}";
  CHECK(may(match, "DTS-123"));
  CHECK(may(match, "DTS-999"));  // it may say yes
  CHECK_FALSE(may(match, "DBS-123"));
}

TEST_CASE("needed grams: an alternative that needs nothing makes all of them possible") {
  CHECK(may(R"({"any": [{"text": "first"}, {"text": "of"}]})", "neither"));
  CHECK(may(R"({"any": [{"text": "first"}, {"text": "second", "fold": true}]})", "neither"));
}

TEST_CASE("needed grams: an expression needs its literals, also those in groups") {
  const auto may_find = [](const std::string& regex, std::string_view text) {
    return may("{\"re\": \"" + regex + "\"}", text);
  };
  CHECK_FALSE(may_find("^Role [a-z]+ exists", "Role not there"));
  CHECK_FALSE(may_find("(DTS-[0-9]+)", "no number"));
  CHECK(may_find("(DTS-[0-9]+)", "DTS-1"));
  CHECK_FALSE(may_find("(?:in(?:side))+", "without"));
  CHECK(may_find("(?:first|second)", "neither"));
  CHECK(may_find("(?:first)?", "neither"));
  CHECK(may_find("(?:(?:first){0,2} [)|]x)", "neither x"));
}

TEST_CASE("needed grams: nothing is asked for without regard to case") {
  CHECK(may(R"({"text": "Role", "fold": true})", "role"));
  CHECK(may(R"({"text": "Role", "fold": true})", "nothing of it"));
}

TEST_CASE("needed grams: in raw bytes punctuation and what is no ASCII may be escaped") {
  constexpr std::string_view kText = R"({"text": "角色\"RoleName\":x不存在"})";
  CHECK(may_in_raw(kText, R"(\u89d2\u8272\"RoleName\"%3Ax)", true));
  CHECK_FALSE(may_in_raw(kText, R"(the "RoleName" of it)", false));
  CHECK_FALSE(may_in_raw(kText, R"(the \"Role\" of it)", true));
  CHECK_FALSE(may(kText, R"(角色"RoleName":x存在)"));
}

TEST_CASE("needed grams: short texts and long ones") {
  for (const std::size_t size : {0U, 1U, 2U, 3U, 4U, 5U, 1000U, 100000U}) {
    CHECK(may(R"({"text": "RoleName"})", std::string(size, '.') + "RoleName"));
    CHECK_FALSE(may(R"({"text": "RoleName"})", std::string(size, '.') + "RoleNam"));
  }
}

}  // namespace dtsdoctor::testing
