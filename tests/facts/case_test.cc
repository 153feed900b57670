// SPDX-License-Identifier: Apache-2.0
//
// Which documents belong to which endpoint.
#include "facts/case.h"

#include "catch.h"
#include "facts/failed_lookup.h"
#include "facts/ram_documents.h"
#include "facts/set_aside.h"

namespace dtsdoctor::testing {
namespace {

std::string role_of(const Unit& unit) { return unit.role == nullptr ? "-" : unit.role->input; }
std::string policies_of(const Unit& unit) {
  return unit.attachments == nullptr ? "-" : unit.attachments->input;
}
std::string creator_of(const Unit& unit) {
  return unit.creator == nullptr ? "-" : unit.creator->account_id.text;
}

}  // namespace

TEST_CASE("units: each cross-account endpoint is one") {
  const Case one = case_of({{"task.json", source_task()}});
  REQUIRE(units_of(one).size() == 1);
  CHECK(units_of(one)[0].side == "source");
  const Case both = case_of({{"task.json", both_task(kOwner, kOther)}});
  REQUIRE(units_of(both).size() == 2);
  CHECK(units_of(both)[1].side == "destination");
}

TEST_CASE(
    "units: a task without cross-account fields is one without a side, and no task is one too") {
  const Case plain = case_of({{"task.json", R"({"SourceEndpointInstanceType":"RDS"})"}});
  REQUIRE(units_of(plain).size() == 1);
  CHECK(units_of(plain)[0].side.empty());
  CHECK(units_of(Case()).size() == 1);
}

TEST_CASE("units: who owns an instance tells the ends of a task apart that names no owner") {
  Case plain = case_of({{"task.json", R"({"SourceEndpointInstanceType":"RDS"})"}});
  plain.statements["user.destination_owner_id"] = {kOther, {}};
  REQUIRE(units_of(plain).size() == 2);
  CHECK(units_of(plain)[1].side == "destination");
  // A role's document has to go to one of them, and nothing says to which.
  Case with_role = case_of({{"task.json", R"({"SourceEndpointInstanceType":"RDS"})"},
                            {"role.json", get_role(trusting(kCreator))}});
  with_role.statements["user.destination_owner_id"] = {kOther, {}};
  CHECK(units_of(with_role).size() == 1);
}

TEST_CASE("units: a role document goes to the endpoint whose account its ARN names") {
  const Case both = case_of({{"task.json", both_task(kOwner, kOther)},
                             {"b.json", get_role(trusting(kCreator), kOther)},
                             {"a.json", get_role(trusting(kCreator), kOwner)}});
  const auto units = units_of(both);
  CHECK(role_of(units[0]) == "a.json");
  CHECK(role_of(units[1]) == "b.json");
}

TEST_CASE(
    "units: a role fits by its account or its name; one of another account and name is left out") {
  const auto given = [](const std::string& role) {
    const Case one = case_of({{"task.json", source_task()}, {"r.json", role}});
    return role_of(units_of(one)[0]);
  };
  CHECK(given(get_role(trusting(kCreator), kOther)) == "r.json");
  CHECK(given(get_role(trusting(kCreator), kOwner, "another")) == "r.json");
  CHECK(given(trusting(kCreator)) == "r.json");
  CHECK(given(get_role(trusting(kCreator), kOther, "another")) == "-");
}

TEST_CASE("units: where two endpoints name one role, a second role is neither's") {
  const Case one = case_of({{"task.json", both_task(kOwner, kOwner)},
                            {"a.json", get_role(trusting(kCreator), kOwner)},
                            {"b.json", trusting(kOther)}});
  CHECK(role_of(units_of(one)[0]) == "a.json");
  CHECK(role_of(units_of(one)[1]) == "a.json");
}

TEST_CASE("units: endpoints that do not say which role share none") {
  const std::string task = R"({"SourceEndpointOwnerID":")" + kOwner +
                           R"(","DestinationEndpointOwnerID":")" + kOther + R"("})";
  const Case one = case_of({{"task.json", task}, {"a.json", get_role(trusting(kCreator), kOwner)}});
  CHECK(role_of(units_of(one)[0]) == "a.json");
  CHECK(role_of(units_of(one)[1]) == "-");
}

TEST_CASE("units: a role that fits neither of two endpoints belongs to none") {
  const Case unclear = case_of({{"task.json", both_task(kOwner, kOther)},
                                {"r.json", get_role(trusting(kCreator), kCreator)}});
  CHECK(role_of(units_of(unclear)[0]) == "-");
  CHECK(role_of(units_of(unclear)[1]) == "-");
}

TEST_CASE("units: attachments name no role, so the file name tells the side, or nothing does") {
  const Case named = case_of({{"task.json", both_task(kOwner, kOther)},
                              {"dst-policies.json", attached("AliyunDTSRolePolicy")},
                              {"src-policies.json", attached("")}});
  CHECK(policies_of(units_of(named)[0]) == "src-policies.json");
  CHECK(policies_of(units_of(named)[1]) == "dst-policies.json");
  const Case unnamed = case_of({{"task.json", both_task(kOwner, kOther)},
                                {"a.json", attached("")},
                                {"b.json", attached("")}});
  CHECK(policies_of(units_of(unnamed)[0]) == "-");
}

TEST_CASE(
    "units: without a task a list goes to the role whose file has the same side in its name") {
  const Case both = case_of({{"src-role.json", get_role(trusting(kCreator), kOwner)},
                             {"dst-role.json", get_role(trusting(kCreator), kOther)},
                             {"dst-policies.json", attached("")}});
  CHECK(policies_of(units_of(both)[0]) == "-");
  CHECK(policies_of(units_of(both)[1]) == "dst-policies.json");
  const auto given = [](const std::string& role, const std::string& list) {
    const Case one = case_of({{role, get_role(trusting(kCreator), kOwner)}, {list, attached("")}});
    return policies_of(units_of(one)[0]);
  };
  CHECK(given("role.json", "policies.json") == "policies.json");
  CHECK(given("role.json", "src-policies.json") == "src-policies.json");
  CHECK(given("dst-role.json", "src-policies.json") == "-");
}

TEST_CASE("units: one identity is the creator's, of two the owner's is told apart") {
  const Case one = case_of({{"task.json", source_task()}, {"id.json", identity(kOwner)}});
  CHECK(creator_of(units_of(one)[0]) == kOwner);
  const Case two = case_of(
      {{"task.json", source_task()}, {"a.json", identity(kOwner)}, {"b.json", identity(kCreator)}});
  CHECK(creator_of(units_of(two)[0]) == kCreator);
  REQUIRE(units_of(two)[0].owner != nullptr);
  CHECK(units_of(two)[0].owner->account_id.text == kOwner);
}

TEST_CASE(
    "units: identities of several accounts that own nothing leave open who creates the task") {
  const Case two = case_of(
      {{"task.json", source_task()}, {"a.json", identity(kOther)}, {"b.json", identity(kCreator)}});
  CHECK(creator_of(units_of(two)[0]) == "-");
  const Case same = case_of({{"task.json", source_task()},
                             {"a.json", identity(kCreator)},
                             {"b.json", identity(kCreator, "RAMUser")}});
  CHECK(creator_of(units_of(same)[0]) == kCreator);
}

TEST_CASE("units: of one role that was printed twice the later state counts, in any order") {
  const auto at = [](const std::string& time) {
    return get_role(trusting(kCreator), kOwner, "ram-for-dts", time);
  };
  const std::pair<std::string, std::string> before = {"old.json", at("2026-10-08T02:11:45Z")};
  const std::pair<std::string, std::string> after = {"new.json", at("2026-10-08T02:19:03Z")};
  const Case in_order = case_of({{"task.json", source_task()}, before, after});
  CHECK(role_of(units_of(in_order)[0]) == "new.json");
  const Case reversed = case_of({{"task.json", source_task()}, after, before});
  CHECK(role_of(units_of(reversed)[0]) == "new.json");
}

TEST_CASE("units: --account says whose the identity is") {
  Case stated = case_of({{"task.json", source_task()}, {"a.json", identity(kOwner)}});
  stated.account = FactValue{kCreator, std::nullopt};
  CHECK(creator_of(units_of(stated)[0]) == "-");
  REQUIRE(units_of(stated)[0].owner != nullptr);
}

TEST_CASE("units: an identity whose file says so is the owner's, even alone") {
  const Case alone =
      case_of({{"task.json", source_task()}, {"source-owner.json", identity(kOther)}});
  CHECK(creator_of(units_of(alone)[0]) == "-");
  REQUIRE(units_of(alone)[0].owner != nullptr);
  CHECK(units_of(alone)[0].owner->account_id.text == kOther);
  // The owner of the destination, which is not cross-account here, creates the task.
  const Case other =
      case_of({{"task.json", source_task()}, {"destination-owner.json", identity(kCreator)}});
  CHECK(creator_of(units_of(other)[0]) == kCreator);
  // "owner" alone says it of the account that the task names, and of no other.
  const auto signed_in = [](const std::string& account, const std::string& profile) {
    Case of = case_of({{"task.json", source_task()}, {"me.txt", identity(account)}});
    of.identities[0].profile = profile;
    return creator_of(units_of(of)[0]);
  };
  CHECK(signed_in(kOwner, "owner") == "-");
  CHECK(signed_in(kOther, "source-owner") == "-");
  CHECK(signed_in(kCreator, "owner") == kCreator);
  CHECK(signed_in(kOwner, "") == kOwner);
}

TEST_CASE("units: a list without a hint that was given twice is one") {
  const std::pair<std::string, std::string> list = {"p.json", attached("AliyunDTSRolePolicy")};
  CHECK(policies_of(units_of(case_of({{"task.json", source_task()}, list, list}))[0]) == "p.json");
  const std::pair<std::string, std::string> copy = {"q.json", list.second};
  const Case of = case_of({{"task.json", source_task()}, list, copy});
  CHECK(policies_of(units_of(of)[0]) == "p.json");
  CHECK(set_aside(of).empty());
}

TEST_CASE("units: a trust policy without its role that was given twice is one") {
  const Case of = case_of({{"task.json", source_task()},
                           {"a.json", trusting(kCreator)},
                           {"b.json", trusting(kCreator)}});
  REQUIRE(units_of(of)[0].role != nullptr);
  CHECK(set_aside(of).empty());
  const Case differ = case_of(
      {{"task.json", source_task()}, {"a.json", trusting(kCreator)}, {"b.json", trusting(kOther)}});
  CHECK(units_of(differ)[0].role == nullptr);
}

TEST_CASE("units: policies of a user or a group are no role's") {
  Case of = case_of({{"task.json", source_task()}, {"p.json", attached("AliyunDTSRolePolicy")}});
  CHECK(policies_of(units_of(of)[0]) == "p.json");
  of.attachments[0].is_of_role = false;
  CHECK(policies_of(units_of(of)[0]) == "-");
}

TEST_CASE("units: a role that was found counts more than a lookup that failed") {
  Case of = case_of({{"task.json", source_task()}});
  const Source lookup("lookup.txt",
                      "ErrorCode: EntityNotExist.Role\nMessage: The role not exists: "
                      "acs:ram::" +
                          kOwner + ":role/ram-for-dts\n");
  add(of, *read_missing_role(lookup, builtin_rules()));
  CHECK(role_of(units_of(of)[0]) == "lookup.txt");
  add(of, document("creator-role.json", get_role(trusting(kCreator), kCreator)));
  CHECK(role_of(units_of(of)[0]) == "creator-role.json");
}

TEST_CASE("units: of two other accounts' roles of the entered name none is taken, in any order") {
  const std::string third = "1999000011112222";
  const std::pair<std::string, std::string> a = {"a.json", get_role(trusting(kCreator), kOther)};
  const std::pair<std::string, std::string> b = {"b.json", get_role(trusting(kCreator), third)};
  const std::pair<std::string, std::string> right = {"c.json", get_role(trusting(kCreator))};
  CHECK(role_of(units_of(case_of({{"task.json", source_task()}, a}))[0]) == "a.json");
  CHECK(role_of(units_of(case_of({{"task.json", source_task()}, a, b}))[0]) == "-");
  CHECK(role_of(units_of(case_of({{"task.json", source_task()}, b, a}))[0]) == "-");
  CHECK(role_of(units_of(case_of({{"task.json", source_task()}, a, b, right}))[0]) == "c.json");
  CHECK(role_of(units_of(case_of({{"task.json", source_task()}, a, a}))[0]) == "a.json");
}

TEST_CASE("units: who owns an end of one task may create another") {
  const std::string back = R"({"SourceEndpointInstanceType": "RDS", "SourceEndpointOwnerID": ")" +
                           kCreator + R"(", "SourceEndpointRole": "theirs"})";
  const Case both = case_of({{"there.json", source_task()},
                             {"back.json", back},
                             {"me.json", identity(kCreator)},
                             {"them.json", identity(kOwner)}});
  for (const std::vector<Unit>& units : {units_of(both), endpoints_of(both)}) {
    CHECK(creator_of(units.front()) == kCreator);
    CHECK(creator_of(units.back()) == kOwner);
  }
}

TEST_CASE("units: endpoints that name the same role share its documents") {
  const std::string role = get_role(trusting(kCreator));
  const std::string list = attached("AliyunDTSRolePolicy");
  for (const Case& of : {case_of({{"a.json", source_task()},
                                  {"b.json", source_task()},
                                  {"role.json", role},
                                  {"policies.json", list}}),
                         case_of({{"a.json", source_task()},
                                  {"b.json", source_task()},
                                  {"source-role.json", role},
                                  {"source-policies.json", list}})}) {
    const std::vector<Unit> units = units_of(of);
    REQUIRE(units.size() == 2);
    CHECK(role_of(units[0]) != "-");
    CHECK(role_of(units[1]) == role_of(units[0]));
    CHECK(policies_of(units[0]) != "-");
    CHECK(policies_of(units[1]) == policies_of(units[0]));
  }
  const Case other = case_of({{"a.json", both_task(kOwner, kOther)}, {"policies.json", list}});
  CHECK(policies_of(units_of(other)[0]) == "-");
  CHECK(policies_of(units_of(other)[1]) == "-");
}

TEST_CASE("units: where the default role was entered, another role of its owner's is not it") {
  const std::string entered = source_task(kOwner, "AliyunDTSDefaultRole");
  const std::string other = get_role(trusting(kCreator));
  for (const auto& [name, expected] :
       {std::pair(kOwner, "AliyunDTSDefaultRole"), std::pair(kOther, "ram-for-dts")}) {
    const std::string role = get_role(trusting(kCreator), name, "AliyunDTSDefaultRole");
    for (const Case& of : {case_of({{"t.json", entered}, {"a.json", role}, {"b.json", other}}),
                           case_of({{"t.json", entered}, {"a.json", other}, {"b.json", role}})}) {
      REQUIRE(units_of(of)[0].role != nullptr);
      CHECK(units_of(of)[0].role->name->text == expected);
    }
  }
}

TEST_CASE("units: documents of the default role are kept apart") {
  const Case with = case_of({{"task.json", source_task()},
                             {"d.json", get_role(trust("acs:ram::1:root", "dts.aliyuncs.com"),
                                                 kOwner, "AliyunDTSDefaultRole")},
                             {"default-policies.json", attached("AliyunDTSRolePolicy")}});
  const Unit unit = units_of(with)[0];
  CHECK(role_of(unit) == "-");
  REQUIRE(unit.default_roles.size() == 1);
  REQUIRE(unit.default_attachments != nullptr);
  CHECK(policies_of(unit) == "-");
}

TEST_CASE("units: of two lists without a hint none is taken, in whatever order they come") {
  const std::string role = get_role(trusting(kCreator), kOwner);
  const Document some = document("p.json", attached("AliyunDTSRolePolicy"));
  const Document none = document("q.json", attached("ReadOnlyAccess"));
  for (const bool with_task : {false, true}) {
    Case of = with_task ? case_of({{"task.json", source_task()}, {"r.json", role}})
                        : case_of({{"r.json", role}});
    add(of, some);
    CHECK(policies_of(units_of(of)[0]) == "p.json");
    add(of, none);
    CHECK(policies_of(units_of(of)[0]) == "-");
  }
}

TEST_CASE("units: a list without a hint is the default role's where no other role is in question") {
  const std::string role =
      get_role(trust("acs:ram::1:root", "dts.aliyuncs.com"), kOwner, "AliyunDTSDefaultRole");
  const std::string list = attached("AliyunDTSRolePolicy");
  CHECK(units_of(case_of({{"r.json", role}, {"p.json", list}}))[0].default_attachments != nullptr);
  const Case with = case_of({{"task.json", source_task()}, {"r.json", role}, {"p.json", list}});
  CHECK(units_of(with)[0].default_attachments == nullptr);
  const Case two = case_of({{"r.json", role}, {"p.json", list}, {"q.json", list}});
  CHECK(units_of(two)[0].default_attachments == nullptr);
}

}  // namespace dtsdoctor::testing
