// SPDX-License-Identifier: Apache-2.0
//
// The shipped rules on planted faults: documents in, verdict of every cause out, decided by hand
// from the documentation.
#include "diagnose/differential.h"

#include <map>

#include "catch.h"
#include "facts/ram_documents.h"

namespace dtsdoctor::testing {
namespace {

using Documents = std::vector<std::pair<std::string, std::string>>;

struct Told {
  std::map<std::string, std::string> captures = {};
  std::map<std::string, std::string> denial = {};
  std::map<std::string, std::string> statements = {};
};

class Verdicts {
 public:
  Verdicts(const std::string& pattern_id, const Documents& documents, const Told& told = {})
      : Verdicts(pattern_id, case_of(documents), told) {}

  Verdicts(const std::string& pattern_id, Case documents, const Told& told = {})
      : case_(std::move(documents)) {
    const RuleSet& rules = builtin_rules();
    const Pattern* pattern = find_pattern(rules, "cross-account/" + pattern_id);
    REQUIRE(pattern != nullptr);
    FailureFacts failure{std::string(pattern->id), std::string(pattern->code), {}, {}};
    for (const auto& [key, value] : told.captures)
      failure.captures.emplace_back(key, FactValue{value, {}});
    for (const auto& [key, value] : told.denial)
      failure.denial.emplace_back(key, FactValue{value, {}});
    for (const auto& [key, value] : told.statements) case_.statements[key] = {value, {}};
    differential_ = differentiate(rules, *pattern, case_, failure);
  }

  std::string operator[](const std::string& cause) const {
    for (const CauseVerdict& one : differential_.causes) {
      if (builtin_rules().causes[one.cause].id == cause) return std::string(name_of(one.verdict));
    }
    return "no such cause";
  }

  // Ids with that verdict, in order, blanks between.
  std::string with(const std::string& verdict) const {
    std::string out;
    for (const CauseVerdict& one : differential_.causes) {
      if (name_of(one.verdict) == verdict)
        out += (out.empty() ? "" : " ") + std::string(builtin_rules().causes[one.cause].id);
    }
    return out;
  }

  const std::string& endpoint() const { return differential_.endpoint; }

 private:
  Case case_;
  Differential differential_;
};

const std::pair<std::string, std::string> kTask = {"task.json", source_task()};
const std::pair<std::string, std::string> kCaller = {"caller.json", identity(kCreator)};
const std::pair<std::string, std::string> kPolicies = {"policies.json",
                                                       attached("AliyunDTSRolePolicy")};

Verdicts not_assumable(const std::string& policy, const Told& told = {}) {
  return Verdicts("role-not-assumable",
                  {kTask, kCaller, kPolicies, {"role.json", get_role(policy)}}, told);
}

std::string service(const std::string& principal, const std::string& ram = kCreator) {
  return trust("acs:ram::" + ram + ":root", principal + "@dts.aliyuncs.com");
}

}  // namespace

TEST_CASE("role-not-assumable: no DTS service principal confirms that the policy was not edited") {
  const Verdicts v = not_assumable(trust("acs:ram::" + kCreator + ":root", ""));
  CHECK(v.with("confirmed") == "trust-policy-not-edited");
  CHECK(v["trust-wrong-account"] == "ruled_out");
  CHECK(v["trust-placeholder-left"] == "ruled_out");
  CHECK(v["task-created-by-wrong-account"] == "ruled_out");
  CHECK(v.endpoint() == "source");
}

TEST_CASE(
    "role-not-assumable: needs no caller and no config to see that the policy was not edited") {
  const Verdicts v("role-not-assumable",
                   {{"role.json", get_role(trust("acs:ram::" + kCreator + ":root", ""))}});
  CHECK(v.with("confirmed") == "trust-policy-not-edited");
}

TEST_CASE("role-not-assumable: an unsaved edit is likely when the role was never updated") {
  const std::string role = get_role(trust("acs:ram::" + kCreator + ":root", ""), kOwner,
                                    "ram-for-dts", "2026-10-08T02:11:45Z");
  const Verdicts v("role-not-assumable", {kTask, kCaller, {"role.json", role}});
  CHECK(v["trust-policy-not-saved"] == "likely");
  CHECK(v.with("confirmed") == "trust-policy-not-edited");
}

TEST_CASE(
    "role-not-assumable: a placeholder in either language or the documented sample is confirmed") {
  for (const std::string left : {"<Alibaba Cloud account ID>", "<云账号ID>", "164682176356****"}) {
    CAPTURE(left);
    const Verdicts v = not_assumable(service(left));
    CHECK(v.with("confirmed") == "trust-placeholder-left");
    CHECK(v["trust-policy-not-edited"] == "ruled_out");
  }
}

TEST_CASE(
    "role-not-assumable: the owner's own account, also as plain dts.aliyuncs.com, is the wrong "
    "account") {
  CHECK(not_assumable(service(kOwner, kOwner)).with("confirmed") == "trust-wrong-account");
  CHECK(
      not_assumable(trust("acs:ram::" + kOwner + ":root", "dts.aliyuncs.com")).with("confirmed") ==
      "trust-wrong-account");
}

TEST_CASE("role-not-assumable: two different accounts in the policy are confirmed as wrong") {
  const Verdicts v = not_assumable(service(kCreator, kOther));
  CHECK(v.with("confirmed") == "trust-wrong-account");
}

TEST_CASE("role-not-assumable: a third account makes two causes likely and confirms none") {
  const Verdicts v = not_assumable(service(kOther, kOther));
  CHECK(v.with("confirmed").empty());
  CHECK(v.with("likely") == "trust-wrong-account task-created-by-wrong-account");
}

TEST_CASE("role-not-assumable: a stated creator turns the third account into the wrong creator") {
  const Verdicts v =
      not_assumable(service(kOther, kOther), {{}, {}, {{"user.creator_id", kOther}}});
  CHECK(v["task-created-by-wrong-account"] == "confirmed");
}

TEST_CASE("role-not-assumable: a Deny is confirmed, a condition on the only Allow is likely") {
  const std::string deny =
      R"({"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::)" +
      kCreator + R"(:root"],"Service":[")" + kCreator +
      R"(@dts.aliyuncs.com"]}},{"Effect":"Deny","Action":"sts:*","Principal":{"Service":[")" +
      kCreator + R"(@dts.aliyuncs.com"]}}],"Version":"1"})";
  CHECK(not_assumable(deny).with("confirmed") == "trust-deny-or-condition");
  const std::string condition =
      trust("acs:ram::" + kCreator + ":root", kCreator + "@dts.aliyuncs.com",
            R"(,"Condition":{"StringEquals":{"sts:ExternalId":"x"}})");
  CHECK(not_assumable(condition).with("confirmed").empty());
  CHECK(not_assumable(condition).with("likely") == "trust-deny-or-condition");
}

TEST_CASE("role-not-assumable: a role without any policy is at most likely here") {
  const Verdicts v("role-not-assumable", {kTask,
                                          kCaller,
                                          {"policies.json", attached("")},
                                          {"role.json", get_role(trusting(kCreator))}});
  CHECK(v["role-permissions-missing"] == "likely");
  CHECK(v.with("confirmed").empty());
}

TEST_CASE("role-not-assumable: with everything in order nothing is confirmed and nothing likely") {
  const Verdicts v = not_assumable(trusting(kCreator));
  CHECK(v.with("confirmed").empty());
  CHECK(v.with("likely").empty());
  CHECK(v.with("unknown") == "ram-user-set-up-role");
}

TEST_CASE("role-not-assumable: when the user rules out the last cause, all are ruled out") {
  const Verdicts v =
      not_assumable(trusting(kCreator), {{}, {}, {{"user.ram_set_up_by", "account"}}});
  CHECK(v.with("unknown").empty());
  CHECK(v.with("confirmed").empty());
}

TEST_CASE("role-not-assumable: a masked id that fits decides nothing") {
  const Verdicts v = not_assumable(service("153027598164****", "153027598164****"));
  CHECK(v["trust-placeholder-left"] == "unknown");
  CHECK(v["trust-wrong-account"] == "unknown");
  CHECK(v.with("confirmed").empty());
}

TEST_CASE("role-not-assumable: of two cross-account endpoints the faulty one is found") {
  const Verdicts v("role-not-assumable",
                   {{"task.json", both_task(kOwner, kOther)},
                    kCaller,
                    {"a.json", get_role(trusting(kCreator), kOwner)},
                    {"b.json", get_role(trust("acs:ram::" + kCreator + ":root", ""), kOther)}});
  CHECK(v.with("confirmed") == "trust-policy-not-edited");
  CHECK(v.endpoint() == "destination");
}

TEST_CASE("role-not-assumable: without documents nothing is claimed") {
  const Verdicts v("role-not-assumable", {kTask});
  CHECK(v.with("confirmed").empty());
  CHECK(v.with("likely").empty());
  CHECK(v.with("ruled_out").empty());
}

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

TEST_CASE("role-not-found: the owner's role has another name") {
  const Verdicts v(
      "role-not-found",
      {kTask, kCaller, {"role.json", get_role(trusting(kCreator), kOwner, "ram-for-dts-prod")}});
  CHECK(v.with("confirmed") == "role-name-wrong");
}

TEST_CASE("role-not-found: a failed GetRole proves it for the account and the name it looked for") {
  const auto looked_up = [](const std::string& account, const std::string& name) {
    Case failed = case_of({kTask, kCaller});
    failed.roles.push_back(*read_missing_role(Source(
        "role.txt", "ErrorCode: EntityNotExist.Role\nMessage: The role not exists: acs:ram::" +
                        account + ":role/" + name)));
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

TEST_CASE("role-not-assumable: a role that is not the endpoint's proves nothing") {
  const Verdicts v(
      "role-not-assumable",
      {kTask, kCaller, {"role.json", get_role(trust("acs:ram::1:root", ""), kOwner, "another")}});
  CHECK(v.with("confirmed").empty());
  CHECK(v.with("ruled_out").empty());
}

TEST_CASE("role-not-assumable: who trusts the creator too trusts nobody wrong") {
  const auto with = [](const std::string& services) {
    return not_assumable(
        R"({"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"RAM":["acs:ram::)" +
        kCreator + R"(:root"],"Service":[)" + services + R"(]}}],"Version":"1"})");
  };
  const std::string creator = "\"" + kCreator + "@dts.aliyuncs.com\"";
  CHECK(with("\"" + kOwner + "@dts.aliyuncs.com\"," + creator)["trust-wrong-account"] ==
        "ruled_out");
  CHECK(with("\"dts.aliyuncs.com\"," + creator)["trust-wrong-account"] == "ruled_out");
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
