// SPDX-License-Identifier: Apache-2.0
//
// What the self-test finds, with a pipeline that answers as told.
#include "rules/selftest.h"

#include <algorithm>

#include "catch.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {
namespace {

using Answers = std::map<std::string, std::vector<ExampleMatch>>;

MatchFunction answering(Answers answers) {
  return [answers = std::move(answers)](std::string_view text) {
    const auto found = answers.find(std::string(text));
    return found == answers.end() ? std::vector<ExampleMatch>() : found->second;
  };
}

std::string rendered(const std::vector<Problem>& problems, const std::string& headline = "error") {
  std::string out;
  for (const Problem& problem : problems) out += render(problem, headline);
  return out;
}

// The lints that were reported, without their texts.
std::vector<std::string> codes(const std::vector<Problem>& problems) {
  std::vector<std::string> out;
  for (const Problem& problem : problems)
    out.push_back(problem.what.english().substr(0, problem.what.english().find(' ')));
  return out;
}

using List = std::vector<std::string>;

// A pattern that nothing can be said against.
std::string clean(std::string_view id, std::string_view text, std::string_view more = "") {
  return pattern("\"examples\": {\"match\": [\"" + std::string(text) +
                     "\"],\n\"no_match\": [\"no\", \"nor\"]}" + std::string(more),
                 id);
}

}  // namespace

TEST_CASE("self-test: rows count what was run") {
  const LoadedRules rules = loaded({pattern_file(clean("a/x", "yes"))});
  const SelfTest test = selftest(rules, answering({{"yes", {{"a/x", {}}}}}));
  REQUIRE(test.rows.size() == 1);
  CHECK(test.rows[0].pattern == "a/x");
  CHECK(test.rows[0].status == Status::experimental);
  CHECK(test.rows[0].examples == 1);
  CHECK(test.rows[0].negatives == 2);
  CHECK(test.rows[0].problems == 0);
  CHECK(rendered(test.errors).empty());
  CHECK(rendered(test.warnings).empty());
}

TEST_CASE("self-test: an example that is not matched is an error") {
  const LoadedRules rules = loaded({pattern_file(clean("a/x", "yes"))});
  const SelfTest test = selftest(rules, answering({}));
  CHECK(rendered(test.errors) == R"(error: [example_not_matched] 'a/x' does not match its example
 --> patterns/a.json:4:24
  |
4 | "examples": {"match": ["yes"],
  |                        ^^^^^
  = nothing was diagnosed in it
)");
  CHECK(test.rows[0].problems == 1);
}

TEST_CASE("self-test: a look-alike that is matched is an error, with why it must not be") {
  const LoadedRules rules =
      loaded({pattern_file(pattern("\"examples\": {\"match\": [\"yes\"], \"no_match\": "
                                   "[\"no\",\n{\"text\": \"grep yes\", \"why\": \"quoted\"}]}"))});
  const SelfTest test =
      selftest(rules, answering({{"yes", {{"a/x", {}}}}, {"grep yes", {{"a/x", {}}}}}));
  CHECK(rendered(test.errors) == R"(error: [negative_matched] 'a/x' matches what it must not match
 --> patterns/a.json:5:10
  |
5 | {"text": "grep yes", "why": "quoted"}]},
  |          ^^^^^^^^^^
  = why it must not: quoted
)");
}

TEST_CASE("self-test: a capture with another value than expected is an error") {
  const LoadedRules rules = loaded({pattern_file(pattern(
      R"_("captures": {"u": "user"},
"match": {"re": "SomethingFailed (?P<u>.*)"}, "examples": {"no_match": ["no", "nor"], "match": [
{"text": "yes", "captures": {"user": "root"}}]})_"))});
  const SelfTest other = selftest(rules, answering({{"yes", {{"a/x", {{"user", "rooot"}}}}}}));
  CHECK(rendered(other.errors) ==
        R"(error: [capture_differs] 'a/x' captures another 'user' than expected
 --> patterns/a.json:6:38
  |
6 | {"text": "yes", "captures": {"user": "root"}}]},
  |                                      ^^^^^^
  = it captured 'rooot'
)");
  const SelfTest none = selftest(rules, answering({{"yes", {{"a/x", {}}}}}));
  CHECK(none.errors.front().why == "it captured none");
  const SelfTest one_of_two = selftest(
      rules, answering({{"yes", {{"a/x", {{"user", "x"}}}, {"a/x", {{"user", "root"}}}}}}));
  CHECK(one_of_two.errors.empty());
}

TEST_CASE("self-test: a capture that no example fills is a warning") {
  const LoadedRules rules = loaded({pattern_file(clean(
      "a/x", "yes",
      ",\n\"match\": {\"re\": \"SomethingFailed (?P<u>.*)\"},\n\"captures\": {\"u\": \"user\"}"))});
  const SelfTest test = selftest(rules, answering({{"yes", {{"a/x", {}}}}}));
  CHECK(rendered(test.warnings, "warning") ==
        R"(warning: [unexercised_capture] no example of 'a/x' fills 'user'
 --> patterns/a.json:7:14
  |
7 | "captures": {"u": "user"},
  |              ^^^
  = help: add an example that does
)");
}

TEST_CASE("self-test: two patterns that claim one text are an error unless one supersedes") {
  const Answers both = {{"yes", {{"a/x", {}}, {"a/y", {}}}}, {"aye", {{"a/y", {}}}}};
  const LoadedRules rivals =
      loaded({pattern_file(clean("a/x", "yes") + ",\n" + clean("a/y", "aye"))});
  CHECK(rendered(selftest(rivals, answering(both)).errors) ==
        R"(error: [cross_talk] the example of 'a/x' is also diagnosed as 'a/y'
 --> patterns/a.json:4:24
  |
4 | "examples": {"match": ["yes"],
  |                        ^^^^^
  = help: make one of them narrower, or let the more precise one name the other in "supersedes"
)");
  for (const char* supersedes : {R"(, "supersedes": ["a/x"])", R"(, "supersedes": ["*"])"}) {
    const LoadedRules ordered =
        loaded({pattern_file(clean("a/x", "yes") + ",\n" + clean("a/y", "aye", supersedes))});
    CHECK(selftest(ordered, answering(both)).errors.empty());
  }
}

TEST_CASE("self-test: shortcomings that are gone are warnings") {
  const LoadedRules rules = loaded({pattern_file(pattern(
      R"("examples": {"match": ["yes"], "no_match": ["no", "nor"],
                      "known_miss": ["m"], "known_false": ["f"]})"))});
  const SelfTest still = selftest(rules, answering({{"yes", {{"a/x", {}}}}, {"f", {{"a/x", {}}}}}));
  CHECK(still.warnings.empty());
  const SelfTest gone = selftest(rules, answering({{"yes", {{"a/x", {}}}}, {"m", {{"a/x", {}}}}}));
  CHECK(codes(gone.warnings) == List{"[known_miss_matched]", "[known_false_unmatched]"});
}

TEST_CASE("self-test: weak patterns are warned about") {
  const LoadedRules rules =
      loaded({pattern_file(pattern(R"("status": "stable", "match": {"text": "short"})"))});
  const SelfTest test = selftest(rules, answering({{"SomethingFailed", {{"a/x", {}}}}}));
  CHECK(codes(test.warnings) == List{"[too_few_negatives]", "[slow_pattern]", "[missing_zh]"});
}

TEST_CASE("self-test: an alternative that no example needs is warned about") {
  const std::string two =
      R"("match": {"any": [{"text": "FirstWording"}, {"text": "SecondWording"}]},
         "examples": {"match": ["FirstWording", "SecondWording"], "no_match": ["no", "nor"]})";
  const LoadedRules rules = loaded({pattern_file(pattern(two))});
  const Answers first = {{"FirstWording", {{"a/x", {}}}}, {"SecondWording", {{"a/x", {}}}}};
  const SelfTest test = selftest(rules, answering(first));
  REQUIRE(test.warnings.size() == 1);
  CHECK(test.warnings[0].what ==
        "[unexercised_branch] no example of 'a/x' is matched by its alternative 2");
  const Answers both = {{"FirstWording", {{"a/x", {}}}}, {"SecondWording", {{"a/x", {}, 1}}}};
  CHECK(selftest(rules, answering(both)).warnings.empty());
}

TEST_CASE("self-test: an expression that begins with anything, and an id as a literal") {
  const LoadedRules rules = loaded({pattern_file(pattern(
      R"("match": {"all": [{"re": ".*SomethingFailed"}, {"text": "account 1408826137750019"}]},
         "examples": {"match": ["yes"], "no_match": ["no", "nor"]})"))});
  const SelfTest test = selftest(rules, answering({{"yes", {{"a/x", {}}}}}));
  CHECK(codes(test.warnings) == List{"[leading_dot_star]", "[unique_id_in_literal]"});
}

TEST_CASE("self-test: a source that was read more than a year before the bundle") {
  const auto warnings = [](const std::string& captured) {
    const LoadedRules rules = loaded(
        {file("knowledge/bundle.json", R"({"schema": "dtsdoctor-bundle/1", "date": "2026-11-22"})"),
         pattern_file(clean("a/x", "yes",
                            R"(, "origin": {"kind": "documented", "url": "https://example.com",
                                "captured": ")" +
                                captured + "\"}"))});
    return codes(selftest(rules, answering({{"yes", {{"a/x", {}}}}})).warnings);
  };
  CHECK(warnings("2025-11-22").empty());
  CHECK(warnings("2025-11-21") == List{"[stale_origin]"});
}

TEST_CASE("self-test: causes and fixes that nothing uses are warned about") {
  const LoadedRules rules =
      loaded({fact_file(),
              cause_file(R"("title": {"en": "T", "zh": "题"}, "because": {"en": "B", "zh": "因"})"),
              fix_file(R"("title": {"en": "T", "zh": "题"}, "steps": [])")});
  const SelfTest test = selftest(rules, answering({}));
  CHECK(rendered(test.warnings, "warning") ==
        R"(warning: [unused_cause] no pattern has the cause 'c'
 --> knowledge/causes/c.json:2:7
  |
2 | "id": "c",
  |       ^^^
warning: [unused_fix] neither a cause nor a pre-flight rule has the fix 'f'
 --> knowledge/fixes/f.json:2:7
  |
2 | "id": "f",
  |       ^^^
)");
}

}  // namespace dtsdoctor::testing
