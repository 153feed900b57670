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
  const std::optional<RuleDraft> draft = draft_rule(builtin_rules(), {std::string(text)});
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
        R"({"Code":"Zed.Zod","Message":"went \"wrong\" at 1.2.3.4"})",
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

TEST_CASE("draft: of several texts what all have is matched, and all are examples") {
  const std::vector<std::string> texts = {
      "2026-03-04 05:06:07 ERROR the gadget store of bob refused to open",
      "2026-03-04 05:06:08 ERROR the gadget store of eve refused to open",
      "[main] ERROR the gadget store of 1165 bytes (1.13 KB) refused to open"};
  const auto draft = draft_rule(builtin_rules(), {texts[0], texts[1]});
  REQUIRE(draft);
  CHECK(matched(*draft) == Parts{"the gadget store of", "refused to open"});
  const auto file = nlohmann::json::parse(draft->json);
  const auto& examples = file["patterns"][0]["examples"]["match"];
  REQUIRE(examples.size() == 2);
  CHECK(examples[1]["text"] == texts[1]);
  const std::vector<RuleFile> files = {{"local.json", draft->json, 1}};
  const Result<LoadedRules> loaded = load_rules(files);
  REQUIRE(loaded.ok());
  CHECK(selftest(*loaded, example_matches(loaded->rules)).errors.empty());
  // Nothing that all of them have.
  CHECK_FALSE(draft_rule(builtin_rules(), {texts[0], "ERROR disk full"}));
  CHECK_FALSE(draft_rule(builtin_rules(), {}));
  // What is said again is in no part.
  CHECK(matched(drafted(texts[2])) == Parts{"the gadget store of"});
}

TEST_CASE("draft: examples that are cut have in common what comes before") {
  const std::string begin = "ERROR the gadget store refused to open because its owner ";
  const auto draft =
      draft_rule(builtin_rules(), {begin + "is away on lea", begin + "is away", begin + "is aw"});
  REQUIRE(draft);
  CHECK(matched(*draft) == Parts{"the gadget store refused to open because its owner is"});
}

TEST_CASE("draft: a text without words gives none") {
  CHECK_FALSE(draft_rule(builtin_rules(), {""}));
  CHECK_FALSE(draft_rule(builtin_rules(), {"12 34 56"}));
}

}  // namespace dtsdoctor::testing
