// SPDX-License-Identifier: Apache-2.0
//
// What is asked for where a fact is not known.
#include "report/needs.h"

#include "catch.h"
#include "rules/builtin.h"

namespace dtsdoctor::testing {
namespace {

// The fact that is asked for, and the file in which its document is to be saved.
std::string asked_for(const Facts& facts, std::string_view key) {
  const RuleSet& rules = builtin_rules();
  std::vector<MissingReport> out;
  add_needs(rules, facts, {find_fact(rules, key)}, Lang::en, out);
  REQUIRE(out.size() == 1);
  REQUIRE(out[0].obtain);
  return out[0].fact + " " + out[0].obtain->save_as;
}

}  // namespace

TEST_CASE("needs: which policy to show, the list of those that are attached tells first") {
  Facts facts(builtin_rules());
  facts.set("endpoint.side", {"source", std::nullopt});
  facts.set("endpoint.instance_type", {"RDS", std::nullopt});
  facts.set_list("ram.attached.all", {{"AliyunDTSRolePolicy", std::nullopt}}, std::nullopt);
  CHECK(asked_for(facts, "ram.permissions.missing_actions") ==
        "ram.attached.all source-policies.json");
  facts.set("ram.permissions.unread_policy", {"mine", std::nullopt});
  CHECK(asked_for(facts, "ram.permissions.missing_actions") ==
        "ram.permissions.missing_actions source-mine.json");
}

}  // namespace dtsdoctor::testing
