// SPDX-License-Identifier: Apache-2.0
//
// Which literals the prefilter looks for, and when there are none.
#include "catch.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {
namespace {

// The windows of a pattern with this `match`; "slow" if there are none.
std::vector<std::string> windows(std::string_view match) {
  const LoadedRules rules = loaded({pattern_file(pattern("\"match\": " + std::string(match)))});
  const Pattern& pattern = rules.rules.patterns.front();
  if (pattern.slow) return {"slow"};
  const auto strings = RuleSet::part(rules.rules.strings, pattern.windows);
  return {strings.begin(), strings.end()};
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("windows: a text gives its rarest token without blanks") {
  CHECK(windows(R"({"text": "The specified Role not exists in AliyunRAM"})") == List{"AliyunRAM"});
}

TEST_CASE("windows: a code is better than a longer word") {
  CHECK(windows(R"({"text": "unfortunately DTS.Msg.Fail"})") == List{"DTS.Msg.Fail"});
}

TEST_CASE("windows: a common word of logs is the last choice") {
  CHECK(windows(R"({"text": "database barrier"})") == List{"barrier"});
}

TEST_CASE("windows: quotes, blanks and Chinese end a token") {
  CHECK(windows(R"({"text": "角色\"RoleNotFound\"不存在"})") == List{"RoleNotFound"});
}

TEST_CASE("windows: tokens of less than seven bytes are none") {
  CHECK(windows(R"({"text": "not in the log"})") == List{"slow"});
}

TEST_CASE("windows: without regard to case there are none") {
  CHECK(windows(R"({"text": "SomethingFailed", "fold": true})") == List{"slow"});
  CHECK(windows(R"({"ordered": [{"text": "SomethingFailed"}], "fold": true})") == List{"slow"});
}

TEST_CASE("windows: any needs one of each alternative") {
  CHECK(
      windows(
          R"({"any": [{"text": "SomethingFailed"}, {"field": "code", "equals": "DTS-10035"}]})") ==
      List{"DTS-10035", "SomethingFailed"});
  CHECK(windows(R"({"any": [{"text": "SomethingFailed"}, {"text": "denied"}]})") == List{"slow"});
}

TEST_CASE("windows: an alternative that holds another one's window needs none of its own") {
  CHECK(windows(R"({"any": [{"text": "DTS.Msg.RoleFail"}, {"text": "RoleFail"}]})") ==
        List{"RoleFail"});
}

TEST_CASE("windows: all takes the best of its parts") {
  CHECK(windows(
            R"({"all": [{"text": "message"}, {"text": "AssumeRoleFail"}, {"text": "denied"}]})") ==
        List{"AssumeRoleFail"});
  CHECK(windows(R"({"all": [{"text": "denied"}, {"text": "failed"}]})") == List{"slow"});
}

TEST_CASE("windows: one good window beats several") {
  CHECK(windows(R"({"all": [{"any": [{"text": "AlphaFailure"}, {"text": "BetaFailure"}]},
                            {"text": "GammaFailure"}]})") == List{"GammaFailure"});
}

TEST_CASE("windows: what must be absent gives none") {
  CHECK(windows(R"({"none": [{"text": "SomethingFailed"}]})") == List{"slow"});
  CHECK(windows(
            R"({"all": [{"none": [{"text": "DTS.Msg.Longer"}]}, {"text": "SomethingFailed"}]})") ==
        List{"SomethingFailed"});
}

TEST_CASE("windows: optional parts give none") {
  CHECK(
      windows(
          R"({"ordered": [{"text": "AssumeRoleFail", "optional": true}, {"text": "barrier"}]})") ==
      List{"barrier"});
}

TEST_CASE("windows: a regex gives what stands outside of classes, in groups that must be there") {
  CHECK(windows(R"x({"re": "[A-Z]+(?:[a-z] (AssumeRoleFail) [a-z])"})x") == List{"AssumeRoleFail"});
  CHECK(windows(R"x({"re": "[A-Z]+(?:AssumeRole[)]Fail)+"})x") == List{"AssumeRole"});
  CHECK(windows(R"x({"re": "[A-Z]+(?:[a-z] (AssumeRoleFail) [a-z])*"})x") == List{"slow"});
  CHECK(windows(R"x({"re": "[A-Z]+(?:AssumeRoleFail|denied)"})x") == List{"slow"});
  CHECK(windows(R"x({"re": "(?:x|(AssumeRoleFail))SomethingFailed"})x") == List{"SomethingFailed"});
  CHECK(windows(R"({"re": "^EntityNotExist\\.Role ?: ?(?:x|y)z"})") == List{"EntityNotExist.Role"});
  CHECK(windows(R"({"re": "[A-Z]+(AssumeRoleFail)?"})") == List{"slow"});
}

TEST_CASE("windows: alternatives at the top of a regex give none") {
  CHECK(windows(R"({"re": "SomethingFailed|denied"})") == List{"slow"});
  CHECK(windows(R"({"re": "SomethingFailed{x|y}"})") == List{"slow"});
}

TEST_CASE("windows: a quantifier takes the character before it away") {
  CHECK(windows(R"({"re": "Failures? happened"})") == List{"happened"});
  CHECK(windows(R"({"re": "abcdefgh*"})") == List{"abcdefg"});
  CHECK(windows(R"({"re": "abcdefgh{0,2}ij"})") == List{"abcdefg"});
  CHECK(windows(R"({"re": "abcdefgh+ijklmn"})") == List{"abcdefgh"});
  CHECK(windows(R"({"re": "abcdefgé?hijklmn"})") == List{"abcdefg"});
}

TEST_CASE("windows: escapes with letters stand for something else") {
  CHECK(windows(R"({"re": "\\x41bcdefg\\pLmnopqrs\\d\\.hijklmnop"})") == List{".hijklmnop"});
}

TEST_CASE("windows: flags and quoted runs of a regex give none") {
  CHECK(windows(R"({"re": "(?i)SomethingFailed"})") == List{"slow"});
  CHECK(windows(R"({"re": "SomethingFailed\\Q?\\E"})") == List{"slow"});
}

}  // namespace dtsdoctor::testing
