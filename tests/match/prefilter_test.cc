// SPDX-License-Identifier: Apache-2.0
#include "match/prefilter.h"

#include <random>

#include "catch.h"
#include "rules/builtin.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {
namespace {

using Found = std::vector<std::uint32_t>;

Found found(Prefilter& filter, std::string_view bytes) {
  Found out = {4711};  // what was in it goes
  filter.candidates(bytes, out);
  return out;
}

// The same by looking for each window everywhere.
Found found_slowly(const RuleSet& rules, std::string_view bytes) {
  Found out;
  for (std::uint32_t i = 0; i < rules.patterns.size(); ++i) {
    bool wanted = rules.patterns[i].slow;
    for (const std::string_view window : RuleSet::part(rules.strings, rules.patterns[i].windows)) {
      wanted = wanted || bytes.find(window) != std::string_view::npos;
    }
    if (wanted) out.push_back(i);
  }
  return out;
}

// Patterns that look for these texts, in this order.
LoadedRules rules_for(const std::vector<std::string>& texts) {
  std::string patterns;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    patterns += (i == 0 ? "" : ",\n") + pattern("\"match\": {\"text\": \"" + texts[i] + "\"}",
                                                "a/p" + std::string(1, static_cast<char>('a' + i)));
  }
  return loaded({pattern_file(patterns)});
}

}  // namespace

TEST_CASE("prefilter: a window is found at every alignment") {
  const LoadedRules rules = rules_for({"AssumeRoleFail", "sevenby", "DTS-10035"});
  Prefilter filter(rules.rules);
  for (const std::string_view window : {"AssumeRoleFail", "sevenby", "DTS-10035"}) {
    for (std::size_t front = 0; front < 20; ++front) {
      for (std::size_t back = 0; back < 5; ++back) {
        const std::string text =
            std::string(front, '.') + std::string(window) + std::string(back, '.');
        CHECK(found(filter, text) == found_slowly(rules.rules, text));
        CHECK(found(filter, text).size() == 1);
      }
    }
  }
}

TEST_CASE("prefilter: every window of the built-in rules at every alignment") {
  const RuleSet& rules = builtin_rules();
  Prefilter filter(rules);
  for (std::uint32_t i = 0; i < rules.patterns.size(); ++i) {
    for (const std::string_view window : RuleSet::part(rules.strings, rules.patterns[i].windows)) {
      for (std::size_t front = 0; front < 8; ++front) {
        Found out;
        // Where a value may be missing in the middle, no other words are asked for.
        filter.candidates(std::string(front, ' ') + std::string(window) + " %s", out, true);
        CHECK_THAT(out, Catch::Matchers::VectorContains(i));
      }
    }
  }
}

TEST_CASE("prefilter: nothing is found where there is nothing") {
  const LoadedRules rules = rules_for({"AssumeRoleFail", "DTS-10035"});
  Prefilter filter(rules.rules);
  CHECK(found(filter, "").empty());
  CHECK(found(filter, "abc").empty());
  CHECK(found(filter, std::string(10000, 'A')).empty());
  CHECK(found(filter, "AssumeRoleFai").empty());
  CHECK(found(filter, "ssumeRoleFail").empty());
  CHECK(found(filter, "Assume RoleFail assumerolefail").empty());
}

TEST_CASE("prefilter: a window cut off at either end is none") {
  const LoadedRules rules = rules_for({"AssumeRoleFail"});
  Prefilter filter(rules.rules);
  const std::string window = "AssumeRoleFail";
  for (std::size_t cut = 1; cut < window.size(); ++cut) {
    CHECK(found(filter, window.substr(cut) + "................").empty());
    CHECK(found(filter, "................" + window.substr(0, cut)).empty());
  }
}

TEST_CASE("prefilter: patterns come in order, each once") {
  const LoadedRules rules = rules_for({"FirstWindow", "SecondWindow", "ThirdWindow"});
  Prefilter filter(rules.rules);
  CHECK(found(filter, "ThirdWindow FirstWindow ThirdWindow FirstWindow") == Found{0, 2});
  CHECK(found(filter, "SecondWindowThirdWindow") == Found{1, 2});
}

TEST_CASE("prefilter: patterns without windows are candidates where their shorter words are") {
  const LoadedRules rules =
      loaded({pattern_file(pattern(R"("match": {"text": "fewer rows"})", "a/slow") + "," +
                           pattern(R"("match": {"text": "太少"})", "a/chinese") + "," +
                           pattern(R"("match": {"text": "QuickWindow"})", "a/quick"))});
  Prefilter filter(rules.rules);
  CHECK(found(filter, "").empty());
  CHECK(found(filter, "fewerrows") == Found{0});
  CHECK(found(filter, "far too many, QuickWindow") == Found{2});
  CHECK(found(filter, "\\u592a\\u5c11") == Found{1});
}

TEST_CASE("prefilter: a window alone is not enough where other words of the pattern are missing") {
  const LoadedRules rules = rules_for({"the QuickWindow of some=role", "AssumeRoleFail"});
  Prefilter filter(rules.rules);
  CHECK(found(filter, "the QuickWindow").empty());
  CHECK(found(filter, "the QuickWindow of some\\u003drole") == Found{0});
  // Of what is in pieces nothing more is asked.
  CHECK(found(filter, "the QuickWindow of some=ro\x1b[0mle") == Found{0});
  CHECK(found(filter, "QuickWindow of %s, \"the some=role\"") == Found{0});
}

TEST_CASE("prefilter: patterns for replies are candidates in replies only") {
  const LoadedRules rules = loaded({pattern_file(
      pattern(R"("context": "reply", "match": {"text": "fewer rows"})", "a/slow") + "," +
      pattern(R"("context": "reply", "match": {"text": "QuickWindow"})", "a/quick"))});
  Prefilter filter(rules.rules);
  CHECK(found(filter, "DtsJobId DTS-10035 QuickWindow").empty());
  Found out;
  filter.candidates("QuickWindow, fewer rows", out, true);
  CHECK(out == Found{0, 1});
  filter.candidates("fewer rows", out, true);
  CHECK(out == Found{0});
}

TEST_CASE("prefilter: in replies, too, a pattern is no candidate where a word of it is missing") {
  const LoadedRules rules =
      loaded({pattern_file(pattern(R"("match": {"text": "QuickWindow of rows"})"))});
  Prefilter filter(rules.rules);
  Found out;
  filter.candidates("QuickWindow of a row", out, true);
  CHECK(out.empty());
  CHECK(filter.grams() != nullptr);
  filter.candidates("QuickWindow of %s", out, true);
  CHECK(out == Found{0});
}

TEST_CASE("prefilter: two patterns may share a window") {
  const LoadedRules rules = rules_for({"SharedWindow", "SharedWindow"});
  Prefilter filter(rules.rules);
  CHECK(found(filter, "a SharedWindow") == Found{0, 1});
}

TEST_CASE("prefilter: NUL and other bytes around a window") {
  const LoadedRules rules = rules_for({"AssumeRoleFail"});
  Prefilter filter(rules.rules);
  CHECK(found(filter, std::string("\0\xFF", 2) + "AssumeRoleFail" + std::string("\0", 1)) ==
        Found{0});
}

TEST_CASE("prefilter: agrees with plain searching over random bytes") {
  // Few different bytes, so that parts of windows and whole ones turn up often.
  const LoadedRules rules = rules_for({"abababab", "bbaabba", "aaaaaaab", "babaabaab", "abbbbbba"});
  Prefilter filter(rules.rules);
  std::mt19937 random(20261122);
  std::size_t hits = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text(random() % 64, 'a');
    for (char& c : text)
      c = random() % 16 == 0 ? static_cast<char>(random() & 0xFF) : (random() % 2 == 0 ? 'a' : 'b');
    const Found expected = found_slowly(rules.rules, text);
    hits += expected.size();
    if (found(filter, text) != expected) FAIL("differs on: " << text);
  }
  CHECK(hits > 1000);
}

}  // namespace dtsdoctor::testing
