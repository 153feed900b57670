// SPDX-License-Identifier: Apache-2.0
//
// Tests over facts in three states, and Kleene's logic above them.
#include "diagnose/predicate.h"

#include "catch.h"
#include "diagnose/rules_with.h"

namespace dtsdoctor::testing {
namespace {

// The outcome of a test, facts set by `set`.
template <typename Set>
std::string outcome(const std::string& test, Set set) {
  const LoadedRules rules =
      rules_with_cause("\"checks\": [" + check("k", test, "confirms", "rules_out") + "]");
  Facts facts(rules.rules);
  set(facts);
  const Outcome result = evaluate(rules.rules, rules.rules.checks[0].test, facts);
  std::string out = result.value == Tri::yes  ? "true"
                    : result.value == Tri::no ? "false"
                                              : "unknown";
  for (const FactId id : result.missing) out += " " + std::string(rules.rules.facts[id].key);
  return out;
}

void nothing(Facts&) {}

FactValue in(const char* input, const char* text) {
  return {text, Place{input, 1, 1, 0, "", 0, 0}};
}

const std::string kA = R"({"fact": "a"})";
const std::string kB = R"({"fact": "b"})";

std::string eq(const std::string& x, const std::string& y) {
  return R"({"eq": [)" + x + "," + y + "]}";
}

const std::string kTrue = R"({"eq": ["x", "x"]})";
const std::string kFalse = R"({"eq": ["x", "y"]})";
const std::string kUnknown = R"({"present": "b"})";

}  // namespace

TEST_CASE("predicates: an unknown fact leaves a comparison unknown and is named") {
  CHECK(outcome(eq(kA, "\"1\""), nothing) == "unknown a");
  CHECK(outcome(eq(kB, kA), nothing) == "unknown a b");
  CHECK(outcome(R"({"any_of": "list", "where": {"eq": [{"item": true}, "1"]}})", nothing) ==
        "unknown list");
}

TEST_CASE("predicates: a fact known to be absent makes any comparison false") {
  const auto absent = [](Facts& facts) { facts.set_absent("a"); };
  CHECK(outcome(eq(kA, "\"1\""), absent) == "false");
  CHECK(outcome(R"({"ne": [{"fact": "a"}, "1"]})", absent) == "false");
  CHECK(outcome(R"({"matches": [{"fact": "a"}, "."]})", absent) == "false");
  CHECK(outcome(eq(kA, kB), absent) == "false");
  CHECK(outcome(R"({"not": )" + eq(kA, "\"1\"") + "}", absent) == "true");
}

TEST_CASE(
    "predicates: whether a masked id is another one, its digits tell only where they differ") {
  const auto compared = [](const char* a, const char* b) {
    return outcome(eq(kA, kB), [&](Facts& facts) {
      facts.set("a", {a, std::nullopt});
      facts.set("b", {b, std::nullopt});
    });
  };
  CHECK(compared("140882613775****", "1408826137750019") == "unknown");
  CHECK(compared("1408826137750019", "1408****") == "unknown");
  CHECK(compared("1408****", "140882613775****") == "unknown");
  CHECK(compared("1408****", "1408****") == "true");
  CHECK(compared("1499****", "1408826137750019") == "false");
  CHECK(compared("164682176356****", "1646821763561234") == "false");  // a sample, no one's id
  CHECK(compared("a**", "ab") == "false");
  CHECK(compared("**", "prod") == "false");
}

TEST_CASE("predicates: present and absent decide on known and known absent") {
  const auto known = [](Facts& facts) { facts.set("a", {"1", std::nullopt}); };
  const auto absent = [](Facts& facts) { facts.set_absent("a"); };
  CHECK(outcome(R"({"present": "a"})", known) == "true");
  CHECK(outcome(R"({"absent": "a"})", known) == "false");
  CHECK(outcome(R"({"present": "a"})", absent) == "false");
  CHECK(outcome(R"({"absent": "a"})", absent) == "true");
  CHECK(outcome(R"({"present": "a"})", nothing) == "unknown a");
}

TEST_CASE("predicates: all, any and not follow Kleene") {
  const auto all = [](const std::string& x, const std::string& y) {
    return R"({"all": [)" + x + "," + y + "]}";
  };
  const auto any = [](const std::string& x, const std::string& y) {
    return R"({"any": [)" + x + "," + y + "]}";
  };
  CHECK(outcome(all(kTrue, kUnknown), nothing) == "unknown b");
  CHECK(outcome(all(kUnknown, kFalse), nothing) == "false");
  CHECK(outcome(all(kTrue, kTrue), nothing) == "true");
  CHECK(outcome(any(kFalse, kUnknown), nothing) == "unknown b");
  CHECK(outcome(any(kUnknown, kTrue), nothing) == "true");
  CHECK(outcome(any(kFalse, kFalse), nothing) == "false");
  CHECK(outcome(R"({"not": )" + kUnknown + "}", nothing) == "unknown b");
  CHECK(outcome(R"({"not": )" + kTrue + "}", nothing) == "false");
}

TEST_CASE("predicates: an empty list that was read is known") {
  const auto empty = [](Facts& facts) { facts.set_list("list", {}); };
  CHECK(outcome(R"({"contains": [{"fact": "list"}, "1"]})", empty) == "false");
  CHECK(outcome(R"({"any_of": "list", "where": {"eq": [{"item": true}, "1"]}})", empty) == "false");
  CHECK(outcome(R"({"all_of": "list", "where": {"eq": [{"item": true}, "1"]}})", empty) == "true");
}

TEST_CASE("predicates: a list known in part proves what is in it, never what is not") {
  const auto part = [](Facts& facts) { facts.set_part("list", {{"1", {}}}); };
  const auto has = [](const std::string& what) {
    return R"({"contains": [{"fact": "list"}, ")" + what + "\"]}";
  };
  CHECK(outcome(has("1"), part) == "true");
  CHECK(outcome(has("2"), part) == "unknown list");
  const auto each = [](const std::string& quantifier, const std::string& what) {
    return "{\"" + quantifier + R"(": "list", "where": {"eq": [{"item": true}, ")" + what + "\"]}}";
  };
  CHECK(outcome(each("any_of", "1"), part) == "true");
  CHECK(outcome(each("any_of", "2"), part) == "unknown list");
  CHECK(outcome(each("all_of", "1"), part) == "unknown list");
  CHECK(outcome(each("all_of", "2"), part) == "false");
  CHECK(outcome(R"({"present": "list"})", part) == "true");
}

TEST_CASE("predicates: any_of and all_of look at each element") {
  const auto two = [](Facts& facts) { facts.set_list("list", {{"1", {}}, {"2", {}}}); };
  CHECK(outcome(R"({"any_of": "list", "where": {"eq": [{"item": true}, "2"]}})", two) == "true");
  CHECK(outcome(R"({"all_of": "list", "where": {"eq": [{"item": true}, "2"]}})", two) == "false");
  CHECK(outcome(R"({"all_of": "list", "where": {"matches": [{"item": true}, "^[0-9]$"]}})", two) ==
        "true");
  CHECK(outcome(R"({"any_of": "list", "where": {"eq": [{"item": true}, {"fact": "a"}]}})", two) ==
        "unknown a");
}

TEST_CASE("predicates: each comparison") {
  const auto set = [](Facts& facts) {
    facts.set("a", {"Role-9", std::nullopt});
    facts.set_list("list", {{"rds:Describe*", {}}, {"dts:*", {}}});
  };
  CHECK(outcome(R"({"eq": [{"fact": "a"}, "role-9"]})", set) == "false");
  CHECK(outcome(R"({"eq": [{"fact": "a"}, "role-9"], "fold": true})", set) == "true");
  CHECK(outcome(R"({"in": [{"fact": "a"}, ["x", "Role-9"]]})", set) == "true");
  CHECK(outcome(R"({"covers": [{"fact": "list"}, "rds:DescribeDBInstances"]})", set) == "true");
  CHECK(outcome(R"({"covers": [{"fact": "list"}, "rds:ModifySecurityIps"]})", set) == "false");
  CHECK(outcome(R"({"is": [{"fact": "a"}, "role_name"]})", set) == "true");
  CHECK(outcome(R"({"is": [{"fact": "a"}, "account_id"]})", set) == "false");
}

TEST_CASE("predicates: numbers compare by value, times as text") {
  CHECK(outcome(R"({"lt": ["9", "10"]})", nothing) == "true");
  CHECK(outcome(R"({"gt": ["100000000000000000000", "99"]})", nothing) == "true");
  CHECK(outcome(R"({"lt": ["2026-10-08T02:11:45Z", "2026-10-08T02:19:03Z"]})", nothing) == "true");
}

TEST_CASE("predicate: a redacted id is the same as its like in one document only") {
  const auto compared = [](const FactValue& a, const FactValue& b) {
    return outcome(eq(kA, kB), [&](Facts& facts) {
      facts.set("a", a);
      facts.set("b", b);
    });
  };
  CHECK(compared(in("x", "<account-1>"), in("x", "<account-1>")) == "true");
  CHECK(compared(in("x", "<account-1>"), in("x", "<account-2>")) == "false");
  CHECK(compared(in("t#x", "<account-1>"), in("t#y", "<account-2>")) == "false");
  CHECK(compared(in("x", "<account-1>"), in("y", "<account-1>")) == "unknown");
  CHECK(compared(in("x", "<account-1>"), in("y", "1408826137750019")) == "unknown");
  CHECK(compared(in("x", "1"), in("y", "1")) == "true");
}

TEST_CASE("predicate: a rule's own word is no redacted id") {
  const auto role = [](Facts& facts) { facts.set("a", in("x", "<role-1>")); };
  CHECK(outcome(eq(kA, R"("AliyunDTSDefaultRole")"), role) == "false");
  CHECK(outcome(R"({"in": [{"fact": "a"}, ["p", "q"]]})", role) == "false");
}

TEST_CASE("predicate: what a redacted id looks like is known as far as all of its kind look so") {
  const auto matches = [](const char* regex, const char* text) {
    return outcome(R"({"matches": [{"fact": "a"}, ")" + std::string(regex) + R"("]})",
                   [&](Facts& facts) { facts.set("a", in("x", text)); });
  };
  CHECK(matches("^[0-9]+$", "<account-1>") == "true");
  CHECK(matches("^[0-9]{16}$", "<account-1>") == "unknown");
  CHECK(matches("[<>*]", "<account-1>") == "false");
  CHECK(matches("^[A-Za-z0-9._-]+$", "<role-1>") == "unknown");
  CHECK(matches(":role/", "acs:ram::<account-1>:role/<role-1>") == "true");
}

}  // namespace dtsdoctor::testing
