// SPDX-License-Identifier: Apache-2.0
//
// What redaction takes out of a text and, as important, what it leaves alone. Secrets here are
// invented; ids are shaped like real ones.
#include "report/redact.h"

#include "catch.h"
#include "redacted.h"

namespace dtsdoctor {
namespace {

using test::redacted;
using test::stays;

TEST_CASE("AccessKey ids go, wherever they stand") {
  CHECK(redacted("AccessKeyId LTAI5tFakeFakeFakeFake01 is disabled") ==
        "AccessKeyId *** is disabled");
  CHECK(redacted("\"LTAI4FakeFakeFak\"") == "\"***\"");
  CHECK(redacted("AccessKeyId%3DLTAI5tFakeFakeFakeFake01%26Action%3DGetRole") ==
        "AccessKeyId%3D***%26Action%3DGetRole");
  CHECK(redacted("body\\nLTAI5tFakeFakeFakeFake01\\n") == "body\\n***\\n");
  CHECK(redacted("id STS.NTFakeFakeFakeFake end") == "id *** end");
  CHECK(redacted("id STS.L4aFakeFakeFakeFakeF end") == "id *** end");
}

TEST_CASE("what only looks like an AccessKey id stays") {
  stays("key LTAIXXXX");
  stays("LTAI****************");
  stays("Code: STS.InvalidParameter");
  stays("https://sts.cn-hangzhou.aliyuncs.com");
}

TEST_CASE("values behind a label go, in every spelling") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"password=hunter2", "password=***"},
      {"password = hunter2", "password = ***"},
      {"password: hunter2", "password: ***"},
      {"Passwd:hunter2,user=app", "Passwd:***,user=app"},
      {"pwd=a,b;c&d!, next", "pwd=***, next"},
      {"{user=app, password=hunter2}", "{user=app, password=***}"},
      {"(user: app, password: hunter2)", "(user: app, password: ***)"},
      {R"("SourceEndpointPassword": "Secret,1 \"x\" ", "Region": "cn")",
       R"("SourceEndpointPassword": "***", "Region": "cn")"},
      {R"({"DestinationEndpointPassword":"hunter2"})", R"({"DestinationEndpointPassword":"***"})"},
      {R"("{\"Password\":\"hun\\\"ter2\",\"Region\":\"cn\"}")",
       R"("{\"Password\":\"***\",\"Region\":\"cn\"}")"},
      {R"("{\\\"Password\\\":\\\"hunter2\\\",\\\"A\\\":1}")",
       R"("{\\\"Password\\\":\\\"***\\\",\\\"A\\\":1}")"},
      {R"({"password": 123456, "a": 1})", R"({"password": ***, "a": 1})"},
      {"{\"Password\":\r\n\t\"hunter2\",\n \"a\": \"b\"}",
       "{\"Password\":\r\n\t\"***\",\n \"a\": \"b\"}"},
      {"{'password': 'hunter2', 'a': 1}", "{'password': '***', 'a': 1}"},
      {"'password' => 'hunter2'", "'password' => '***'"},
      {"--SourceEndpointPassword hunter2 --SourceEndpointUserName app",
       "--SourceEndpointPassword *** --SourceEndpointUserName app"},
      {"--SourceEndpointPassword 'hun ter2' --Next x", "--SourceEndpointPassword '***' --Next x"},
      {R"(--SourceEndpointPassword 'it'\''s' --Next x)", "--SourceEndpointPassword '***' --Next x"},
      {"--access-key-secret=hunter2 --region cn", "--access-key-secret=*** --region cn"},
      {R"(["--SourceEndpointPassword", "hunter2", "--Region"])",
       R"(["--SourceEndpointPassword", "***", "--Region"])"},
      {"https://dts.aliyuncs.com/?SourceEndpointPassword=hun%21ter2&Region=cn",
       "https://dts.aliyuncs.com/?SourceEndpointPassword=***&Region=cn"},
      {"SourceEndpointPassword%3Dhunter2%26Region%3Dcn",
       "SourceEndpointPassword%3D***%26Region%3Dcn"},
      {"%7B%22Password%22%3A%22hunter2%22%2C%22A%22%3A1%7D",
       "%7B%22Password%22%3A%22***%22%2C%22A%22%3A1%7D"},
      {"&quot;password&quot;:&quot;hunter2&quot;", "&quot;password&quot;:&quot;***&quot;"},
      {"<Password>hunter2</Password>", "<Password>***</Password>"},
      {"<Password> hunter2 </Password>", "<Password> *** </Password>"},
      {"<SignatureProvided>\n  y5H7yzPs+0tH1=\n</SignatureProvided>",
       "<SignatureProvided>\n  ***\n</SignatureProvided>"},
      {"access_key_secret = 'hunter2'", "access_key_secret = '***'"},
      {"AccessKeySecret: hunter2", "AccessKeySecret: ***"},
      {"\"SecurityToken\":\"CAIS8wF1q6Ft5B2y\"", "\"SecurityToken\":\"***\""},
      {"export DB_PASS=hunter2", "export DB_PASS=***"},
      {"export ALIBABA_CLOUD_ACCESS_KEY_SECRET=hunter2",
       "export ALIBABA_CLOUD_ACCESS_KEY_SECRET=***"},
      {"Signature=Y2FmZWJhYmU%3D&Format=JSON", "Signature=***&Format=JSON"},
      {"Authorization: acs LTAI5tFakeFakeFakeFake01:c2lnbmVk\nDate: x",
       "Authorization: ***\nDate: x"},
      {"-H \"Authorization: Bearer abc.def\" https://x", "-H \"Authorization: ***\" https://x"},
      {"数据库密码：hunter2", "数据库密码：***"},
      {"\"password\": \"cut off", "\"password\": \"***"},
      {"CREATE USER dts IDENTIFIED BY 'hunter2';", "CREATE USER dts IDENTIFIED BY '***';"},
      {"ALTER ROLE dts PASSWORD 'hunter2'", "ALTER ROLE dts PASSWORD '***'"},
      {"mysqldump -h 10.0.0.1 -uroot -phunter2 shop", "mysqldump -h 10.0.0.1 -uroot -p*** shop"},
      {"db failure, db user app password hunter2 incorrect, Please vaild user info",
       "db failure, db user app password *** incorrect, Please vaild user info"},
      {R"({"Password": "hun"ter"2", "x": "y"})", R"({"Password": "***", "x": "y"})"},
      {R"({"Password"": "hunter2"})", R"({"Password"": "***"})"},
      {R"(password="hunter2"and no more)", R"(password="*** no more)"},
      {"failed: requirepass hunter2x", "failed: requirepass ***"},
      {"login as root with password hunter2x.", "login as root with password ***."},
      {"password: hunter user: bob", "password: *** user: bob"},
      {"[Authorization:[acs LTAI5tFakeFakeFakeFake01:c2ln]]", "[Authorization:[***"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("passwords that a program or a statement is given without a label go") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"mysql -uapp -p'hun ter2' -h rm-1", "mysql -uapp -p'***' -h rm-1"},
      {"mysql -u app -p\"hunter2\" shop", "mysql -u app -p\"***\" shop"},
      {"mongo --host dds-1 -u root -p hunter2 shop", "mongo --host dds-1 -u root -p *** shop"},
      {"mongodump -u root -phunter2 -d shop", "mongodump -u root -p*** -d shop"},
      {"redis-cli -h r-1 -a hunter2 info", "redis-cli -h r-1 -a *** info"},
      {"sqlcmd -S rm-1 -U sa -P hunter2 -Q 'select 1'",
       "sqlcmd -S rm-1 -U sa -P *** -Q 'select 1'"},
      {"sshpass -p hunter2 ssh root@h", "sshpass -p *** ssh root@h"},
      {"curl -u app:hunter2 http://es-1:9200", "curl -u app:*** http://es-1:9200"},
      {"sqlplus system/hunter2@//h:1521/orcl", "sqlplus system/***@//h:1521/orcl"},
      {"ALTER USER dts IDENTIFIED BY hunter2;", "ALTER USER dts IDENTIFIED BY ***;"},
      {"SET PASSWORD FOR 'dts' = PASSWORD('hunter2')", "SET PASSWORD FOR 'dts' = PASSWORD('***')"},
      {"request.withPassword(\"hunter2\")", "request.withPassword(\"***\")"},
      {"config.setPassword(\"hunter2\");", "config.setPassword(\"***\");"},
      {"curl -b 'cna=a1; ticket=hunter2' https://x", "curl -b '***' https://x"},
      {"curl 'https://x' \\\n  -H 'user-agent: A (B; C)' \\\n  -b 'cna=a1; ticket=hunter2'",
       "curl 'https://x' \\\n  -H 'user-agent: A (B; C)' \\\n  -b '***'"},
      {"-H 'cookie: cna=a1; ticket=hunter2; t=b2' -d x", "-H 'cookie: ***' -d x"},
      {"Cookie: cna=a1; ticket=hunter2\nHost: x", "Cookie: ***\nHost: x"},
      {"> AUTH hunter2", "> AUTH ***"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("commands without a password stay") {
  const auto text = GENERATE(
      as<std::string>{}, "mysql -uapp -p -h rm-1", "mysql -h rm-1 --port 3306",
      "mongo -u root -p --authenticationDatabase admin", "redis-cli -h host -a ...",
      "mysql -uroot -p<password>", "redis-cli -a $REDIS_PASSWORD", "curl -u app http://es-1:9200",
      "curl -b cookies.txt https://x", "sqlplus user/pass@host", "sqlplus is no file of client/bin",
      "db.changeUserPassword('app', '<new password>')", "ALTER USER dts IDENTIFIED BY VALUES",
      "ERR AUTH failed: no password is set", "AUTH SCRAM-SHA-256 is not enabled",
      "rm-1.mysql.rds.aliyuncs.com refused -production", "cannot find PASSWORD() in the statement");
  CAPTURE(text);
  stays(text);
}

TEST_CASE("values that stand apart from their label go") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {R"({"name":"password","value":"hunter2"})", R"({"name":"password","value":"***"})"},
      {R"({\"Key\":\"db.password\",\"Value\":\"hunter2\"})",
       R"({\"Key\":\"db.password\",\"Value\":\"***\"})"},
      {R"([{"ParameterKey": "SourcePassword", "ParameterValue": "hunter"}])",
       R"([{"ParameterKey": "SourcePassword", "ParameterValue": "***"}])"},
      {"P.1.ParameterKey=Pwd&P.1.ParameterValue=hunter2",
       "P.1.ParameterKey=Pwd&P.1.ParameterValue=***"},
      {"- name: DB_PASSWORD\n  value: hunter2\n", "- name: DB_PASSWORD\n  value: ***\n"},
      {"<add key=\"DbPassword\" value=\"hunter2\"/>", "<add key=\"DbPassword\" value=\"***\"/>"},
      {"<entry key=\"password\">hunter</entry>", "<entry key=\"password\">***</entry>"},
      {"<name>password</name>\n<value>hunter</value>", "<name>password</name>\n<value>***</value>"},
      {"<td>Password</td><td>hunter2</td>", "<td>Password</td><td>***</td>"},
      {"| SourceEndpointPassword | hunter2 |", "| SourceEndpointPassword | *** |"},
      {"Password\thunter2\n", "Password\t***\n"},
      {"- **Password**: hunter2", "- **Password**: ***"},
      {"**Password:** hunter2", "**Password:** ***"},
      {"Password (source): hunter2", "Password (source): ***"},
      {"密码（源库）：hunter2", "密码（源库）：***"},
      {"数据库密码为hunter2，请检查", "数据库密码为***，请检查"},
      {"the password is hunter2.", "the password is ***."},
      {"口令：hunter2", "口令：***"},
      {"variable \"db_password\" {\n  type    = string\n  default = \"hunter2\"\n}\n",
       "variable \"db_password\" {\n  type    = string\n  default = \"***\"\n}\n"},
      {R"({"SourcePassword":{"Type":"String","Default":"hunter2"}})",
       R"({"SourcePassword":{"Type":"String","Default":"***"}})"},
      {"  DbPassword:\n    Type: String\n    Default: hunter2\n  Next:\n    Type: String\n",
       "  DbPassword:\n    Type: String\n    Default: ***\n  Next:\n    Type: String\n"},
      {R"(add("SourceEndpointPassword", "hunter2"))", R"(add("SourceEndpointPassword", "***"))"},
      {"[('password', 'hunter2'), ('user', 'app')]", "[('password', '***'), ('user', 'app')]"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("what stands beside a label and is no value stays") {
  const auto text =
      GENERATE(as<std::string>{}, R"({"name":"password","type":"string"})",
               R"({"name":"password","value":""})", "| user | password | host |",
               "| password | varchar(20) | NO |", "<th>Password</th><th>Host name</th>",
               "<td>password</td><td>***</td>", "the password is incorrect", "密码为空",
               "密码是必填项", "密钥ID：key-hz1", "wrong password (code 5): denied by the server",
               "the **password** expired");
  CAPTURE(text);
  stays(text);
}

TEST_CASE("the secret beside an AccessKey id goes with it") {
  const std::string id = "LTAI5tFakeFakeFakeFake01";
  const std::string secret = "Fake0fakeFake1fakeFake2fakeFa3";
  CHECK(redacted("ak/sk: " + id + "/" + secret) == "ak/sk: ***/***");
  CHECK(redacted("getProfile(\"cn-hangzhou\", \"" + id + "\", \"" + secret + "\")") ==
        "getProfile(\"cn-hangzhou\", \"***\", \"***\")");
  CHECK(redacted("SK: " + secret) == "SK: ***");
  stays("instance " + secret);
  stays("task: 5 disk=3");
}

TEST_CASE("credentials in addresses go, hosts and ports stay") {
  CHECK(redacted("mongodb://root:hunter2@dds.example:3717/admin") ==
        "mongodb://root:***@dds.example:3717/admin");
  CHECK(redacted("http://app:p@ss@host/x") == "http://app:***@host/x");
  CHECK(redacted("redis://:hunter2@r-1.example:6379") == "redis://:***@r-1.example:6379");
  CHECK(redacted("mysql://app:pa/ss@host/x") == "mysql://app:***@host/x");
  stays("jdbc:mysql://10.0.0.1:3306/db?mail=a@b");
  stays("http://host:8080/path@2x");
  stays("ssh://git@host:22/x");
}

TEST_CASE("private keys and tokens go") {
  CHECK(redacted(
            "-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc=\n-----END RSA PRIVATE KEY-----\nmore") ==
        "-----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY-----\nmore");
  CHECK(redacted("-----BEGIN PRIVATE KEY-----\nMIIE") == "-----BEGIN PRIVATE KEY-----***");
  CHECK(redacted("got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl!") == "got ***!");
}

TEST_CASE("error text, codes and request ids stay") {
  stays("bypass=x encompass: y");
  stays("the password:\n\"connecting again\"");
  stays("ERR AUTH <password> called without any password configured for the default user.");
  const auto text = GENERATE(
      as<std::string>{}, "Access denied for user 'app'@'10.0.0.5' (using password: YES)",
      "Access denied for user 'root'@'%' (using password: NO)", "invalid password",
      "Invalid password: must contain a digit", "wrong password: denied",
      "FATAL: password authentication failed for user \"dts_user\"",
      "Your password has expired. To log in you must change it using a client that supports "
      "expired passwords.",
      "Plugin 'mysql_native_password' is not loaded",
      "default_authentication_plugin=mysql_native_password",
      "ErrorCode: MissingSecurityToken ErrorMessage: SecurityToken is mandatory for this action.",
      "Code: InvalidSecurityToken.Expired",
      "InvalidSecurityToken : The security token is malformed",
      "{\"Code\":\"SignatureDoesNotMatch\",\"Message\":\"Specified signature is not matched\"}",
      "\"RequestId\": \"5C3E8A10-77B2-5D0E-9D61-2C1A0B7F4E21\"",
      "\"NextToken\": \"AAAAAZjtYxxxxxxxx\"", "ClientToken=4A1B2C3D",
      "Encountered unexpected token: \"FROM\" \"FROM\"", "unexpected token: SELECT",
      "You have an error near token: x", "SourceEndpointPassword: can not be empty",
      "\"SourceEndpointPassword\": \"\"", "\"password\": null", "\"hasPassword\": true",
      "password={password}", "password=${DB_PASSWORD}", "password=$DB_PASSWORD",
      "password=\"<your password>\"", "password=***", "PWD=/home/app",
      "AssumeRoleFail NoPermission : You are not authorized",
      "acs:ram::1408826137750019:role/ram-for-dts", "1408826137750019@dts.aliyuncs.com",
      "数据库帐号或密码错误", "the secret of the role",
      "RAM authorization: to do this, sign in as the owner",
      "ERROR 1819 (HY000): Require Password Length: 8",
      "SignatureMethod=HMAC-SHA1&SignatureVersion=1.0",
      "could not get token: AccessDenied: User is not authorized",
      "cannot renew the session token: EntityNotExist.Role : The role not exists",
      "failed with OIDC token: AuthenticationFail.NoPermission: This is denied",
      "CHECK_MYSQL_PASSOWRD_FORMAT: failed", "validate_password=ON",
      "password authentication: scram", "password sha256_password is not loaded",
      "a password column1=x", "password for user1234",
      "AUTH called without any password configured");
  CAPTURE(text);
  stays(text);
}

TEST_CASE("known values go, however they were encoded") {
  const std::string secret = "p'a \"&<1?";
  CHECK(redacted("verbatim p'a \"&<1? end", {secret}) == "verbatim *** end");
  CHECK(redacted(R"(json "p'a \"&<1?" end)", {secret}) == R"(json "***" end)");
  CHECK(redacted(R"(in json \"p'a \\\"&<1?\" end)", {secret}) == R"(in json \"***\" end)");
  CHECK(redacted("go p'a \\\"\\u0026\\u003c1? end", {secret}) == "go *** end");
  CHECK(redacted("query p%27a+%22%26%3C1%3F&x", {secret}) == "query ***&x");
  CHECK(redacted("query p%27a%20%22%26%3c1%3f&x", {secret}) == "query ***&x");
  CHECK(redacted("signed p%2527a%2520%2522%2526%253C1%253F%26x", {secret}) == "signed ***%26x");
  CHECK(redacted(R"(shell 'p'\''a "&<1?' end)", {secret}) == "shell '***' end");
  CHECK(redacted(R"(shell p\'a\ \"\&\<1\? end)", {secret}) == "shell *** end");
  CHECK(redacted("html p&#39;a &quot;&amp;&lt;1? end", {secret}) == "html *** end");
}

TEST_CASE("a known value eats no words") {
  CHECK(redacted("the latest test, pretest", {"test"}) == "the latest ***, pretest");
  CHECK(redacted("x%3Dtest%26y", {"test"}) == "x%3D***%26y");
  CHECK(redacted("password authentication failed", {"password"}) ==
        "password authentication failed");
  CHECK(redacted("an abc", {"abc"}) == "an abc");
}

TEST_CASE("neighbouring secrets become one mark, and the text maps back") {
  const std::string text = "a password=hunter2 b";
  const MappedText mapped = Redactor().redact(text);
  CHECK(mapped.bytes() == "a password=*** b");
  CHECK(mapped.origin({11, 14}) == Span{11, 18});
  CHECK(mapped.origin({15, 16}) == Span{19, 20});
}

TEST_CASE("long hostile lines take linear time") {
  std::string text;
  for (int i = 0; i < 60000; ++i) text += "unexpected token:'\\\"password=${x Authorization:";
  CHECK(!Redactor().redact(text).empty());
  std::string run;
  for (int i = 0; i < 100000; ++i) run += "PWD=/token={";
  CHECK(!Redactor().redact(run).empty());
  for (const std::string piece :
       {"mysql ", "mysql -p", "mongo -p ", "curl -u ", "sqlplus a/", "password ( ", "AUTH ",
        "Cookie: a=b; c=", "\"password\",", "password</", "password|", "password:{",
        "password:\n default", "(\"password\",\"", "password:** ", "LTAI5tFakeFakeFake01 "}) {
    std::string many;
    for (int i = 0; i < 60000; ++i) many += piece;
    CHECK(!Redactor().redact(many).empty());
  }
}

}  // namespace
}  // namespace dtsdoctor
