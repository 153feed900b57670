// SPDX-License-Identifier: Apache-2.0
//
// Whether the entered role exists and what it is probably called, from one role's document and from
// lists of roles.
#include "facts/role_facts.h"

#include "catch.h"
#include "facts/derive.h"
#include "facts/ram_documents.h"

namespace dtsdoctor::testing {
namespace {

std::string roles(const std::vector<std::string>& names, const std::string& owner = kOwner,
                  const std::string& more = "") {
  std::string list;
  for (const std::string& name : names)
    list += (list.empty() ? "" : ",") +
            (R"({"RoleName":")" + name + R"(","Arn":"acs:ram::)" + owner + ":role/" + name + "\"}");
  return R"({"Roles":{"Role":[)" + list + "]}" + more + "}";
}

std::string shown(const std::vector<std::pair<std::string, std::string>>& documents,
                  std::string_view key) {
  const Case of = case_of(documents);
  const Facts facts = collect_facts(builtin_rules(), of, units_of(of).front(), {});
  const Fact& fact = facts.at("ram.role." + std::string(key));
  if (fact.state == FactState::unknown) return "?";
  return fact.state == FactState::absent ? "-" : fact.values.front().text;
}

}  // namespace

TEST_CASE("role facts: a list of the owner's roles tells whether the role exists") {
  const std::string task = source_task(kOwner, "dts-role");
  CHECK(shown({{"task.json", task}, {"roles.json", roles({"a", "DTS-role"})}}, "exists") == "true");
  CHECK(shown({{"task.json", task}, {"roles.json", roles({"a"})}}, "exists") == "false");
  CHECK(shown({{"task.json", task}, {"roles.json", roles({"a"})}}, "looked_up_account") == kOwner);
}

TEST_CASE("role facts: a list of another account, a cut one and an empty one prove nothing") {
  const std::string task = source_task(kOwner, "dts-role");
  for (const std::string& list :
       {roles({"a"}, kOther), roles({"a"}, kOwner, R"(,"IsTruncated":true)"), roles({})})
    CHECK(shown({{"task.json", task}, {"roles.json", list}}, "exists") == "?");
}

TEST_CASE("role facts: the list counts more than the document of another role") {
  const std::string task = source_task(kOwner, "dts-role");
  const std::string other = get_role(trusting(kCreator), kOwner, "ram-for-dts");
  const std::string list = roles({"ram-for-dts", "dts-role"});
  CHECK(shown({{"task.json", task}, {"r.json", other}, {"roles.json", list}}, "name") ==
        "dts-role");
  CHECK(shown({{"task.json", task}, {"r.json", other}}, "name") == "ram-for-dts");
}

TEST_CASE("role facts: the nearest name of the owner's account") {
  const auto nearest = [](const std::string& entered, const std::string& list) {
    return shown({{"task.json", source_task(kOwner, entered)}, {"roles.json", list}},
                 "nearest_name");
  };
  CHECK(nearest("ram-for-dtss", roles({"AliyunDTSDefaultRole", "ram-for-dts"})) == "ram-for-dts");
  CHECK(nearest("RAM-for-DTS ", roles({"ram-for-dts"})) == "ram-for-dts");
  CHECK(nearest("ram-for-dtss", roles({"web-server"})) == "-");
  CHECK(nearest("ram-for-dtss", roles({"ram-for-dts"}, kOther)) == "?");
}

TEST_CASE("role facts: a name that differs in case or blanks only") {
  const auto spelt = [](const std::string& entered) {
    return shown(
        {{"task.json", source_task(kOwner, entered)}, {"role.json", get_role(trusting(kCreator))}},
        "spelt_name");
  };
  CHECK(spelt("RAM-for-dts") == "ram-for-dts");
  CHECK(spelt("ram- for-dts") == "ram-for-dts");
  CHECK(spelt("ram-for-dts") == "-");
  CHECK(spelt("ram-for-dtss") == "-");
}

}  // namespace dtsdoctor::testing
