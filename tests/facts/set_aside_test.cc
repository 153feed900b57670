// SPDX-License-Identifier: Apache-2.0
#include "facts/set_aside.h"

#include "catch.h"
#include "facts/ram_documents.h"

namespace dtsdoctor::testing {
namespace {

std::string told(const Case& of) {
  std::string out;
  for (const SetAside& each : set_aside(of)) out += each.input + ": " + each.why.english() + "\n";
  return out;
}

const std::string kCaller = R"({"AccountId":")" + kCreator + R"(","IdentityType":"Account"})";

}  // namespace

TEST_CASE("set aside: nothing is said of documents that are used") {
  CHECK(told(case_of({{"task.json", source_task()},
                      {"role.json", get_role(trusting(kCreator))},
                      {"policies.json", attached("AliyunDTSRolePolicy")},
                      {"caller.json", kCaller}}))
            .empty());
  CHECK(told(case_of({{"role.json", get_role(trusting(kCreator), kOther, "x")}})).empty());
  CHECK(told(case_of({{"task.json", source_task()},
                      {"role.json", get_role(trusting(kCreator))},
                      {"other.json", get_role(trusting(kCreator), kOwner, "ram-for-dtss")}}))
            .empty());  // its name might be the one that was meant
  CHECK(told(Case()).empty());
}

TEST_CASE("set aside: a role of another name in another account, and a list of its policies") {
  Case of = case_of({{"task.json", source_task()},
                     {"role.json", get_role(trusting(kCreator), kOther, "x")},
                     {"policies.json", attached("AliyunDTSRolePolicy")}});
  of.attachments[0].role = "x";
  CHECK(told(of) == "role.json: not used: the task names no role x of account " + kOther +
                        "\npolicies.json: not used: the task does not name role x\n");
}

TEST_CASE("set aside: the policies of a user or a group") {
  Case of = case_of({{"task.json", source_task()}, {"p.json", attached("AliyunDTSRolePolicy")}});
  of.attachments[0].is_of_role = false;
  CHECK(told(of).find("p.json: not used: these are not the policies of a role") == 0);
}

TEST_CASE("set aside: what could be about either end") {
  const std::string text = told(case_of({{"task.json", both_task(kOwner, kOther)},
                                         {"trust.json", trusting(kCreator)},
                                         {"a.json", attached("AliyunDTSRolePolicy")},
                                         {"b.json", attached("")}}));
  CHECK(text.find("trust.json: not used: it does not say which role it is of") == 0);
  CHECK(text.find("a.json: not used: it does not say whose policies these are") !=
        std::string::npos);
  CHECK(text.find("b.json: ") != std::string::npos);
}

TEST_CASE("set aside: a policy that no list names, or of a version that is not in force") {
  const std::string allow = R"({"Effect":"Allow","Action":"rds:*","Resource":"*"})";
  CHECK(told(case_of({{"task.json", source_task()}, {"p.json", policy_version(allow)}}))
            .find("p.json: not used: which policies the role has is not known") == 0);
  const std::string list = attached_all({{"mine", "Custom"}}, "v2");
  CHECK(told(case_of({{"task.json", source_task()},
                      {"list.json", list},
                      {"p.json", policy_version(allow, "v1")}}))
            .find("p.json: not used: no attached policy is of this name and version") == 0);
  CHECK(told(case_of({{"task.json", source_task()},
                      {"list.json", list},
                      {"p.json", policy_version(allow, "v2")}}))
            .empty());
}

TEST_CASE("set aside: an identity beside --account, and several of which none is sure") {
  const std::string third = R"({"AccountId":"1999000011112222","IdentityType":"Account"})";
  Case of = case_of({{"task.json", source_task()}, {"third.json", third}});
  CHECK(told(of).empty());
  of.account = FactValue{kCreator, std::nullopt};
  CHECK(told(of) ==
        "third.json: not used: account 1999000011112222 is neither that of --account nor the owner "
        "of an end\n");
  const std::string two = told(
      case_of({{"task.json", source_task()}, {"third.json", third}, {"caller.json", kCaller}}));
  CHECK(two.find("third.json: not used: there are several identities") == 0);
  CHECK(two.find("caller.json: ") != std::string::npos);
}

TEST_CASE("set aside: a file of which one document is used is not told of") {
  CHECK(told(case_of({{"task.json", source_task()},
                      {"all.json", get_role(trusting(kCreator))},
                      {"all.json", get_role(trusting(kCreator), kOther, "x")}}))
            .empty());
}

}  // namespace dtsdoctor::testing
