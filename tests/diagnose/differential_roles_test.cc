// SPDX-License-Identifier: Apache-2.0
//
// The shipped rules on planted faults: documents in, verdict of every cause out, decided by hand
// from the documentation. Here: a role that lacks permissions or is not
// found, an account without DTS, the default role.
#include "catch.h"
#include "diagnose/verdicts_of.h"
#include "facts/failed_lookup.h"
#include "facts/ram_documents.h"

namespace dtsdoctor::testing {

TEST_CASE("role-lacks-permissions: no policy, a custom one, the right one") {
  const auto with = [](const std::string& policies) {
    return Verdicts("role-lacks-permissions", {kTask, kCaller, {"policies.json", policies}});
  };
  CHECK(with(attached("")).with("confirmed") == "role-permissions-missing");
  CHECK(with(attached("AliyunDTSFullAccess")).with("confirmed") == "role-permissions-missing");
  CHECK(with(attached("mine", "Custom")).with("confirmed").empty());
  CHECK(with(attached("mine", "Custom"))["custom-policy-too-narrow"] == "likely");
  CHECK(with(attached("AliyunDTSRolePolicy"))["role-permissions-missing"] == "ruled_out");
  CHECK(with(attached("AdministratorAccess"))["role-permissions-missing"] == "ruled_out");
}

TEST_CASE("role-lacks-permissions: the custom policy's document decides whether it is too narrow") {
  const std::string read = R"({"Effect":"Allow","Action":"rds:Describe*","Resource":"*"})";
  const std::string all = R"({"Effect":"Allow","Action":"rds:*","Resource":"*"})";
  const auto with = [](const std::string& statements, const std::string& list) {
    return Verdicts(
        "role-lacks-permissions",
        {kTask, kCaller, {"policies.json", list}, {"policy.json", get_policy("mine", statements)}});
  };
  const std::string one = attached_all({{"mine", "Custom"}});
  CHECK(with(read, one)["custom-policy-too-narrow"] == "confirmed");
  CHECK(with(read, one)["role-permissions-missing"] == "ruled_out");
  CHECK(with(all, one)["custom-policy-too-narrow"] == "ruled_out");
  CHECK(with(all, one).with("confirmed").empty());
  // Another policy, whose document is not at hand, may allow the rest.
  const std::string two = attached_all({{"mine", "Custom"}, {"other", "Custom"}});
  CHECK(with(read, two)["custom-policy-too-narrow"] == "likely");
  CHECK(with(all, two)["custom-policy-too-narrow"] == "ruled_out");
  CHECK(with(read, attached_all({{"mine", "Custom"}, {"AliyunDTSRolePolicy", "System"}}))
            .with("confirmed")
            .empty());
}

TEST_CASE("role-lacks-permissions: a Deny of a needed action confirms, unless the reply says no") {
  const std::string deny = R"({"Effect":"Allow","Action":"rds:*","Resource":"*"},)"
                           R"({"Effect":"Deny","Action":"rds:ModifySecurityIps","Resource":"*"})";
  const Documents documents = {kTask,
                               {"policies.json", attached_all({{"mine", "Custom"}})},
                               {"policy.json", get_policy("mine", deny)}};
  CHECK(Verdicts("role-lacks-permissions", documents).with("confirmed") == "explicit-deny");
  const Verdicts implicit(
      "role-lacks-permissions", documents,
      {{}, {{"NoPermissionType", "ImplicitDeny"}, {"PolicyType", "SessionPolicy"}}, {}});
  CHECK(implicit["explicit-deny"] == "conflicting");
}

TEST_CASE("role-lacks-permissions: the VPC actions of a custom policy are looked at") {
  const auto with = [](const std::string& statements) {
    return Verdicts("role-lacks-permissions",
                    {{"task.json", R"({"SourceEndpointInstanceType":"EXPRESS",
"SourceEndpointOwnerID":"1408826137750019","SourceEndpointRole":"ram-for-dts"})"},
                     {"policies.json", attached_all({{"mine", "Custom"}})},
                     {"policy.json", get_policy("mine", statements)}});
  };
  CHECK(with(R"({"Effect":"Allow","Action":"rds:*","Resource":"*"})")["vpc-read-missing"] ==
        "confirmed");
  CHECK(with(R"({"Effect":"Allow","Action":"vpc:Describe*","Resource":"*"})")["vpc-read-missing"] ==
        "ruled_out");
  CHECK(with(R"({"Effect":"Allow","Action":"vpc:*","Resource":"acs:vpc:*:*:vpc/vpc-1"})")
            ["vpc-read-missing"] == "unknown");
}

TEST_CASE("role-lacks-permissions: the denial detail of the reply decides by itself") {
  const auto denied = [](const std::map<std::string, std::string>& detail) {
    return Verdicts("role-lacks-permissions", {kTask}, {{}, detail, {}});
  };
  CHECK(denied({{"NoPermissionType", "ExplicitDeny"}}).with("confirmed") == "explicit-deny");
  CHECK(denied({{"PolicyType", "ControlPolicy"}}).with("confirmed") == "explicit-deny");
  CHECK(denied({{"AuthAction", "dts:ConfigureDtsJob"}}).with("confirmed") == "operator-lacks-dts");
  CHECK(denied({{"AuthPrincipalType", "AssumedRoleUser"}})["operator-lacks-dts"] == "ruled_out");
}

TEST_CASE("role-lacks-permissions: of two identities of the creator none is known to have failed") {
  const std::pair<std::string, std::string> user = {"user.json", identity(kCreator, "RAMUser")};
  const auto lacks = [](const Documents& documents) {
    return Verdicts("role-lacks-permissions", documents)["operator-lacks-dts"];
  };
  CHECK(lacks({kTask, kCaller}) == "ruled_out");
  CHECK(lacks({kTask, kCaller, user}) == "unknown");
  CHECK(lacks({kTask, user, kCaller}) == "unknown");
}

TEST_CASE("role-lacks-permissions: to whom the policy was granted, the user may say") {
  const auto said = [](const std::string& whom) {
    return Verdicts("role-lacks-permissions", {kTask},
                    {{}, {}, {{"user.policy_granted_to", whom}}})["role-permissions-missing"];
  };
  CHECK(said("ram_user") == "likely");
  CHECK(said("group") == "likely");
  CHECK(said("role") == "unknown");
}

TEST_CASE("role-lacks-permissions: what the trust policy refused is no matter of permissions") {
  const auto refused_by = [](const std::string& policy) {
    return Verdicts("role-lacks-permissions", {kTask, {"policies.json", attached("")}},
                    {{}, {{"PolicyType", policy}}, {}})["role-permissions-missing"];
  };
  CHECK(refused_by("AccountLevelIdentityBasedPolicy") == "confirmed");
  CHECK(refused_by("AssumeRolePolicy") == "unknown");
}

TEST_CASE("role-not-found: a masked account that may be the role's is not a wrong one") {
  const auto wrong = [](const std::string& entered) {
    return Verdicts("role-not-found",
                    {{"task.json", source_task(entered)},
                     kCaller,
                     {"role.json", get_role(trusting(kCreator))}})["wrong-owner-id"];
  };
  CHECK(wrong("140882613775****") == "unknown");
  CHECK(wrong("177772003654****") == "confirmed");
}

TEST_CASE("role-not-found: the owner's role has another name") {
  const Verdicts v(
      "role-not-found",
      {kTask, kCaller, {"role.json", get_role(trusting(kCreator), kOwner, "ram-for-dts-prod")}});
  CHECK(v.with("confirmed") == "role-name-wrong");
}

TEST_CASE("role-not-found: a failed GetRole proves it for the account and the name it looked for") {
  const auto looked_up = [](const std::string& account, const std::string& name) {
    Case failed = case_of({kTask, kCaller});
    const Source printed("role.txt",
                         "ErrorCode: EntityNotExist.Role\nMessage: The role not exists: acs:ram::" +
                             account + ":role/" + name);
    failed.roles.push_back(*read_missing_role(printed, builtin_rules()));
    return Verdicts("role-not-found", std::move(failed))["role-name-wrong"];
  };
  CHECK(looked_up(kOwner, "ram-for-dts") == "confirmed");
  CHECK(looked_up(kCreator, "ram-for-dts") == "unknown");
  CHECK(looked_up(kOwner, "another") == "unknown");
}

TEST_CASE("role-not-found: a lookup of another role is no proof about this one") {
  const Told other = {{{"account_id", kOwner}, {"role_name", "AliyunDTSDefaultRole"}}, {}, {}};
  const Verdicts v("role-not-found",
                   {kTask, kCaller, {"role.json", get_role(trusting(kCreator), kOwner, "other")}},
                   other);
  CHECK(v.with("confirmed") == "default-role-missing");
}

TEST_CASE("role-not-found: the role is in the creator's account") {
  const Verdicts v("role-not-found",
                   {kTask, kCaller, {"role.json", get_role(trusting(kCreator), kCreator)}});
  CHECK(v.with("confirmed") == "role-in-creator-account");
  CHECK(v["wrong-owner-id"] == "ruled_out");
}

TEST_CASE("role-not-found: the role is in a third account") {
  const Verdicts v("role-not-found",
                   {kTask, kCaller, {"role.json", get_role(trusting(kCreator), kOther)}});
  CHECK(v.with("confirmed") == "wrong-owner-id");
  CHECK(v["role-in-creator-account"] == "ruled_out");
}

TEST_CASE(
    "role-not-found: without the creator's identity a foreign role confirms neither account "
    "cause") {
  const Verdicts v("role-not-found", {kTask, {"role.json", get_role(trusting(kCreator), kOther)}});
  CHECK(v.with("confirmed").empty());
}

TEST_CASE("role-not-found: an at sign is a RAM user's name") {
  const Verdicts v("role-not-found", {{"task.json", source_task(kOwner, "ops@corp.onaliyun.com")}});
  CHECK(v.with("confirmed") == "ram-user-name-entered");
}

TEST_CASE(
    "role-not-found: the suffix that names the default role is likely alone and confirmed with a "
    "config") {
  const Told suffix = {{{"account_id", kOwner}, {"role_name", "AliyunDTSDefaultRole"}}, {}, {}};
  CHECK(Verdicts("role-not-found", Documents(), suffix)["default-role-missing"] == "likely");
  CHECK(Verdicts("role-not-found", Documents(), suffix).with("confirmed").empty());
  CHECK(Verdicts("role-not-found", {kTask}, suffix)["default-role-missing"] == "confirmed");
}

TEST_CASE(
    "role-arn-entered: the field decides; a clean field and a doubled ARN contradict each other") {
  const Verdicts arn(
      "role-arn-entered",
      {{"task.json", source_task(kOwner, "acs:ram::" + kOwner + ":role/ram-for-dts")}});
  CHECK(arn.with("confirmed") == "role-arn-in-role-field");
  const Verdicts illegal("role-arn-entered", {{"task.json", source_task(kOwner, "ram for dts")}});
  CHECK(illegal.with("confirmed") == "role-name-illegal");
  const Told doubled = {
      {{"account_id", kOwner}, {"role_name", "acs:ram::" + kOwner + ":role/r"}}, {}, {}};
  CHECK(Verdicts("role-arn-entered", {kTask}, doubled)["role-arn-in-role-field"] == "conflicting");
}

TEST_CASE(
    "account-id-format: a non-digit confirms, an unusual length supports, sixteen digits rule "
    "out") {
  const auto with = [](const std::string& owner) {
    return Verdicts("account-id-format", {{"task.json", source_task(owner)}})["owner-id-malformed"];
  };
  CHECK(with("ops@corp.example") == "confirmed");
  CHECK(with("1408826137750019 ") == "confirmed");
  CHECK(with("140882613775001９") == "confirmed");
  CHECK(with("14088261377500") == "likely");
  CHECK(with(kOwner) == "ruled_out");
  CHECK(Verdicts("account-id-format", Documents())["owner-id-malformed"] == "likely");
}

TEST_CASE("account-not-initialized: the role's account tells the owner from a wrong id") {
  const Told named = {{{"account_id", kOwner}}, {}, {}};
  const Verdicts right("account-not-initialized",
                       {kTask, kCaller, {"role.json", get_role(trusting(kCreator))}}, named);
  CHECK(right.with("confirmed") == "owner-never-opened-dts");
  const Verdicts wrong("account-not-initialized",
                       {kTask, kCaller, {"role.json", get_role(trusting(kCreator), kOther)}},
                       named);
  CHECK(wrong.with("confirmed") == "wrong-owner-id");
  CHECK(wrong["owner-never-opened-dts"] != "confirmed");
}

TEST_CASE("account-not-initialized: who has opened the console, the user may say") {
  const auto said = [](const std::string& opened, const std::string& named) {
    return Verdicts("account-not-initialized", {kTask},
                    {{{"account_id", named}}, {}, {{"user.owner_opened_dts", opened}}});
  };
  CHECK(said("false", kOwner)["owner-never-opened-dts"] == "likely");
  CHECK(said("false", kOther)["owner-never-opened-dts"] == "unknown");
  CHECK(said("true", kOwner)["owner-never-opened-dts"] == "ruled_out");
}

TEST_CASE("account-not-initialized: the id in the message tells the endpoint") {
  const Verdicts v("account-not-initialized", {{"task.json", both_task(kOwner, kOther)}},
                   {{{"account_id", kOther}}, {}, {}});
  CHECK(v.endpoint() == "destination");
}

TEST_CASE("default-role: entered in any case, else the account lacks it") {
  const Verdicts entered("default-role",
                         {{"task.json", source_task(kOwner, "aliyundtsdefaultrole")}});
  CHECK(entered["default-role-entered"] == "confirmed");
  const Verdicts other("default-role", {kTask});
  CHECK(other["default-role-entered"] == "ruled_out");
  CHECK(other["dts-not-authorized"] == "likely");
}

}  // namespace dtsdoctor::testing
