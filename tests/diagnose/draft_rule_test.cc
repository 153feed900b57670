// SPDX-License-Identifier: Apache-2.0
//
// Rules drafted from errors: what they match, and that they load as they are.
#include "diagnose/draft_rule.h"

#include <nlohmann/json.hpp>

#include "catch.h"
#include "match/example_matches.h"
#include "rules/builtin.h"
#include "rules/selftest.h"

namespace dtsdoctor::testing {
namespace {

RuleDraft drafted(std::string_view text) {
  const std::optional<RuleDraft> draft = draft_rule(builtin_rules(), text);
  REQUIRE(draft);
  return *draft;
}

// What a draft matches: its parts, then its code.
std::vector<std::string> matched(const RuleDraft& draft) {
  std::vector<std::string> out;
  const auto file = nlohmann::json::parse(draft.json);
  for (const auto& each : file["patterns"][0]["match"]["any"]) {
    if (each.contains("text")) out.push_back(each["text"]);
    if (each.contains("equals")) out.push_back("code " + each["equals"].get<std::string>());
    if (each.contains("ordered")) {
      for (const auto& part : each["ordered"]) out.push_back(part["text"]);
    }
  }
  return out;
}

using Parts = std::vector<std::string>;

}  // namespace

TEST_CASE("draft: what varies is left out, the code is taken") {
  const RuleDraft draft = drafted(
      "ERROR: SDK.ServerError\nErrorCode: InvalidGadget.NotFound\nRequestId: C4E19A07-5D2B-5F63-"
      "8B1E-90A7D3F61A27\nMessage: The gadget 'g-1' is locked by operation 4711, please unlock "
      "it.");
  CHECK(draft.id == "local/invalidgadget-notfound");
  CHECK(matched(draft) == Parts{"The gadget", "is locked by operation", ", please unlock it.",
                                "code InvalidGadget.NotFound"});
}

TEST_CASE("draft: of a runtime chain the innermost link is matched") {
  const RuleDraft draft = drafted(
      "DTS-100047: retry 3 times, 60 seconds, which exceed the supposed 60 seconds cause: "
      "GadgetException: the frobnicator 'f1' went away after 30 ms");
  CHECK(matched(draft).front() == "the frobnicator");
}

TEST_CASE("draft: it loads and passes its own examples as it is") {
  for (const char* text :
       {"ErrorCode: InvalidGadget.NotFound\nMessage: The gadget 'g-1' is locked.",
        "2026-11-20 10:00:00 ERROR gadget store 'x' refused to open after 3 attempts",
        "小工具 'g-1' 已被锁定，请先解锁后重试 error"}) {
    INFO(text);
    const RuleDraft draft = drafted(text);
    const std::vector<RuleFile> files = {{"local.json", draft.json, 1}};
    const Result<LoadedRules> loaded = load_rules(files);
    REQUIRE(loaded.ok());
    const SelfTest test = selftest(*loaded, example_matches(loaded->rules));
    CHECK(test.errors.empty());
  }
}

TEST_CASE("draft: a text without words gives none") {
  CHECK_FALSE(draft_rule(builtin_rules(), ""));
  CHECK_FALSE(draft_rule(builtin_rules(), "12 34 56"));
}

}  // namespace dtsdoctor::testing
