// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "redacted.h"

namespace dtsdoctor::test {

TEST_CASE("secret inserts: the value of a column whose name is a label") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"INSERT INTO users (name, password) VALUES ('dts', 'hunter');",
       "INSERT INTO users (name, password) VALUES ('dts', '***');"},
      {"insert into `db`.`t`(`id`,`passwd`,`x`) values (1,'a,b)',NULL),(2, 'it''s', 'y')",
       "insert into `db`.`t`(`id`,`passwd`,`x`) values (1,'***',NULL),(2, '***', 'y')"},
      {"INSERT INTO t(\"db_password\", n)\nVALUES\n('hunter', 1)",
       "INSERT INTO t(\"db_password\", n)\nVALUES\n('***', 1)"},
  }));
  CAPTURE(text);
  CHECK(redacted(text) == expected);
}

TEST_CASE("secret inserts: rows without such a column stay, however they end") {
  const auto text =
      GENERATE(as<std::string>{}, "INSERT INTO t (id, name) VALUES (1, 'hunter2')",
               "INSERT INTO t (id, password) VALUES (1, NULL)", "INSERT INTO t (password) VALUES (",
               "INSERT INTO t (password) VALUES (?)", "insert into t values ('hunter2', 'b')");
  stays(text);
}

}  // namespace dtsdoctor::test
