// SPDX-License-Identifier: Apache-2.0
//
// Values in files that are pasted: each stays one value, or is left out.
#include "diagnose/file_value.h"

#include "catch.h"

namespace dtsdoctor::testing {
namespace {

std::string sql(std::string_view value, std::string_view line) {
  return spelled_in_file(value, line, "f.sql").value_or("-");
}

std::string sh(std::string_view value, std::string_view line) {
  return spelled_in_file(value, line, "f.sh").value_or("-");
}

}  // namespace

TEST_CASE("value in a file: SQL doubles the sign that would end the string around it") {
  CHECK(sql("o'brien", "SET x = 'y'; ALTER USER '") == "o''brien");
  CHECK(sql("a`; DROP TABLE x; -- ", "SHOW CREATE TABLE `billing`.`") == "a``; DROP TABLE x; -- ");
  CHECK(sql("a\"b", "ALTER TABLE \"") == "a\"\"b");
  CHECK(sql("a]b", "USE [") == "a]]b");
  CHECK(sql("订单 2026", "SHOW CREATE TABLE `") == "订单 2026");
}

TEST_CASE("value in a file: a backslash stays where it can escape nothing") {
  CHECK(sql("C:\\arch\\1.dbf", "WHERE name = '") == "C:\\arch\\1.dbf");
  CHECK(sql("a\\", "WHERE name = '") == "-");
  CHECK(sql("a\\' OR 1 = 1; --", "WHERE name = '") == "-");
}

TEST_CASE("value in a file: without quotation marks it is a name, or nothing") {
  CHECK(sql("shop.orders", "ALTER TABLE ") == "shop.orders");
  CHECK(sql("\"APP\".\"ORDER ITEMS\"", "ALTER TABLE ") == "\"APP\".\"ORDER ITEMS\"");
  CHECK(sql("[dbo].[Order Items]", "ALTER TABLE ") == "[dbo].[Order Items]");
  CHECK(sql("<user-1>", "ALTER ROLE ") == "<user-1>");
  CHECK(sql("a; DROP TABLE x", "ALTER TABLE ") == "-");
  CHECK(sql("\"APP\".\"x", "ALTER TABLE ") == "-");
  CHECK(sh("dts_sync", "clickhouse-client --user ") == "dts_sync");
  CHECK(sh("$(reboot)", "clickhouse-client --user ") == "-");
  CHECK(sh("a b", "clickhouse-client --user ") == "-");
}

TEST_CASE("value in a file: a script has no quotation mark that could be doubled") {
  CHECK(sh("10.0.0.1", "curl 'http://") == "10.0.0.1");
  CHECK(sh("x'$(reboot)'", "curl 'http://") == "-");
  CHECK(sh("$HOME", "curl \"http://") == "-");
}

TEST_CASE("value in a file: a comment takes any words, but not another line") {
  CHECK(sql("it's `here`; maybe", "-- refused: ") == "it's `here`; maybe");
  CHECK(sql("a\nDROP TABLE x", "-- refused: ") == "-");
}

}  // namespace dtsdoctor::testing
