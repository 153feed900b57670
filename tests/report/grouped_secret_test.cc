// SPDX-License-Identifier: Apache-2.0
//
// Several secrets under one name, and names under which a secret is told by its looks alone.
#include "catch.h"
#include "linear_time.h"
#include "redacted.h"

namespace dtsdoctor::test {

TEST_CASE("grouped secrets: what is listed under passwords goes, one by one") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"passwords:\n  - hunter\n  - must not be short\nport: 1\n",
       "passwords:\n  - ***\n  - must not be short\nport: 1\n"},
      {"db:\n  passwords:\n  - hunter\n  - hunter2seven\n  port: 3306\n",
       "db:\n  passwords:\n  - ***\n  - ***\n  port: 3306\n"},
      {"passwords:\n  source: hunter2seven\n  length: 8\nport: 1\n",
       "passwords:\n  source: ***\n  length: 8\nport: 1\n"},
      {R"({"passwords": ["hunter", "hunter2"], "a": "b"})",
       R"({"passwords": ["***", "***"], "a": "b"})"},
      {R"("{\"passwords\":[\"hunter\",\"Zk9#vT2m\"],\"a\":1}")",
       R"("{\"passwords\":[\"***\",\"***\"],\"a\":1}")"},
      {R"({"passwords": {"source": "hunter2seven", "dest": "Zk9#vT2m"}, "a": "b1c2d3e4"})",
       R"({"passwords": {"source": "***", "dest": "***"}, "a": "b1c2d3e4"})"},
      {"passwords = {\n  source = \"hunter2seven\"\n}\n", "passwords = {\n  source = \"***\"\n}\n"},
      {"passwords: {source: hunter2seven, port: 3306}", "passwords: {source: ***, port: 3306}"},
      {R"({"secrets": ["b9Zk2LmN8pQr5TsV"]})", R"({"secrets": ["***"]})"},
      {"tokens:\n- b9Zk2LmN8pQr5TsV\n", "tokens:\n- ***\n"},
      {"credentials=b9Zk2LmN8pQr5TsV", "credentials=***"},
      {R"({"credentials": {"id": "app", "key": "b9Zk2LmN8pQr5TsV"}})",
       R"({"credentials": {"id": "app", "key": "***"}})"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("grouped secrets: auth is a method, unless it looks like a password") {
  CHECK(redacted("auth=Zk9#vT2mQx") == "auth=***");
  CHECK(redacted("redis_auth: hunter2seven") == "redis_auth: ***");
  CHECK(redacted(R"({"auth": "dXNlcjpwYXNzd29yZDE="})") == R"({"auth": "***"})");
  const auto text =
      GENERATE(as<std::string>{}, "auth: failed", "auth=mysql_native_password",
               "auth=sha256_password", "auth: SCRAM-SHA-256", "auth=oauth2", "auth: kerberos5",
               "auth=10.0.0.1:3306", "auth: user@10.0.0.1", "oauth=b9Zk2LmN8pQr5TsV",
               "pg auth: method 10 is not supported", R"({"auth": {"username": "app2app"}})");
  CAPTURE(text);
  stays(text);
}

TEST_CASE("grouped secrets: labels without number in one word take linear time") {
  for (const std::string word : {"auth=", "auth=“", "passwords: '", "secrets: [\""}) {
    CAPTURE(word);
    CHECK(testing::takes_linear_time(60000, [&](std::size_t bytes) {
      std::string text;
      while (text.size() < bytes) text += word;
      (void)redacted(text);
    }));
  }
}

TEST_CASE("grouped secrets: what is said about secrets, and their names, stay") {
  const auto text = GENERATE(as<std::string>{}, "secrets:\n  - db-password-1\n  - db_password_2\n",
                             "imagePullSecrets:\n  - name: registry1key\n", "max_tokens: 4096",
                             R"({"tokens": [1, 2, 3]})", "passwords:\n  - must have 8 characters\n",
                             "passwords: see the documentation", "credentials: missing",
                             "failed to load credentials: no such file /root/.aliyun/config1.json",
                             "secrets: inherit", "the secrets\n  - of 10 tasks\n", "passwords: []",
                             "passwords: {}", R"({"tokens": {"input": 1200, "output": 17}})");
  CAPTURE(text);
  stays(text);
}

}  // namespace dtsdoctor::test
