// SPDX-License-Identifier: Apache-2.0
//
// Lines of a log that name an item of the precheck and its state: only one that failed is a
// failure.
#include <string>

#include "catch.h"
#include "diagnose/told_failures.h"

namespace dtsdoctor::testing {
namespace {

Told told_of(const std::string& line) {
  FailureOptions options;
  options.assume_dts = true;
  return told(*read_failures(line + "\n", options));
}

}  // namespace

TEST_CASE("precheck lines: an item that waits, runs, warns or was passed over did not fail") {
  for (const std::string item : {"CHECK_SERVER_ID", "CHECK_CONN_SRC", "CHECK_SQL_MODE"}) {
    for (const std::string state :
         {"Warning", "Alert", "NotStarted", "Checking", "Suspending", "Finished", "Skipped",
          "Ignored", "Success", "告警", "检查中"}) {
      for (const std::string between : {" ", ": ", " | "}) {
        CAPTURE(item, state, between);
        CHECK(told_of(item + between + state).empty());
      }
    }
  }
  for (const std::string line :
       {"CHECK_CONN_SRC: 0 errors", "CHECK_CONN_SRC no error", "CHECK_CONN_SRC error=none",
        "源库连接性检查：无异常", "源库连接性检查 未发现异常", "全网检查：未见异常",
        "字符集匹配检查 检查结果：成功，失败 0 项", "目标库资源不足 检查结果：通过"}) {
    CAPTURE(line);
    CHECK(told_of(line).empty());
  }
  CHECK(told_of("CHECK_CONN_SRC: 10 errors") == Told{"precheck/source-connectivity 1:1"});
  CHECK(told_of("CHECK_SERVER_ID: Failed") == Told{"precheck/server-id 1:1"});
  CHECK(told_of("CHECK_SERVER_ID: Warning: the check failed") == Told{"precheck/server-id 1:1"});
}

TEST_CASE("precheck lines: the console's English name and its result") {
  const auto check = [](const std::string& name, const std::string& id) {
    for (const std::string result :
         {": Failed", "\tFailed", " FAILED", " - Failed", ", Result: Failed", " check failed"}) {
      CAPTURE(name, result);
      const Told found = told_of(name + result);
      REQUIRE(found.size() == 1);
      CHECK(found[0].starts_with(id + " "));
    }
    for (const std::string result :
         {": Success", "\tPassed", " | Warning |", " was not why the copy failed"}) {
      CAPTURE(name, result);
      CHECK(told_of(name + result).empty());
    }
  };
  check("binlog_row_image is FULL", "precheck/binlog-row-image");
  check("Source server_id", "precheck/server-id");
  check("Storage engine", "precheck/storage-engine");
  check("sql_mode", "precheck/sql-mode");
  check("Schema/database existence", "precheck/database-existence");
  check("Full network", "precheck/full-network-check");
}

}  // namespace dtsdoctor::testing
