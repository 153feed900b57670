// SPDX-License-Identifier: Apache-2.0
//
// What a trust policy means for DTS, fact by fact.
#include "facts/trust_facts.h"

#include "catch.h"
#include "facts/ram_documents.h"

namespace dtsdoctor::testing {
namespace {

Facts facts_of(const std::string& policy, const std::string& caller = kCreator) {
  Facts facts(builtin_rules());
  if (!caller.empty()) facts.set("caller.account_id", {caller, std::nullopt});
  const Document role = document("role.json", get_role(policy));
  add_trust_facts(facts, *std::get<RoleDocument>(role).trust);
  return facts;
}

// "?" unknown, "-" absent, else the values.
std::string shown(const Facts& facts, std::string_view key) {
  const Fact& fact = facts.at("ram.trust." + std::string(key));
  if (fact.state == FactState::unknown) return "?";
  if (fact.state == FactState::absent) return "-";
  std::string out;
  for (const FactValue& value : fact.values) out += (out.empty() ? "" : " ") + value.text;
  return out;
}

}  // namespace

TEST_CASE("trust facts: the documented policy trusts one account") {
  const Facts facts = facts_of(trusting(kCreator));
  CHECK(shown(facts, "dts_principals") == kCreator + "@dts.aliyuncs.com");
  CHECK(shown(facts, "service_ids") == kCreator);
  CHECK(shown(facts, "ram_ids") == kCreator);
  CHECK(shown(facts, "single_id") == kCreator);
  CHECK(shown(facts, "ids_differ") == "false");
  CHECK(shown(facts, "bare_service").empty());
  CHECK(shown(facts, "left_placeholders").empty());
  CHECK(shown(facts, "conditions").empty());
}

TEST_CASE("trust facts: without a Service principal nobody is trusted for DTS") {
  const Facts facts = facts_of(trust("acs:ram::" + kCreator + ":root", ""));
  CHECK(shown(facts, "dts_principals").empty());
  CHECK(shown(facts, "service_ids").empty());
  CHECK(shown(facts, "single_id") == "-");
}

TEST_CASE("trust facts: other service hosts are no DTS principals") {
  CHECK(shown(facts_of(trust("acs:ram::1:root", kCreator + "@rds.aliyuncs.com")), "dts_principals")
            .empty());
  CHECK(shown(facts_of(trust("acs:ram::1:root", "dts.aliyun.com")), "dts_principals").empty());
}

TEST_CASE("trust facts: placeholders are found in either language and as the documented sample") {
  const auto left = [](const std::string& id) {
    return shown(facts_of(trust("acs:ram::" + kCreator + ":root", id + "@dts.aliyuncs.com")),
                 "left_placeholders");
  };
  CHECK(left("<Alibaba Cloud account ID>") == "<Alibaba Cloud account ID>");
  CHECK(left("<云账号ID>") == "<云账号ID>");
  CHECK(left("目标实例所属的云账号ID") == "目标实例所属的云账号ID");
  CHECK(left("164682176356****") == "164682176356****");
  CHECK(left(kCreator).empty());
}

TEST_CASE("trust facts: a masked id is a placeholder only where it contradicts the creator") {
  const auto with = [](const std::string& id, const std::string& caller) {
    return facts_of(trust("acs:ram::" + id + ":root", id + "@dts.aliyuncs.com"), caller);
  };
  CHECK(shown(with("153027598164****", kCreator), "left_placeholders") == "?");
  CHECK(shown(with("153027598164****", kCreator), "service_ids") == "?");
  CHECK(shown(with("153027598164****", ""), "left_placeholders") == "?");
  CHECK(shown(with("199999998164****", kCreator), "left_placeholders") ==
        "199999998164**** 199999998164****");
}

TEST_CASE("trust facts: differing ids are seen, a shared one is no difference") {
  CHECK(shown(facts_of(trust("acs:ram::" + kOther + ":root", kCreator + "@dts.aliyuncs.com")),
              "ids_differ") == "true");
  CHECK(shown(facts_of(trust("acs:ram::" + kOther + ":root", kCreator + "@dts.aliyuncs.com")),
              "single_id") == "-");
  CHECK(shown(facts_of(trust("acs:ram::" + kCreator + ":user/ops", kCreator + "@dts.aliyuncs.com")),
              "ids_differ") == "false");
}

TEST_CASE(
    "trust facts: a Deny counts when it hits the principal that DTS acts as for the creator") {
  const auto denied = [](const std::string& principal, const std::string& more = "") {
    return shown(
        facts_of(R"({"Statement":[{"Effect":"Deny","Action":"sts:AssumeRole","Principal":)" +
                 principal + more + "}]}"),
        "denied_dts_principals");
  };
  const std::string creators = R"({"Service":[")" + kCreator + R"(@dts.aliyuncs.com"]})";
  CHECK(denied(creators) == kCreator + "@dts.aliyuncs.com");
  CHECK(denied(R"("*")") == "*");
  CHECK(denied(R"({"Service":["1@dts.aliyuncs.com"]})").empty());
  CHECK(denied(R"({"Service":["ecs.aliyuncs.com"]})").empty());
  CHECK(denied(creators, R"(,"Condition":{"Bool":{"acs:MFAPresent":"false"}})").empty());
}

TEST_CASE("trust facts: a Deny of the creator's account is told apart from one of DTS") {
  const auto denied = [](const std::string& principal) {
    return shown(
        facts_of(
            R"({"Statement":[{"Effect":"Deny","Action":"sts:AssumeRole","Principal":{"RAM":[")" +
            principal + R"("]}}]})"),
        "denied_creators");
  };
  CHECK(denied("acs:ram::" + kCreator + ":root") == "acs:ram::" + kCreator + ":root");
  CHECK(denied("*") == "*");
  CHECK(denied("acs:ram::" + kCreator + ":user/ops").empty());
  CHECK(denied("acs:ram::" + kOther + ":root").empty());
}

TEST_CASE("trust facts: a Deny under a condition is a condition") {
  const std::string policy =
      R"({"Statement":[{"Effect":"Deny","Action":"sts:AssumeRole","Principal":"*",)"
      R"("Condition":{"Bool":{"acs:MFAPresent":"false"}}}]})";
  CHECK(shown(facts_of(policy), "conditions") == "acs:MFAPresent");
}

TEST_CASE("trust facts: whether a Deny of another account hits DTS, only the creator's id tells") {
  const auto policy = [](const std::string& denied) {
    return R"({"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["1@dts.aliyuncs.com"]}},)"
           R"({"Effect":"Deny","Action":"sts:AssumeRole","Principal":)" +
           denied + "}]}";
  };
  const std::string service = policy(R"({"Service":[")" + kCreator + R"(@dts.aliyuncs.com"]})");
  CHECK(shown(facts_of(service, ""), "denied_dts_principals") == "?");
  CHECK(shown(facts_of(service), "denied_dts_principals") == kCreator + "@dts.aliyuncs.com");
  CHECK(shown(facts_of(service, kOther), "denied_dts_principals").empty());
  const std::string account = policy(R"({"RAM":["acs:ram::)" + kCreator + R"(:root"]})");
  CHECK(shown(facts_of(account, ""), "denied_creators") == "?");
  CHECK(shown(facts_of(account, kOther), "denied_creators").empty());
  // Behind a mask that fits may be the creator.
  const std::string masked = kCreator.substr(0, 12) + "****";
  for (const auto& [principal, fact] :
       {std::pair<std::string, std::string>{R"("Service":[")" + masked + R"(@dts.aliyuncs.com"])",
                                            "denied_dts_principals"},
        {R"("RAM":["acs:ram::)" + masked + R"(:root"])", "denied_creators"}}) {
    CHECK(shown(facts_of(policy("{" + principal + "}")), fact) == "?");
    CHECK(shown(facts_of(policy("{" + principal + "}"), kOther), fact).empty());
  }
  const std::string allowed_too = policy(R"({"Service":["1@dts.aliyuncs.com"]})");
  CHECK(shown(facts_of(allowed_too, ""), "denied_dts_principals") == "1@dts.aliyuncs.com");
}

TEST_CASE(
    "trust facts: a condition that some accounts need not meet is decided by the creator's id") {
  const std::string policy =
      R"({"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":[")" +
      kCreator +
      R"(@dts.aliyuncs.com"]},"Condition":{"StringEquals":{"sts:ExternalId":"x"}}},)"
      R"({"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["1@dts.aliyuncs.com"]}}]})";
  CHECK(shown(facts_of(policy, ""), "conditions") == "?");
  CHECK(shown(facts_of(policy, "1"), "conditions").empty());
}

TEST_CASE("trust facts: where DTS is not named the condition on who is let in counts") {
  const std::string condition = R"(,"Condition":{"StringEquals":{"sts:ExternalId":"x"}})";
  const std::string account = trust("acs:ram::" + kCreator + ":root", "", condition);
  CHECK(shown(facts_of(account), "conditions") == "sts:ExternalId");
  CHECK(shown(facts_of(account, ""), "conditions") == "sts:ExternalId");
  CHECK(shown(facts_of(R"({"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":)"
                       R"({"Federated":["acs:ram::1:saml-provider/p"]})" +
                       condition + "}]}"),
              "conditions")
            .empty());
}

TEST_CASE("trust facts: a placeholder beside the creator's own id keeps nobody out") {
  const std::string policy =
      R"({"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::)" +
      kCreator + R"(:root"],"Service":["<Alibaba Cloud account ID>@dts.aliyuncs.com",")" +
      kCreator + R"(@dts.aliyuncs.com"]}}]})";
  CHECK(shown(facts_of(policy), "left_placeholders").empty());
  CHECK(shown(facts_of(policy), "service_ids") == kCreator);
}

TEST_CASE(
    "trust facts: the condition on the statement that names the creator counts, others do not free "
    "it") {
  const std::string policy =
      R"({"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":[")" +
      kCreator +
      R"(@dts.aliyuncs.com"]},"Condition":{"StringEquals":{"sts:ExternalId":"x"}}},)"
      R"({"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["1@dts.aliyuncs.com"]}}]})";
  CHECK(shown(facts_of(policy), "conditions") == "sts:ExternalId");
}

TEST_CASE("trust facts: a condition binds only where every allowing statement has one") {
  const std::string condition = R"(,"Condition":{"StringEquals":{"sts:ExternalId":"x"}})";
  const std::string bound = trust("acs:ram::1:root", kCreator + "@dts.aliyuncs.com", condition);
  CHECK(shown(facts_of(bound), "conditions") == "sts:ExternalId");
  const std::string free_too =
      R"({"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["1@dts.aliyuncs.com"]}},)"
      R"({"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["1@dts.aliyuncs.com"]})" +
      condition + "}]}";
  CHECK(shown(facts_of(free_too), "conditions").empty());
}

TEST_CASE("trust facts: the corrected policy keeps what is not about DTS") {
  const std::string ecs =
      R"({"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}})";
  const std::string foreign =
      R"({"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1:user/ops"]}})";
  const std::string own =
      R"({"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::)" + kCreator +
      R"(:root"]}})";
  const std::string dts =
      R"({"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["dts.aliyuncs.com"]}})";
  const Facts facts =
      facts_of(R"({"Statement":[)" + ecs + "," + foreign + "," + own + "," + dts + "]}");
  CHECK(shown(facts, "other_statements") == ecs + " " + foreign);
}

TEST_CASE("trust facts: an id inside an escaped policy is marked in the GetRole output") {
  const Facts facts = facts_of(trusting(kCreator));
  const Place& place = *facts.at("ram.trust.service_ids").values[0].place;
  CHECK(place.line == 1);
  CHECK(place.text.substr(place.mark_begin, place.mark_end - place.mark_begin) == kCreator);
  CHECK(place.text.substr(place.mark_end, 4) == "@dts");
}

TEST_CASE("trust facts: of a policy that cannot be read in full only that is known") {
  const Facts facts = facts_of(
      R"({"Version":"1","Statement":[{"Effect":"Allow","Effect":"Deny","Action":"sts:AssumeRole","Principal":"*"}]})");
  CHECK(shown(facts, "faults") == "repeated_key");
  CHECK(shown(facts, "dts_principals") == "?");
  CHECK(shown(facts, "principals") == "?");
  CHECK(shown(facts_of("[]"), "faults") == "no_policy");
}

TEST_CASE("trust facts: principals by kind") {
  const std::string policy =
      R"({"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"],)"
      R"("RAM":["acs:ram::)" +
      kCreator + R"(:user/ops","acs:ram::)" + kOther +
      R"(:root"]}},{"Effect":"Allow","Action":"ram:*","Principal":"*"},)"
      R"({"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":")" +
      kCreator + R"("}}]})";
  const Facts facts = facts_of(policy);
  CHECK(shown(facts, "principals") ==
        "ecs.aliyuncs.com acs:ram::" + kCreator + ":user/ops acs:ram::" + kOther + ":root");
  CHECK(shown(facts, "kinds") == "service account");
  CHECK(shown(facts, "idle_actions") == "ram:*");
  CHECK(shown(facts, "root_ids") == kOther);
  CHECK(shown(facts, "other_services") == "ecs.aliyuncs.com");
  CHECK(shown(facts, "creator_identities") == "acs:ram::" + kCreator + ":user/ops");
  CHECK(shown(facts, "misplaced_creator") == kCreator);
  CHECK(shown(facts_of(policy, ""), "creator_identities") == "?");
  CHECK(shown(facts_of(policy, ""), "misplaced_creator") == "?");
}

}  // namespace dtsdoctor::testing
