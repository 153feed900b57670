// SPDX-License-Identifier: Apache-2.0
//
// Passwords in the addresses of databases, without a label.
#include "catch.h"
#include "redacted.h"

namespace dtsdoctor::test {

TEST_CASE("secret addresses: what stands between a user and a host goes") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"jdbc:oracle:thin:app/hunter2@h:1521:orcl", "jdbc:oracle:thin:app/***@h:1521:orcl"},
      {"url=jdbc:oracle:thin:app/hunter2@//h:1521/orcl x",
       "url=jdbc:oracle:thin:app/***@//h:1521/orcl x"},
      {"jdbc:dm://app/hunter2@h:5236", "jdbc:dm://app/***@h:5236"},
      {"app/hunter2@h:1521/orcl", "app/***@h:1521/orcl"},
      {"\"app:hun:ter@tcp(10.0.0.1:3306)/orders\"", "\"app:***@tcp(10.0.0.1:3306)/orders\""},
      {"root:hunter2@unix(/tmp/mysql.sock)/", "root:***@unix(/tmp/mysql.sock)/"},
      {"10.0.0.1:5432:orders:dts:hunter2\n*:*:*:dts:hunter\n",
       "10.0.0.1:5432:orders:dts:***\n*:*:*:dts:***\n"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("secret addresses: other words with such marks stay") {
  const auto text =
      GENERATE(as<std::string>{}, "jdbc:oracle:thin:@//h:1521/orcl", "library/nginx@sha256:1234",
               "user/pass@host:1521/service", "dts/agent@10.0.0.1:22 failed",
               "host/name@example.com:443 x", "src/main/java@1.2.3",
               "user@tcp(10.0.0.1:3306)/orders", "main.go:5432:handler:request:failed2",
               "10.0.0.1:5432:orders:dts", "app/{password}@h:1521/orcl");
  CAPTURE(text);
  stays(text);
}

}  // namespace dtsdoctor::test
