// SPDX-License-Identifier: Apache-2.0
#include "match/match_text.h"

#include "catch.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {
namespace {

using Ids = std::vector<std::string>;

Ids ids_in(std::string_view text) {
  const LoadedRules rules = loaded(
      {pattern_file(pattern(R"("match": {"field": "message", "text": "OneFailed"})", "a/one") +
                    "," + pattern(R"("match": {"field": "code", "equals": "TWO_CODE"})", "a/two") +
                    "," + pattern(R"("context": "reply", "match": {"re": "^Three"})", "a/three"))});
  Ids ids;
  for (const Match& match : match_text(rules.rules, text))
    ids.emplace_back(rules.rules.patterns[match.pattern].id);
  return ids;
}

std::string task(const std::string& members) {
  return R"({"DtsJobId":"j","Status":"Failed",)" + members + "}";
}

}  // namespace

TEST_CASE("match text: a reply about tasks is read failure by failure") {
  CHECK(ids_in(task(R"("ErrorMessage":"Three of them")")) == Ids{"a/three"});
  CHECK(ids_in("Three of them").empty());
  CHECK(ids_in(R"({"DtsJobList":[)" + task(R"("ErrorMessage":"OneFailed")") + "," +
               task(R"("ErrorMessage":"Three of them")") + "]}") == Ids{"a/one", "a/three"});
  CHECK(ids_in(R"({"DtsJobId":"j","Status":"Finished","ErrorMessage":"OneFailed"})").empty());
}

TEST_CASE("match text: codes of a failure are asked where its words say nothing") {
  const std::string code = R"("ErrorDetails":[{"ErrorCode":"TWO_CODE"}])";
  CHECK(ids_in(task(R"("ErrorMessage":"odd",)" + code)) == Ids{"a/two"});
  CHECK(ids_in(task(R"("ErrorMessage":"OneFailed",)" + code)) == Ids{"a/one"});
}

TEST_CASE("match text: what stands beside a reply is read too") {
  CHECK(ids_in("OneFailed " + task(R"("ErrorMessage":"Three of them")")) ==
        Ids{"a/three", "a/one"});
}

}  // namespace dtsdoctor::testing
