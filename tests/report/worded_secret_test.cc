// SPDX-License-Identifier: Apache-2.0
#include "report/worded_secret.h"

#include "catch.h"
#include "redacted.h"

namespace dtsdoctor::test {

TEST_CASE("worded secret: words and marks between a label and its value") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"my password is: hunter2", "my password is: ***"},
      {"password is \"hunter2\"", "password is \"***\""},
      {"PASSWORD IS hunter2", "PASSWORD IS ***"},
      {"Password -> hunter2", "Password -> ***"},
      {"Password – hunter2", "Password – ***"},
      {"*Password*: hunter2", "*Password*: ***"},
      {"*Password:* hunter2", "*Password:* ***"},
      {"*密码*：hunter2", "*密码*：***"},
      {"_密码_：hunter2", "_密码_：***"},
      {"`password`: hunter2", "`password`: ***"},
      {"<b>password</b>: hunter2", "<b>password</b>: ***"},
      {"<strong>密码：</strong>hunter2", "<strong>密码：</strong>***"},
      {"密码「hunter2」", "密码「***」"},
      {"password was reset to hunter2", "password was reset to ***"},
      {"密码已重置为 hunter2", "密码已重置为 ***"},
      {"[Note] A temporary password is generated for root@localhost: hunter2",
       "[Note] A temporary password is generated for root@localhost: ***"},
      {"Password (hunter2)", "Password (***)"},
      {"with the password \"hunter2\" it works", "with the password \"***\" it works"},
      {"Password for user dts: hunter2", "Password for user dts: ***"},
      {"password of the source: hunter2", "password of the source: ***"},
      {"setx DB_PASSWORD hunter2", "setx DB_PASSWORD ***"},
      {"帐号dts，密码hunter2，请排查", "帐号dts，密码***，请排查"},
      {"密码为：hunter2", "密码为：***"},
      {"we set the password to hunter2 today", "we set the password to *** today"},
      {"I changed the password to hunter2.", "I changed the password to ***."},
      {"password changed to hunter2", "password changed to ***"},
      {"密码已改成hunter2", "密码已改成***"},
      {"密码改为 hunter2", "密码改为 ***"},
      {"密码设置为hunter2", "密码设置为***"},
      {"「密码」：hunter2", "「密码」：***"},
      {"令牌：hunter2", "令牌：***"},
      {"授权码：hunter2", "授权码：***"},
      {"账密：dts/hunter2", "账密：***"},
      {"帐号密码 dts / hunter2", "帐号密码 dts / ***"},
      {"用户名密码: dts hunter2", "用户名密码: ***"},
      {"パスワード：hunter2", "パスワード：***"},
      {"пароль: hunter2", "пароль: ***"},
      {"credentials: dts / hunter2", "credentials: dts / ***"},
      {"【密码】hunter2", "【密码】***"},
      {"“密码”：“hunter2”", "“密码”：“***”"},
      {"密码：【hunter2】", "密码：【***】"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("worded secret: the value may stand alone below its label") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"Password\nhunter2\n", "Password\n***\n"},
      {"Password:\r\n\r\nhunter2\r\n", "Password:\r\n\r\n***\r\n"},
      {"Database Password\n  hunter2\nDatabase Account\n  dts\n",
       "Database Password\n  ***\nDatabase Account\n  dts\n"},
      {"数据库密码\nhunter2\n数据库账号\ndts\n", "数据库密码\n***\n数据库账号\ndts\n"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("worded secret: a sentence about a password stays, and what follows it") {
  const auto text = GENERATE(
      as<std::string>{}, "wrong password (ORA-01017)", "password refused: see DTS-1020018",
      "invalid username/password (DTS-1020018)", "密码（DTS-1020018）", "password: ORA-01017",
      "password: DTS-2004: Unknown user", "send the password to node17x", "令牌桶 token1 限流",
      "password to base64", "Invalid password\nhunter2x\n", "host, port and password\nhunter2x\n",
      "Password\n********\nInstance ID\n", "Password:\nUserName: app1\n", "Password\nORA-01017\n",
      "Enter password: \nERROR1045\n", "Enter password:\nERROR 1045 (28000): Access denied",
      "password:\n  $DB_PASSWORD\n", "password for dts: authentication failed",
      "Password for user app1: expired", "password (optional)", "password [required]",
      "password <string>", "password \"required\"", "password -> required",
      "password is \"required\"", "密码错误，请检查账号dts01", "密码不正确，错误码DTS10046",
      "密码强度不足8位", "密码长度8~32位", "用户名或密码错误\nDTS-10046\n",
      "the password of user dts1: incorrect", "password \"sha256_password\"",
      "*Password*: required", "<b>密码：</b>错误", "the password was reset to default",
      "c.e.Password - retry12 follows");
  CAPTURE(text);
  stays(text);
}

}  // namespace dtsdoctor::test
