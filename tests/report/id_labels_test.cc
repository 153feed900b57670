// SPDX-License-Identifier: Apache-2.0
//
// What labels ids get, in every spelling in which logs carry them, and what keeps its own name.
#include "report/id_labels.h"

#include "catch.h"
#include "report/redact.h"

namespace dtsdoctor {
namespace {

std::string labelled(const std::string& text) {
  const Redactor redactor({}, {.ids = true});
  const std::string once = redactor.redacted(text);
  CHECK(redactor.redacted(once) == once);
  return once;
}

void stays(const std::string& text) { CHECK(labelled(text) == text); }

}  // namespace

TEST_CASE("ids: what names an account has a label, in every spelling") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"acs:ram::1408826137750019:role/ram-for-dts", "acs:ram::<account-1>:role/<role-1>"},
      {"acs:ram::1408826137750019:root", "acs:ram::<account-1>:root"},
      {"acs:ram::1408826137750019:user/ada", "acs:ram::<account-1>:user/<user-1>"},
      {"acs:ram::14088261:role/x1", "acs:ram::<account-1>:role/<role-1>"},
      {"acs%3Aram%3A%3A1408826137750019%3Arole%2Fram-for-dts",
       "acs%3Aram%3A%3A<account-1>%3Arole%2F<role-1>"},
      {"acs:sts::1408826137750019:assumed-role/ram-for-dts/ada@corp",
       "acs:sts::<account-1>:assumed-role/<role-1>/<user-1>"},
      {"\"1530275981640027@dts.aliyuncs.com\"", "\"<account-1>@dts.aliyuncs.com\""},
      {"ada@corp-7.onaliyun.com", "<user-1>@<account-1>.onaliyun.com"},
      {"account 1408826137750019 is missing", "account <account-1> is missing"},
      {"body\\n1408826137750019\\n", "body\\n<account-1>\\n"},
      {"UserId%3D204837261538472910%26", "UserId%3D<principal-1>%26"},
      {"\"RoleId\": \"353575844339666555\"", "\"RoleId\": \"<principal-1>\""},
      {"\"SourceEndpointRole\": \"ram-for-dts\"", "\"SourceEndpointRole\": \"<role-1>\""},
      {R"({\"RoleName\":\"ram-for-dts\"})", R"({\"RoleName\":\"<role-1>\"})"},
      {"--SourceEndpointRole ram-for-dts --Next x", "--SourceEndpointRole <role-1> --Next x"},
      {"source_endpoint_role = \"ram-for-dts\"", "source_endpoint_role = \"<role-1>\""},
      {"&SourceEndpointRole=ram-for-dts&Region=cn", "&SourceEndpointRole=<role-1>&Region=cn"},
      {"<RoleName>ram-for-dts</RoleName>", "<RoleName><role-1></RoleName>"},
      {"RAM Role Name: ram-for-dts", "RAM Role Name: <role-1>"},
      {"RAM 角色名称：ram-for-dts", "RAM 角色名称：<role-1>"},
      {"所属阿里云账号: 1408826137750019", "所属阿里云账号: <account-1>"},
      {"Access denied for user 'etl_rw'@'10.3.4.5' (using",
       "Access denied for user "
       "'<user-1>'@'<host-1>' (using"},
      {"(url:172.16.8.20:3306, user: dts_ro) cause", "(url:<host-1>:3306, user: <user-1>) cause"},
      {"jdbc:mysql://db7.corp.example:3306/x", "jdbc:mysql://<host-1>:3306/x"},
      {"rm-bp1abc2de3f4g5h6.mysql.rds.aliyuncs.com", "<instance-1>.mysql.rds.aliyuncs.com"},
      {"pc-2ze8k1qx7n5d0a3vm", "<instance-1>"},
      {"DtsInstanceId: dtsexk12n5s137a", "DtsInstanceId: <instance-1>"},
      {"\"DtsJobName\": \"orders to DW\"", "\"DtsJobName\": \"<task-1>\""},
      {"ErrorPhone=13800138000", "ErrorPhone=<phone-1>"},
  }));
  INFO(text);
  CHECK(labelled(text) == expected);
}

TEST_CASE("ids: what stands below a name in a table has a label, too") {
  CHECK(labelled(
            "DtsJobName,UserName,ErrorMessage\nbilling,\"bill_user\",it broke\nbilling,root,-\n") ==
        "DtsJobName,UserName,ErrorMessage\n<task-1>,\"<user-1>\",it broke\n<task-1>,root,-\n");
  CHECK(labelled("| RoleName | status |\n|---|---|\n| my-role-x | Failed |\n") ==
        "| RoleName | status |\n|---|---|\n| <role-1> | Failed |\n");
  stays("check the role, user, host\nthe first, second, third\n");
  stays("it lets nobody in; it belongs under the user\nso they say; it belongs there\n");
  stays("| Field | Type |\n| UserName | text |\n");
  stays("status,error\nFailed,UserName\n");
}

TEST_CASE("ids: what is nobody's own keeps its name") {
  for (const char* text :
       {"E800E2B9-D63B-5168-8DF7-84F57B5589E1",
        "AssumeRoleFail NoPermission : You are not authorized to do this action.",
        "EntityNotExist.Role : The role not exists: AliyunDTSDefaultRole",
        "the policies AliyunDTSRolePolicy and AliyunVPCReadOnlyAccess",
        "connect from 100.104.31.7, 127.0.0.1 or 0.0.0.0",
        "recordRange: 5881672759915210",
        "timestamp=1772625600000000",
        "it took 1772625600.1234567812345678 s",
        "acs:ram::14088***:root",
        "account 164682176356****",
        "DTS-1050003 at offset 9198@111547",
        "acs:ram::*:role/*",
        "\"UserName\": \"${user}\"",
        "--RoleName <the role>",
        "user: not found in the table",
        "User: arn:aws:iam::123456789012:root",
        "uid=0 euid=0 user=root",
        "host: dts.cn-hangzhou.aliyuncs.com",
        "Database Type: MySQL",
        "\"account\": null",
        "db user user_name, please vaild user info",
        "non-authoritative answer, re-established"}) {
    INFO(text);
    stays(text);
  }
}

TEST_CASE("ids: the same value has the same label, in a sentence, too") {
  CHECK(labelled("role ram-for-dts is missing\n\"RoleName\": \"ram-for-dts\", \"A\": \"acs:ram::"
                 "1408826137750019:role/other-role\"\nram-for-dts, ram-for-dts2, other-role.") ==
        "role <role-1> is missing\n\"RoleName\": \"<role-1>\", \"A\": \"acs:ram::"
        "<account-1>:role/<role-2>\"\n<role-1>, ram-for-dts2, <role-2>.");
}

TEST_CASE("ids: a name that is a word of errors is only taken where a field tells that it is one") {
  CHECK(labelled("user=error, then an error") == "user=<user-1>, then an error");
}

TEST_CASE("ids: a user's name given for a role is the same one") {
  CHECK(labelled("UserName: ada.ops, SourceEndpointRole: ada.ops") ==
        "UserName: <user-1>, SourceEndpointRole: <user-1>");
}

TEST_CASE("ids: past the limit they are not told apart, and that is known") {
  IdLabels labels(2);
  CHECK(labels.label(IdKind::role, "a1") == "<role-1>");
  CHECK(labels.label(IdKind::account, "b1") == "<account-1>");
  CHECK_FALSE(labels.ran_out());
  CHECK(labels.label(IdKind::role, "c1") == "<role>");
  CHECK(labels.label(IdKind::role, "a1") == "<role-1>");
  CHECK(labels.ran_out());
}

}  // namespace dtsdoctor
