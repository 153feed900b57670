// SPDX-License-Identifier: Apache-2.0
//
// What good rule files become, and how overlays replace.
#include "rules/loader.h"

#include <algorithm>

#include "catch.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {
namespace {

std::string_view title_of(const LoadedRules& loaded, std::string_view id) {
  const Pattern* pattern = find_pattern(loaded.rules, id);
  return pattern == nullptr ? "(none)" : pattern->title.en;
}

const TestNode& first_test(const LoadedRules& loaded) {
  return loaded.rules.test_nodes[loaded.rules.checks.front().test];
}

}  // namespace

TEST_CASE("loader: a short pattern gets sensible values for what it leaves out") {
  const LoadedRules rules = loaded({pattern_file(pattern("\"code\": null"))});
  const Pattern& p = rules.rules.patterns.front();
  CHECK(p.rev == 1);
  CHECK(p.status == Status::experimental);
  CHECK(p.code.empty());
  CHECK(p.severity == Severity::error);
  CHECK(p.context == Context::any);
  CHECK(p.retryable == Retryable::after_fix);
  CHECK(p.origin.kind == OriginKind::inferred);
  CHECK(p.causes.count == 0);
}

TEST_CASE("loader: blocks stand in a group of their own in regexes") {
  const LoadedRules rules =
      loaded({pattern_file(pattern(R"("match": {"re": "account {ID}+ \\{ID} [{]x{2}"})"))});
  CHECK(rules.rules.match_nodes.front().value == R"(account (?:[0-9]{16})+ \{ID} [{]x{2})");
}

TEST_CASE("loader: parts of ordered take over field and case") {
  const LoadedRules rules = loaded({pattern_file(pattern(
      R"("match": {"field": "message", "fold": true,
      "ordered": [{"text": "a"}, {"re": "b", "optional": true}]})"))});
  const MatchNode& root = rules.rules.match_nodes[rules.rules.patterns.front().match];
  const auto parts = RuleSet::part(rules.rules.match_nodes, root.children);
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].op == MatchOp::text);
  CHECK(parts[0].field == Field::message);
  CHECK(parts[1].op == MatchOp::re);
  CHECK(parts[1].fold);
  CHECK(parts[1].optional);
}

TEST_CASE("loader: children of nested nodes are next to each other") {
  const LoadedRules rules = loaded({pattern_file(pattern(
      R"("match": {"all": [{"any": [{"text": "a"}, {"text": "b"}]},
                        {"none": [{"text": "c"}]}]})"))});
  const auto nodes = rules.rules.match_nodes;
  const MatchNode& root = nodes[rules.rules.patterns.front().match];
  const auto children = RuleSet::part(nodes, root.children);
  REQUIRE(children.size() == 2);
  CHECK(children[0].op == MatchOp::any);
  CHECK(RuleSet::part(nodes, children[0].children)[1].value == "b");
  CHECK(children[1].op == MatchOp::none);
  CHECK(RuleSet::part(nodes, children[1].children)[0].value == "c");
}

TEST_CASE("loader: a capture is named directly or by its fact") {
  const LoadedRules rules = loaded({pattern_file(pattern(R"_(
      "match": {"re": "Failed (?P<a>x)(?P<b>y)"},
      "captures": {"a": "user", "b": {"fact": "message.host", "varies": true, "prefix": "z"}})_"))});
  const auto captures = rules.rules.capture_names;
  REQUIRE(captures.size() == 2);
  CHECK(captures[0].group == "a");
  CHECK(captures[0].name == "user");
  CHECK_FALSE(captures[0].varies);
  CHECK(captures[1].name == "host");
  CHECK(captures[1].varies);
  CHECK(captures[0].prefix.empty());
  CHECK(captures[1].prefix == "z");
}

TEST_CASE("loader: places of examples run parallel to the examples") {
  const LoadedRules rules = loaded({pattern_file(pattern(
      "\"examples\": {\"match\": [\"one\",\n{\"line\": \"two\"}], \"no_match\": [\n\"three\"]}"))});
  REQUIRE(rules.rules.examples.size() == 3);
  REQUIRE(rules.examples.size() == 3);
  CHECK(rules.rules.examples[1].text == "two");
  CHECK(rules.examples[1].line == 5);
  CHECK(rules.examples[2].line == 6);
  CHECK(rules.patterns.front().line == 3);
}

TEST_CASE("loader: facts are sorted and found by key") {
  const LoadedRules rules = loaded({fact_file()});
  const auto facts = rules.rules.facts;
  CHECK(std::is_sorted(facts.begin(), facts.end(),
                       [](const FactDecl& a, const FactDecl& b) { return a.key < b.key; }));
  const FactId fact = find_fact(rules.rules, "ram.trust.ids");
  REQUIRE(fact != kNoFact);
  CHECK(facts[fact].key == "ram.trust.ids");
  CHECK(rules.rules.documents[facts[fact].document].id == "GetRole");
  CHECK(find_fact(rules.rules, "ram.trust.id") == kNoFact);
}

TEST_CASE("loader: in takes its first operand and then the choices") {
  const LoadedRules rules = loaded(
      {fact_file(),
       cause_testing(R"({"in": [{"fact": "endpoint.role_name"}, ["a", "b"]], "fold": true})")});
  const TestNode& test = first_test(rules);
  const auto operands = RuleSet::part(rules.rules.operands, test.operands);
  REQUIRE(operands.size() == 3);
  CHECK(test.fold);
  CHECK(operands[0].kind == Operand::Kind::fact);
  CHECK(operands[2].text == "b");
}

TEST_CASE("loader: the use of a predicate is the predicate's own test") {
  const LoadedRules rules = loaded(
      {fact_file(), cause_testing(R"({"any_of": "ram.trust.ids", "where": {"use": "is-x"}})"),
       file("p.json",
            R"({"schema": "dtsdoctor-predicates/1",
                "predicates": {"is-x": {"eq": [{"item": true}, "x"]}}})")});
  const TestNode& test = first_test(rules);
  CHECK(test.op == TestOp::any_of);
  const TestNode& where = RuleSet::part(rules.rules.test_nodes, test.children).front();
  CHECK(where.op == TestOp::eq);
  CHECK(RuleSet::part(rules.rules.operands, where.operands)[0].kind == Operand::Kind::item);
}

TEST_CASE("loader: the content of an artifact becomes JSON in one line") {
  const LoadedRules rules =
      loaded({fact_file(), fix_file(R"("artifacts": [{"name": "p.json", "content": {
      "Version": "1",  "Ids": ["{ram.trust.ids}"]},
      "append": {"to": "/Ids", "fact": "ram.trust.ids"}}],
      "commands": [["aliyun", "{artifact:p.json}", "{endpoint.role_name}"]])")});
  const Artifact& artifact = rules.rules.artifacts.front();
  CHECK(artifact.content == R"({"Version":"1","Ids":["{ram.trust.ids}"]})");
  CHECK(artifact.append_to == "/Ids");
  CHECK(artifact.append == find_fact(rules.rules, "ram.trust.ids"));
}

TEST_CASE("loader: an overlay replaces a pattern of the same or a lower rev in its place") {
  const std::string second = ",\n" + pattern(R"("title": {"en": "second"})", "a/y");
  const RuleFile base = pattern_file(pattern(R"("rev": 2, "title": {"en": "first"})") + second);
  const RuleFile overlay =
      pattern_file(pattern(R"("rev": 2, "title": {"en": "mine"})"), 1, "mine.json");
  const LoadedRules rules = loaded({overlay, base});
  REQUIRE(rules.rules.patterns.size() == 2);
  CHECK(rules.rules.patterns[0].id == "a/x");
  CHECK(title_of(rules, "a/x") == "mine");
  CHECK(title_of(rules, "a/y") == "second");
  CHECK(rules.patterns[0].input == "mine.json");
}

TEST_CASE("loader: an overlay replaces causes and the date, and refers to what is below it") {
  RuleFile cause = cause_file(R"("title": {"en": "mine"})");
  cause.level = 2;
  const LoadedRules rules =
      loaded({cause_file(R"("title": {"en": "theirs"})"), cause,
              pattern_file(pattern(R"("causes": ["c"])"), 1),
              file("b", R"({"schema": "dtsdoctor-bundle/1", "date": "2026-01-01"})"),
              file("b", R"({"schema": "dtsdoctor-bundle/1", "date": "2026-02-02"})", 1)});
  CHECK(find_cause(rules.rules, "c")->title.en == "mine");
  CHECK(rules.rules.date == "2026-02-02");
}

TEST_CASE("loader: the hash tells bundles apart and takes files in level order") {
  const RuleFile a = pattern_file(pattern("\"rev\": 1"), 0, "a.json");
  const RuleFile b = pattern_file(pattern("\"rev\": 1", "a/y"), 1, "b.json");
  const std::string hash(loaded({a, b}).rules.hash);
  CHECK(hash.size() == 16);
  CHECK(loaded({b, a}).rules.hash == hash);
  CHECK(loaded({a}).rules.hash != hash);
  RuleFile renamed = b;
  renamed.name = "c.json";
  CHECK(loaded({a, renamed}).rules.hash != hash);
}

TEST_CASE("loader: rows outlive the files and the loader's result") {
  RuleSet kept;
  {
    LoadedRules rules = loaded({pattern_file(pattern(R"("title": {"en": "kept for good"})"))});
    kept = rules.rules;
  }
  CHECK(kept.patterns.front().title.en == "kept for good");
}

TEST_CASE("loader: no files are an empty rule set") {
  const LoadedRules rules = loaded({});
  CHECK(rules.rules.patterns.empty());
  CHECK(rules.rules.date.empty());
}

TEST_CASE("rule set: enumerators have the names of the files") {
  CHECK(name_of(Severity::warning) == "warning");
  CHECK(name_of(Status::stable) == "stable");
  CHECK(name_of(Retryable::maybe_transient) == "maybe_transient");
  CHECK(name_of(OriginKind::documented) == "documented");
  CHECK(name_of(Applicability::has_placeholders) == "has_placeholders");
  CHECK(name_of(Effect::rules_out) == "rules_out");
}

}  // namespace dtsdoctor::testing
