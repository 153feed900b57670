// SPDX-License-Identifier: Apache-2.0
//
// The verdict table of the design, row by row, and what stands over several endpoints.
#include <array>

#include "catch.h"
#include "diagnose/differential.h"
#include "diagnose/rules_with.h"

namespace dtsdoctor::testing {
namespace {

// A cause whose checks come out with these effects.
std::string verdict(const std::vector<std::string>& effects, bool only_cause = false,
                    const std::string& more = "") {
  std::string checks;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    checks +=
        (i == 0 ? "" : ",") + check("k" + std::to_string(i), R"({"eq": ["x", "x"]})", effects[i]);
  }
  const LoadedRules rules = rules_with_cause("\"checks\": [" + checks + "]" + more);
  const Facts facts(rules.rules);
  const UnitVerdict unit = judge(rules.rules, rules.rules.causes[0], facts, only_cause);
  return std::string(name_of(unit.verdict)) +
         (unit.only_documented ? " (only documented cause)" : "");
}

}  // namespace

TEST_CASE("verdict table: every combination of effects") {
  CHECK(verdict({"confirms", "rules_out"}) == "conflicting");
  CHECK(verdict({"confirms", "rules_out", "supports", "weakens"}) == "conflicting");
  CHECK(verdict({"rules_out"}) == "ruled_out");
  CHECK(verdict({"rules_out", "supports"}) == "ruled_out");
  CHECK(verdict({"confirms"}) == "confirmed");
  CHECK(verdict({"confirms", "weakens"}) == "confirmed");
  CHECK(verdict({"supports"}) == "likely");
  CHECK(verdict({"supports", "supports"}) == "likely");
  CHECK(verdict({"supports", "weakens"}) == "unknown");
  CHECK(verdict({"weakens"}) == "unknown");
  CHECK(verdict({"nothing"}) == "unknown");
  CHECK(verdict({}) == "unknown");
}

TEST_CASE("verdict table: the only documented cause is likely when nothing was decided") {
  CHECK(verdict({}, true) == "likely (only documented cause)");
  CHECK(verdict({"nothing"}, true) == "likely (only documented cause)");
  CHECK(verdict({"rules_out"}, true) == "ruled_out");
  CHECK(verdict({"weakens"}, true) == "unknown");
  CHECK(verdict({"supports"}, true) == "likely");
  const std::string open = R"(, "applies_if": {"present": "a"})";
  CHECK(verdict({"confirms"}, true, open) == "likely (only documented cause)");
  CHECK(verdict({"rules_out"}, true, open) == "ruled_out");
  CHECK(verdict({"weakens"}, true, open) == "unknown");
  CHECK(verdict({"supports", "weakens"}, true, open) == "unknown");
}

TEST_CASE(
    "verdict table: a cause that does not apply is ruled out, one that may apply claims nothing") {
  CHECK(verdict({"confirms"}, false, R"(, "applies_if": {"eq": ["x", "y"]})") == "ruled_out");
  CHECK(verdict({"confirms"}, false, R"(, "applies_if": {"present": "a"})") == "unknown");
  CHECK(verdict({"rules_out"}, false, R"(, "applies_if": {"present": "a"})") == "ruled_out");
  CHECK(verdict({"confirms"}, false, R"(, "applies_if": {"eq": ["x", "x"]})") == "confirmed");
}

TEST_CASE("verdict table: an undecided check names what it lacks") {
  const LoadedRules rules = rules_with_cause(
      "\"checks\": [" + check("k", R"({"eq": [{"fact": "a"}, {"fact": "b"}]})", "confirms") + "]");
  Facts facts(rules.rules);
  facts.set("a", {"1", std::nullopt});
  const UnitVerdict unit = judge(rules.rules, rules.rules.causes[0], facts, false);
  CHECK(unit.verdict == Verdict::unknown);
  REQUIRE(unit.missing.size() == 1);
  CHECK(rules.rules.facts[unit.missing[0]].key == "b");
}

TEST_CASE("verdict table: what is missing is named once, also where it decides what applies") {
  const LoadedRules rules =
      rules_with_cause(R"("applies_if": {"present": "a"}, "checks": [)" +
                       check("k", R"({"present": "b"})", "confirms") + "," +
                       check("l", R"({"eq": [{"fact": "b"}, {"fact": "a"}]})", "confirms") + "]");
  std::vector<std::string_view> missing;
  for (const FactId fact :
       judge(rules.rules, rules.rules.causes[0], Facts(rules.rules), false).missing)
    missing.push_back(rules.rules.facts[fact].key);
  CHECK(missing == std::vector<std::string_view>{"a", "b"});
}

TEST_CASE("verdict table: of causes that exclude each other not two are confirmed") {
  // c excludes d, whichever of them is written first.
  const auto verdicts = [](const std::string& of_c, const std::string& of_d, const char* order) {
    const auto cause = [](const std::string& id, const std::string& effect,
                          const std::string& more) {
      return R"({"id": ")" + id + R"(", "title": {"en": "T"}, "because": {"en": "B"}, )" + more +
             "\"checks\": [" + check("k", R"({"eq": ["x", "x"]})", effect) + "]}";
    };
    const LoadedRules rules =
        loaded({three_facts(),
                file("knowledge/causes/c.json", R"({"schema": "dtsdoctor-causes/1", "causes": [)" +
                                                    cause("c", of_c, R"("excludes": ["d"], )") +
                                                    "," + cause("d", of_d, "") + "]}"),
                pattern_file(pattern(order))});
    std::string out;
    for (const CauseVerdict& each :
         differentiate(rules.rules, rules.rules.patterns[0], Case(), {}).causes) {
      out += std::string(out.empty() ? "" : " ") + std::string(rules.rules.causes[each.cause].id) +
             "=" + std::string(name_of(each.verdict)) + (each.units[0].excluded ? "!" : "");
    }
    return out;
  };
  for (const char* order : {R"("causes": ["c", "d"])", R"("causes": ["d", "c"])"}) {
    INFO(order);
    CHECK(verdicts("confirms", "supports", order) == "c=confirmed d=ruled_out!");
    CHECK(verdicts("supports", "confirms", order) == "d=confirmed c=ruled_out!");
    CHECK(verdicts("confirms", "weakens", order) == "c=confirmed d=ruled_out!");
    CHECK(verdicts("confirms", "rules_out", order) == "c=confirmed d=ruled_out");
  }
  CHECK(verdicts("confirms", "confirms", R"("causes": ["c", "d"])") ==
        "c=conflicting d=conflicting");
  CHECK(verdicts("supports", "supports", R"("causes": ["c", "d"])") == "c=likely d=likely");
}

TEST_CASE("verdicts are ordered as they are reported") {
  const std::array order = {Verdict::confirmed, Verdict::likely, Verdict::conflicting,
                            Verdict::unknown, Verdict::ruled_out};
  CHECK(std::is_sorted(order.begin(), order.end()));
}

}  // namespace dtsdoctor::testing
