// SPDX-License-Identifier: Apache-2.0
#include "report/labelled_secret.h"

#include "catch.h"
#include "redacted.h"

namespace dtsdoctor::test {

TEST_CASE("labelled secret: what separates it may be encoded") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {R"("jdbc:mysql://h/db?user\u003dapp\u0026password\u003dhunter2\u0026ssl\u003dno")",
       R"("jdbc:mysql://h/db?user\u003dapp\u0026password\u003d***\u0026ssl\u003dno")"},
      {R"("a?password\\u003Dhunter2\\u0026x")", R"("a?password\\u003D***\\u0026x")"},
      {R"(password\x3dhunter2)", R"(password\x3d***)"},
      {R"(\u0022password\u0022\u003a\u0022hunter2\u0022)",
       R"(\u0022password\u0022\u003a\u0022***\u0022)"},
      {R"(\x22password\x22:\x22hunter2\x22)", R"(\x22password\x22:\x22***\x22)"},
      {"password&#61;hunter2", "password&#61;***"},
      {"password:\u00a0hunter2", "password:\u00a0***"},
      {"的密码：\u3000hunter2\u3000请", "的密码：\u3000***"},
      {"密码\u00a0:\u00a0hunter2", "密码\u00a0:\u00a0***"},
      {"fs.s3a.secret.key=hunter2", "fs.s3a.secret.key=***"},
      {R"({"fs.s3a.access.key":"hunter2"})", R"({"fs.s3a.access.key":"***"})"},
      {"ERROR x: 账号密码：root / hunter2 x", "ERROR x: 账号密码：*** x"},
      {"a bad token=hunter2abc", "a bad token=***"},
      {"X-Auth-Key: hunter2", "X-Auth-Key: ***"},
      {R"(Authorization: Digest username="a", nonce="n", response="6629fae4", opaque="o")",
       "Authorization: ***"},
      {R"({"Authorization":"Digest username=\"a\", response=\"6629fae4\"","b":"c"})",
       R"({"Authorization":"***","b":"c"})"},
      {"got Authorization: APPCODE 83359fd73fe94948385f570e3c139105 x", "got Authorization: *** x"},
      {"&#x22;password&#x22;:&#x22;hunter2&#x22;", "&#x22;password&#x22;:&#x22;***&#x22;"},
      {"user%3Dapp%26password%3dhunter2%26x%3D1", "user%3Dapp%26password%3d***%26x%3D1"},
      {R"(\u5bc6\u7801\uff1ahunter2)", R"(\u5bc6\u7801\uff1a***)"},
      {R"({"\u53e3\u4ee4":"hunter2"})", R"({"\u53e3\u4ee4":"***"})"},
      {R"({"\u5bc6\u94a5":"hunter2"})", R"({"\u5bc6\u94a5":"***"})"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("labelled secret: languages put brackets around the label, and a type in front") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"    [password] => hunter2\n", "    [password] => ***\n"},
      {"[\"password\"]=>\n  string(7) \"hunter2\"\n", "[\"password\"]=>\n  string(7) \"***\"\n"},
      {"s:8:\"password\";s:7:\"hunter2\";", "s:8:\"password\";s:7:\"***\";"},
      {"body[\"SourceEndpointPassword\"] = \"hunter2\"",
       "body[\"SourceEndpointPassword\"] = \"***\""},
      {"params[:password] = 'hunter2'", "params[:password] = '***'"},
      {R"("passwords": ["hunter2", "hunter3"], "x": 1)", R"("passwords": ["***", "***"], "x": 1)"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("labelled secret: a type, a tag or an anchor in front is not the value") {
  CHECK(redacted("x: password: !!str hunter2\n") == "x: password: ***\n");
  CHECK(redacted("password: &pw hunter2\n") == "password: ***\n");
  CHECK(redacted("val password: String = \"hunter2\"") == "val password: String = \"***\"");
}

TEST_CASE("labelled secret: an element may have attributes and a name space") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"<password type=\"text\">hunter2</password>", "<password type=\"text\">***</password>"},
      {"<db:password>hunter2</db:password><a>b</a>", "<db:password>***</db:password><a>b</a>"},
      {"<Password xmlns=\"x\">\n hunter2\n</Password>",
       "<Password xmlns=\"x\">\n ***\n</Password>"},
      {"<password a=\"b\"><![CDATA[hunter2]]></password>",
       "<password a=\"b\"><![CDATA[***]]></password>"},
      {"&lt;password type=&quot;x&quot;&gt;hunter2&lt;/password&gt;",
       "&lt;password type=&quot;x&quot;&gt;***&lt;/password&gt;"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("labelled secret: short names hold what looks like a password") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"user: app pw: hunter2", "user: app pw: ***"},
      {"uid=sa;pw=hunter2;x=y", "uid=sa;pw=***;x=y"},
      {"{\"pass\":\"hunter2\"}", "{\"pass\":\"***\"}"},
      {"dbpass=hunter2", "dbpass=***"},
      {"dbpass=hunter", "dbpass=***"},
      {"password_source=hunter", "password_source=***"},
      {"passwordNew: hunter2", "passwordNew: ***"},
      {"REDISCLI_AUTH=hunter", "REDISCLI_AUTH=***"},
      {"<db.password>hunter</db.password>", "<db.password>***</db.password>"},
      {"spring.datasource.password:\n  hunter\n", "spring.datasource.password:\n  ***\n"},
      {"a:\n  db.password: |\n    hunter\n  b: c\n", "a:\n  db.password: |\n    ***\n  b: c\n"},
      {"failed: \"pw\":\"hunter2\" and more", "failed: \"pw\":\"***"},
      {"PASS=hunter2", "PASS=***"},
      {"Server=h;UID=sa;PWD={hunter2};Port=1", "Server=h;UID=sa;PWD={***};Port=1"},
      {"password[source]=hunter2", "password[source]=***"},
      {"password.source=hunter2", "password.source=***"},
      {"API key: 0f9a8b7c6d5e4f", "API key: ***"},
      {"secret key = 0f9a8b7c6d5e4f", "secret key = ***"},
      {"SSHPASS='hunter' sshpass -e ssh h", "SSHPASS='***' sshpass -e ssh h"},
      {"AccountName=x;AccountKey=hunter2+/==;Suffix=y", "AccountName=x;AccountKey=***;Suffix=y"},
      {"PasswordConfirm=hunter2", "PasswordConfirm=***"},
      {"keytool -storepass hunter2 -keypass hunter3", "keytool -storepass *** -keypass ***"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("labelled secret: what is no value stays") {
  const auto text = GENERATE(
      as<std::string>{}, "--- PASS: TestLogin1 (0.01s)", "pass=3 fail=0", "{\"pass\":true}",
      "pass: 5/10", "mypw", "Pass ResourceId.1 or Tag.1.Key", "SET SESSION old_passwords = 0",
      R"re("using\\s*password:\\s*(?P<value>YES|NO)")re", "compass=a1b2c3", "RpwA: abc123",
      "src=rm-bp1xyz12", "PasswordEncrypted=true", "[password] is required", "s:8:\"password\";N;",
      "<password type=\"text\"/>", "<xs:element name=\"password\" type=\"xs:string\"/>",
      "<label for=\"password\">Password</label>", "password_lifetime=90",
      "server.private.key: not found", "primary.key=a1b2c3d4", "private key: /etc/tls/server1.pem",
      "API key: missing", "primary key: id1234567890123", "UID=sa;PWD={password};",
      "denied for user 'a'@'b' (using password: YES).", "password.encryption=scram1",
      "Authorization: denied for user42abc", "validate_password.length 8",
      "CHECK_SRC_PASSWORD_FORMAT: failed", "ORA-01017: invalid username/password; logon denied",
      "WRONGPASS invalid username-password pair or user is disabled.",
      "{\"PolicyName\":\"AliyunKMSSecretUserAccess\",\"PolicyType\":\"System\"}",
      "InvalidAccessKeyId.NotFound : Specified access key is not found.");
  CAPTURE(text);
  stays(text);
}

}  // namespace dtsdoctor::test
