// SPDX-License-Identifier: Apache-2.0
//
// Texts, commands and documents filled with the user's own values.
#include "diagnose/fill.h"

#include "catch.h"
#include "diagnose/rules_with.h"
#include "rules/builtin.h"

namespace dtsdoctor::testing {
namespace {

// A fix that needs a, and keeps what is in list.
LoadedRules rules_with_fix() {
  return loaded({three_facts(), fix_file(R"("steps": [{"en": "Set {a}.", "zh": "设置 {a}。"}],
"commands": [["tool", "--id", "{a}", "{artifact:p.json}"]],
"verify": [["tool", "show"]],
"artifacts": [{"name": "p.json", "content": {"Statement": [{"Who": "{a}"}]}, "append": {"to": "/Statement", "fact": "list"}}])")});
}

}  // namespace

TEST_CASE("fill: known facts, lists, and what is not known") {
  const LoadedRules rules = rules_with_fix();
  Facts facts(rules.rules);
  facts.set("a", {"1", std::nullopt});
  facts.set_list("list", {{"x", {}}, {"y", {}}});
  CHECK(fill("{a} of {list}", facts, Lang::en) == "1 of x, y");
  std::vector<FactId> missing;
  CHECK(fill("{b} {b}", facts, Lang::en, &missing) == "<the b> <the b>");
  REQUIRE(missing.size() == 1);
  CHECK(rules.rules.facts[missing[0]].key == "b");
  CHECK(fill("{b}", facts, Lang::zh) == "<乙>");
}

TEST_CASE("fill: braces that name no fact stay, and values are not filled again") {
  const LoadedRules rules = rules_with_fix();
  Facts facts(rules.rules);
  facts.set("a", {"{b}", std::nullopt});
  CHECK(fill("{\"x\": {a}} {", facts, Lang::en) == "{\"x\": {b}} {");
}

TEST_CASE(
    "fix: with all facts it is ready to run, and the artifact stands in the command in one line") {
  const LoadedRules rules = rules_with_fix();
  Facts facts(rules.rules);
  facts.set("a", {"1", std::nullopt});
  facts.set_list("list", {{R"({"Who": "kept"})", {}}});
  const FilledFix fix = fill_fix(0, facts, Lang::en);
  CHECK(fix.applicability == Applicability::machine);
  CHECK(fix.steps == std::vector<std::string>{"Set 1."});
  CHECK(fix.commands.at(0) ==
        Arguments{"tool", "--id", "1", R"({"Statement":[{"Who":"1"},{"Who":"kept"}]})"});
  CHECK(fix.artifacts.at(0).content ==
        "{\n  \"Statement\": [\n    {\n      \"Who\": \"1\"\n    },\n    {\n      \"Who\": "
        "\"kept\"\n    }\n  ]\n}");
  CHECK(fix.verify.at(0) == Arguments{"tool", "show"});
}

TEST_CASE("fix: an artifact takes over the order of the document that it replaces") {
  const LoadedRules rules = loaded({three_facts(), fix_file(R"("artifacts": [{"name": "p.json",
"content": {"Statement": [{"Who": "{a}"}], "Version": "1"}, "append": {"to": "/Statement", "fact": "list"}, "replaces": "b"}])")});
  Facts facts(rules.rules);
  facts.set("a", {"1", std::nullopt});
  CHECK_FALSE(fill_fix(0, facts, Lang::en).artifacts.at(0).given);
  Place place;
  place.input = "role.json";
  facts.set_list("list", {{R"({"Who": "kept"})", {}}});
  facts.set("b", {R"({"Version": "1", "Statement": [{"Who": "kept"}, {"Who": "0"}]})", place});
  const FilledArtifact artifact = fill_fix(0, facts, Lang::en).artifacts.at(0);
  CHECK(artifact.content ==
        "{\n  \"Version\": \"1\",\n  \"Statement\": [\n    {\n      \"Who\": \"kept\"\n    },\n    "
        "{\n      \"Who\": \"1\"\n    }\n  ]\n}");
  REQUIRE(artifact.given);
  CHECK(artifact.given->input == "role.json");
  CHECK(artifact.given->kept == 1);
  facts.set("b", {"no json", place});
  CHECK_FALSE(fill_fix(0, facts, Lang::en).artifacts.at(0).given);
}

TEST_CASE("fix: where the facts show that it would be wrong, it is none") {
  const RuleSet& rules = builtin_rules();
  FixRef fix;
  while (rules.fixes[fix.fix].id != "use-role-account-id") ++fix.fix;
  Facts facts(rules);
  CHECK(may_help(fix, facts));
  facts.set("ram.role.owner_id", {"3", std::nullopt});
  facts.set("endpoint.owner_id", {"2", std::nullopt});
  CHECK(may_help(fix, facts));
  Facts others = facts;
  others.set("endpoint.true_owner_id", {"1", std::nullopt});
  CHECK_FALSE(may_help(fix, others));
  facts.set("endpoint.true_owner_id", {"3", std::nullopt});
  CHECK(may_help(fix, facts));
  facts.set("caller.account_id", {"3", std::nullopt});
  CHECK_FALSE(may_help(fix, facts));
}

TEST_CASE("fix: one with a condition is offered only where the condition is known to hold") {
  const RuleSet& rules = builtin_rules();
  const auto cause = std::find_if(rules.causes.begin(), rules.causes.end(), [](const Cause& each) {
    return each.id == "trust-wrong-account";
  });
  const FixRef& edit = RuleSet::part(rules.fix_refs, cause->fixes)[0];
  const FixRef& enter = RuleSet::part(rules.fix_refs, cause->fixes)[1];
  Facts facts(rules);
  CHECK(may_help(edit, facts));
  CHECK_FALSE(may_help(enter, facts));
  facts.set("endpoint.role_name", {"aliyundtsdefaultrole", std::nullopt});
  CHECK_FALSE(may_help(edit, facts));
  CHECK(may_help(enter, facts));
  facts.set("endpoint.role_name", {"ram-for-dts", std::nullopt});
  CHECK(may_help(edit, facts));
  CHECK_FALSE(may_help(enter, facts));
}

TEST_CASE("fix: an artifact that is a string is a text file") {
  const LoadedRules rules =
      loaded({three_facts(),
              fix_file(R"("artifacts": [{"name": "f.sql", "content": "GRANT {a};\nGO"}])")});
  Facts facts(rules.rules);
  facts.set("a", {"SELECT", std::nullopt});
  CHECK(fill_fix(0, facts, Lang::en).artifacts.at(0).content == "GRANT SELECT;\nGO");
}

TEST_CASE("fix: what cannot be one value in a text file is named in its place") {
  const LoadedRules rules = loaded(
      {three_facts(),
       fix_file(R"("artifacts": [{"name": "f.sql", "content": "DROP INDEX `{a}` ON {b};"}])")});
  Facts facts(rules.rules);
  facts.set("a", {"x`; --", std::nullopt});
  facts.set("b", {"t; DROP TABLE u", std::nullopt});
  const FilledFix fix = fill_fix(0, facts, Lang::en);
  CHECK(fix.artifacts.at(0).content == "DROP INDEX `x``; --` ON <the b>;");
  CHECK(fix.missing.size() == 1);
}

TEST_CASE("fix: no file to run has stars where a password belongs: a server would take them") {
  for (const Artifact& artifact : builtin_rules().artifacts) {
    CAPTURE(artifact.name);
    CHECK(artifact.content.find("***") == std::string_view::npos);
  }
}

TEST_CASE("fix: words in commands, files and their JSON are of the reader's language") {
  const LoadedRules rules = loaded({three_facts(), fix_file(R"("artifacts": [
{"name": "f.sql", "content": "-- {en:refused: |zh:被拒绝的是：}{a}\nSET PASSWORD '<{en:new password|zh:新密码}>';"},
{"name": "p.json", "content": {"Who": ["<{en:owner|zh:属主}>"]}}],
"commands": [["tool", "<{en:owner|zh:属主}>", "{artifact:f.sql}"]], "verify": [["show", "{en:all|zh:全部}"]])")});
  Facts facts(rules.rules);
  facts.set("a", {"{en:x|zh:y}", std::nullopt});  // the user's own
  const FilledFix en = fill_fix(0, facts, Lang::en);
  const FilledFix zh = fill_fix(0, facts, Lang::zh);
  CHECK(en.artifacts.at(0).content == "-- refused: {en:x|zh:y}\nSET PASSWORD '<new password>';");
  CHECK(zh.artifacts.at(0).content == "-- 被拒绝的是：{en:x|zh:y}\nSET PASSWORD '<新密码>';");
  CHECK(zh.artifacts.at(1).content == "{\n  \"Who\": [\n    \"<属主>\"\n  ]\n}");
  CHECK(en.commands.at(0).at(1) == "<owner>");
  CHECK(zh.commands.at(0) == Arguments{"tool", "<属主>", zh.artifacts.at(0).content});
  CHECK(zh.verify.at(0) == Arguments{"show", "全部"});
}

TEST_CASE("fix: a value is replaced where it was written, if the new one means itself everywhere") {
  const LoadedRules rules =
      loaded({three_facts(),
              fix_file(R"("steps": [{"en": "s"}], "changes": [{"fact": "a", "to": "{b}"}])")});
  Place place;
  place.input = "task.json";
  place.line = 3;
  Facts facts(rules.rules);
  facts.set("a", {"old", place});
  CHECK(fill_fix(0, facts, Lang::en).changes.empty());  // what should stand there is not known
  facts.set("b", {"new-1", std::nullopt});
  const FilledFix fix = fill_fix(0, facts, Lang::en);
  REQUIRE(fix.changes.size() == 1);
  CHECK(fix.changes[0].old.text == "old");
  CHECK(fix.changes[0].to == "new-1");
  facts.set("b", {"new'; rm", std::nullopt});
  CHECK(fill_fix(0, facts, Lang::en).changes.empty());
  facts.set("b", {"new-1", std::nullopt});
  facts.set("a", {"old", std::nullopt});  // nobody wrote it anywhere
  CHECK(fill_fix(0, facts, Lang::en).changes.empty());
}

TEST_CASE("fix: the name of a variable is not replaced by the value it should have") {
  const LoadedRules rules =
      loaded({three_facts(),
              fix_file(R"("steps": [{"en": "s"}], "changes": [{"fact": "a", "to": "{b}"}])")});
  Place place;
  place.input = "main.tf";
  place.line = 3;
  Facts facts(rules.rules);
  facts.set("b", {"new-1", std::nullopt});
  const auto changes = [&](const std::string& line, const std::string& marked) {
    place.text = line;
    place.mark_begin = line.find(marked);
    place.mark_end = place.mark_begin + marked.size();
    facts.set("a", {"acs:ram::1:role/old", place});
    return fill_fix(0, facts, Lang::en).changes.size();
  };
  CHECK(changes("role = local.role", "local.role") == 0);
  CHECK(changes("role = \"acs:ram::1:role/old\"", "acs:ram::1:role/old") == 1);
  CHECK(changes("&Role=acs%3Aram%3A%3A1%3Arole%2Fold&", "acs%3Aram%3A%3A1%3Arole%2Fold") == 1);
}

TEST_CASE("fix: with a fact missing it has placeholders") {
  const LoadedRules rules = rules_with_fix();
  const FilledFix fix = fill_fix(0, Facts(rules.rules), Lang::zh);
  CHECK(fix.applicability == Applicability::has_placeholders);
  CHECK(fix.commands.at(0).at(2) == "<the a>");
  CHECK(fix.steps.at(0) == "设置 <the a>。");
}

}  // namespace dtsdoctor::testing
