// SPDX-License-Identifier: Apache-2.0
//
// What a terminal shows: commands of aliyun, each above the answer that it printed.
#include "facts/transcript.h"

#include "catch.h"
#include "facts/recognised_documents.h"

namespace dtsdoctor::testing {

TEST_CASE("transcript: a terminal shows which role a list belongs to") {
  const std::string text =
      "[ops@h ~]$ aliyun ram GetRole --RoleName ram-for-dts\n" + kGetRole +
      "\n[ops@h ~]$ aliyun ram ListPoliciesForRole \\\n  --role-name=ram-for-dts\n" +
      attached("AliyunDTSRolePolicy") +
      "\n$ aliyun ram GetPolicyVersion --PolicyName mine --PolicyType Custom "
      "--VersionId v1\n" +
      policy_version("") + "\n[ops@h ~]$\n";
  const Recognised found = documents_in(text);
  CHECK(found.documents.size() == 3);
  CHECK_FALSE(found.is_failure_too);
  CHECK(all<AttachmentsDocument>(found).at(0).role == "ram-for-dts");
  CHECK(all<PermissionDocument>(found).at(0).name == "mine");
  CHECK(all<RoleDocument>(found).at(0).place.line == 2);
}

TEST_CASE("transcript: a list belongs to the role that the command above it names") {
  const std::string list = attached("AliyunDTSRolePolicy");
  const std::string call = " --RoleName another-role";
  for (const std::string command :
       {"$ aliyun ram ListPoliciesForRole", "C:\\Users\\ops>aliyun ram ListPoliciesForRole",
        "PS C:\\> .\\aliyun.exe ram ListPoliciesForRole",
        "$ /usr/local/bin/aliyun ram ListPoliciesForRole",
        "$ aliyun --profile owner ram ListPoliciesForRole",
        "aliyun --profile owner --region cn-hangzhou ram list-policies-for-role",
        "执行命令：aliyun ram ListPoliciesForRole"}) {
    INFO(command);
    const auto lists = all<AttachmentsDocument>(documents_in(command + call + "\n" + list + "\n"));
    REQUIRE(lists.size() == 1);
    CHECK(lists[0].role == "another-role");
    CHECK(lists[0].is_of_role);
  }
  const auto quoted = all<AttachmentsDocument>(documents_in(
      "See `aliyun ram ListPoliciesForRole" + call + "`:\n\n```json\n" + list + "\n```\n"));
  REQUIRE(quoted.size() == 1);
  CHECK(quoted[0].role == "another-role");
}

TEST_CASE("transcript: words about the program name no operation") {
  const auto lists = all<AttachmentsDocument>(documents_in(
      "what aliyun support asked for:\n\n" + attached("AliyunDTSRolePolicy") + "\n\n"));
  REQUIRE(lists.size() == 1);
  CHECK(lists[0].role.empty());
  CHECK(lists[0].is_of_role);
}

TEST_CASE("transcript: names with underscores below a command") {
  const auto identities = all<IdentityDocument>(
      documents_in("$ aliyun sts GetCallerIdentity\n{\"account_id\":\"" + kOwner +
                   "\",\"arn\":\"acs:ram::" + kOwner + ":root\",\"identity_type\":\"Account\"}\n"));
  REQUIRE(identities.size() == 1);
  CHECK(identities[0].account_id.text == kOwner);
}

TEST_CASE("transcript: a terminal shows whose policies a list has, and who signed in") {
  const std::string list = attached("AliyunDTSRolePolicy");
  const auto is_of_role = [&](const std::string& call) {
    const auto lists =
        all<AttachmentsDocument>(documents_in("$ aliyun ram " + call + "\n" + list + "\n"));
    REQUIRE(lists.size() == 1);
    return lists[0].is_of_role;
  };
  CHECK(is_of_role("ListPoliciesForRole --RoleName r"));
  CHECK(is_of_role("list-policies-for-role --role-name r"));
  CHECK_FALSE(is_of_role("ListPoliciesForUser --UserName ops"));
  CHECK_FALSE(is_of_role("ListPoliciesForGroup --GroupName \"$GROUP\""));
  const auto identities = all<IdentityDocument>(documents_in(
      "$ aliyun sts GetCallerIdentity --profile source-owner\n" + identity(kOwner) + "\n"));
  REQUIRE(identities.size() == 1);
  CHECK(identities[0].profile == "source-owner");
}

}  // namespace dtsdoctor::testing
