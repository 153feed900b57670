// SPDX-License-Identifier: Apache-2.0
//
// The shipped rules on planted faults: documents in, verdict of every cause out, decided by hand
// from the documentation. Here: a role that DTS may not assume.
#include "catch.h"
#include "diagnose/verdicts_of.h"
#include "facts/ram_documents.h"

namespace dtsdoctor::testing {
namespace {

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

TEST_CASE("role-not-assumable: an id with a stray character in it is nobody's") {
  for (const std::string& id : {kCreator + "\u200b", "\uFF11" + kCreator.substr(1), " " + kCreator,
                                kCreator.substr(0, 4) + " " + kCreator.substr(4)}) {
    INFO(id);
    for (const std::string& ram : {id, kCreator}) {
      const Verdicts v = not_assumable(service(id, ram));
      CHECK(v["trust-wrong-account"] == "confirmed");
      CHECK(v["task-created-by-wrong-account"] == "ruled_out");
    }
  }
  // Beside the creator's own it does no harm.
  const std::string both = R"({"Version":"1","Statement":[{"Action":"sts:AssumeRole","Effect":)"
                           R"("Allow","Principal":{"RAM":["acs:ram::)" +
                           kCreator + R"(:root"],"Service":[")" + kCreator +
                           R"(@dts.aliyuncs.com"," )" + kCreator + R"(@dts.aliyuncs.com"]}}]})";
  CHECK(not_assumable(both)["trust-wrong-account"] == "ruled_out");
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

TEST_CASE("role-not-assumable: a policy by itself that trusts the entered owner is likely wrong") {
  const std::string policy = trust("acs:ram::" + kOwner + ":root", kOwner + "@dts.aliyuncs.com");
  const Verdicts v("role-not-assumable", {kTask, kCaller, {"trust.json", policy}});
  CHECK(v["trust-wrong-account"] == "likely");
  CHECK(v.with("confirmed").empty());
  // Without the caller, the entered owner may be the one that creates the task.
  const Verdicts open("role-not-assumable", {kTask, {"trust.json", policy}});
  CHECK(open["trust-wrong-account"] == "unknown");
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

}  // namespace dtsdoctor::testing
