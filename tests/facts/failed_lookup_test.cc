// SPDX-License-Identifier: Apache-2.0
#include "facts/failed_lookup.h"

#include "catch.h"
#include "facts/ram_documents.h"

namespace dtsdoctor::testing {
namespace {

std::optional<RoleDocument> missing_role(const Source& source) {
  return read_missing_role(source, builtin_rules());
}

}  // namespace

TEST_CASE("failed lookup: a failed GetRole proves that there is no such role") {
  const auto role = missing_role(
      Source("role.txt",
             "ERROR: SDK.ServerError\nErrorCode: EntityNotExist.Role\n"
             "Message: The role not exists: acs:ram::1408826137750019:role/ram-for-dtss\n"));
  REQUIRE(role);
  CHECK_FALSE(role->exists);
  CHECK(role->owner_id->text == kOwner);
  CHECK(role->name->text == "ram-for-dtss");
  CHECK(role->place.line == 2);
  CHECK_FALSE(missing_role(Source("x", "ErrorCode: NoPermission")));
}

TEST_CASE(
    "failed lookup: a failed GetRole among other calls names its own role, and no account's ARN") {
  const std::string caller =
      R"({"AccountId":"1530275981640027","Arn":"acs:ram::1530275981640027:root"})";
  const std::string failed = "ErrorCode: EntityNotExist.Role\nMessage: The role ";
  const auto role = missing_role(
      Source("calls.txt",
             caller + "\n" + failed + "not exists: acs:ram::1408826137750019:role/ram-for-dtss\n"));
  REQUIRE(role);
  CHECK(role->owner_id->text == kOwner);
  CHECK(role->name->text == "ram-for-dtss");
  const auto unnamed =
      missing_role(Source("calls.txt", caller + "\n" + failed + "does not exist.\n"));
  REQUIRE(unnamed);
  CHECK_FALSE(unnamed->owner_id);
  const auto reply = missing_role(
      Source("reply.json", R"({"Message":"The role not exists: acs:ram::1408826137750019:role/r",)"
                           R"("Code":"EntityNotExist.Role"})"));
  REQUIRE(reply);
  CHECK(reply->name->text == "r");
}

TEST_CASE("failed lookup: the name of the role ends where what carries it goes on") {
  for (const std::string end :
       {"</Message></Error>", "\\\",\\\"Code\\\":1", "`.", ")", "; retry", ""}) {
    INFO(end);
    const auto role =
        missing_role(Source("x",
                            "<Code>EntityNotExist.Role</Code><Message>The role not exists: "
                            "acs:ram::1408826137750019:role/ram-for.dts_1" +
                                end));
    REQUIRE(role);
    CHECK(role->name->text == "ram-for.dts_1");
  }
  const auto redacted = missing_role(Source(
      "x", "EntityNotExist.Role : The role not exists: acs:ram::<account-1>:role/<role-1>\n"));
  REQUIRE(redacted);
  CHECK(redacted->name->text == "<role-1>");
}

TEST_CASE(
    "failed lookup: of several roles the first behind the code counts, else the nearest before") {
  const auto name = [](const std::string& text) {
    const auto role = missing_role(Source("x", text));
    return role && role->name ? role->name->text : "-";
  };
  const std::string a = "acs:ram::1:role/a ";
  const std::string b = "acs:ram::2:role/b ";
  const std::string code = "EntityNotExist.Role ";
  CHECK(name(a + code + b) == "b");
  CHECK(name(code + a + b) == "a");
  CHECK(name(a + b + code) == "b");
  CHECK(name(code + std::string(2000, '.') + a) == "-");
  CHECK(name(a + std::string(2000, '.') + code) == "-");
}

TEST_CASE("failed lookup: RAM's own code stands in front of its message in Java, too") {
  CHECK(missing_role(
      Source("error.txt",
             "com.aliyuncs.exceptions.ClientException: EntityNotExist.Role : The role not exists: "
             "acs:ram::1408826137750019:role/ram-for-dtss\nRequestId : 7C1D5E0A\n")));
}

TEST_CASE("failed lookup: a role that DTS did not find is its failure, not a failed GetRole") {
  for (const std::string text :
       {"ErrorCode: AssumeRoleFail\nMessage: EntityNotExist.Role : The role not exists: "
        "acs:ram::1408826137750019:role/ram-for-dtss\n",
        "code: 400, EntityNotExist.Role : The role not exists: "
        "acs:ram::1408826137750019:role/ram-for-dtss request id: 7C1D5E0A\n",
        "Message: EntityNotExist.Role : The role not exists: "
        "acs:ram::1408826137750019:role/ram-for-dtss\n",
        "ErrorCode: EntityNotExist.Role\n"
        "Recommend: https://api.aliyun.com/troubleshoot?q=EntityNotExist.Role&product=Dts\n"
        "Message: The role not exists: acs:ram::1408826137750019:role/ram-for-dtss\n"}) {
    CAPTURE(text);
    CHECK_FALSE(missing_role(Source("error.txt", text)));
  }
}

TEST_CASE("failed lookup: a list of policies that RAM refused needs the call and the code") {
  const auto refused = [](const std::string& text) {
    return read_refused_attachments(Source("x", text), builtin_rules());
  };
  const auto found =
      refused("aliyun ram ListPoliciesForRole --RoleName r\nErrorCode: NoPermission\n");
  REQUIRE(found);
  CHECK(found->is_refused);
  CHECK(found->place.line == 2);
  CHECK(found->place.column == 12);
  CHECK_FALSE(refused("aliyun ram ListPoliciesForUser --UserName u\nErrorCode: NoPermission\n"));
  CHECK_FALSE(refused("aliyun ram ListPoliciesForRole --RoleName r\nErrorCode: Throttling\n"));
}

TEST_CASE("failed lookup: all that one call to RAM printed") {
  const std::string error =
      "ErrorCode: EntityNotExist.Role\nMessage: The role not exists: "
      "acs:ram::1408826137750019:role/r\nRecommend: https://x?q=EntityNotExist.Role";
  CHECK(is_failed_lookup(error + "&product=Ram\n", builtin_rules()));
  CHECK_FALSE(is_failed_lookup(error + "&product=Dts\n", builtin_rules()));
  CHECK_FALSE(is_failed_lookup(error + "\n", builtin_rules()));
  CHECK_FALSE(
      is_failed_lookup("aliyun sts AssumeRole\n" + error + "&product=Ram\n", builtin_rules()));
  CHECK_FALSE(is_failed_lookup(error + "&product=Ram\n" + std::string(9000, 'x'), builtin_rules()));
}

}  // namespace dtsdoctor::testing
