// SPDX-License-Identifier: Apache-2.0
#include "input/line_shape.h"

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("line shape: blanks and tabs in front") {
  CHECK(indent_of("x") == 0);
  CHECK(indent_of(" \t x") == 3);
  CHECK(indent_of("   ") == 3);
  CHECK(is_blank_line(""));
  CHECK(is_blank_line(" \t\r"));
  CHECK_FALSE(is_blank_line(" x "));
}

TEST_CASE("line shape: log headers start with a time") {
  for (const char* line :
       {"2026-03-04T05:06:07Z x", "2026/03/04 05:06:07 x", "05:06:07.123 [main] x",
        "[2026-03-04 05:06:07] x", "[05:06:07] x", "20260304 05:06:07 x", "Mar  4 05:06:07 host x",
        "E0304 05:06:07.1 1 x.go:1] x"}) {
    CHECK(starts_with_time(line));
  }
}

TEST_CASE("line shape: other lines do not") {
  for (const char* line : {"", "[", "x 2026-03-04", "1234567890123456", "2026-3-4", "Marketing",
                           "Error: 05:06:07", "E0304 x", "5:06:07"}) {
    CHECK_FALSE(starts_with_time(line));
  }
}

TEST_CASE("line shape: labels of SDK error blocks") {
  CHECK(block_label("ErrorCode: X") == "errorcode");
  CHECK(block_label("RequestId : 0B1F") == "requestid");
  CHECK(block_label("   Data: {}") == "data");
  CHECK(block_label("错误码：X") == "错误码");
}

TEST_CASE("line shape: labels that Markdown or brackets set off") {
  CHECK(block_label("- **Error code:** `X`") == "error code");
  CHECK(block_label("**错误码**：X") == "错误码");
  CHECK(block_label("`Code`: X") == "code");
  CHECK(block_label("[ErrorCode]: X") == "errorcode");
  CHECK(block_label("[Code: X]").empty());
  CHECK(block_label("[main] Code: X").empty());
  CHECK(block_label("**Note**: X").empty());
}

TEST_CASE("line shape: a code that a label or a colon announces") {
  for (const char* line :
       {"错误码 AbCode", "错误码\tAbCode", "| Error Code | AbCode |", "【错误码】AbCode",
        "1. 错误码：AbCode", "we got: AbCode", "跨账号任务报错：AbCode。x: AbCode", "Code AbCode",
        "it says \"AbCode", "报错“AbCode", "```AbCode", "{noformat}AbCode", "<![CDATA[AbCode"}) {
    CHECK(announced_code(line) == "AbCode");
  }
  for (const char* line :
       {"AbCode", "we got AbCode", "we got: abcode", "we got: Ab", "2026-03-04 05:06:07 x: AbCode",
        "we got:AbCode x", "", ":", "| |", "it says \"AbCode\"", "it says AbCode\"", "(AbCode",
        "[AbCode]", "\"AbCode\",", "2026-03-04 05:06:07 \"AbCode"}) {
    CHECK(announced_code(line).empty());
  }
  CHECK(announced_code("we got: " + std::string(100, 'A')).empty());
}

TEST_CASE("line shape: a label alone") {
  CHECK(is_lone_label("错误码：\r"));
  CHECK(is_lone_label("**Error code**"));
  CHECK_FALSE(is_lone_label("Error code: X"));
  CHECK_FALSE(is_lone_label("decoded"));
  CHECK_FALSE(is_lone_label(""));
}

TEST_CASE("line shape: other words in front of a colon are none") {
  CHECK(block_label("Exception: x").empty());
  CHECK(block_label("http://x").empty());
  CHECK(block_label("no colon").empty());
  CHECK(block_label("the Message: x").empty());
  CHECK(block_label(std::string(40, ' ') + std::string(40, 'x') + ": y").empty());
}

TEST_CASE("line shape: lines of a stack trace") {
  CHECK(is_stack_line("\tat com.x.Y(Z.java:1)"));
  CHECK(is_stack_line("Caused by: x"));
  CHECK(is_stack_line("caused by:"));
  CHECK(is_stack_line("\t... 12 more"));
  CHECK_FALSE(is_stack_line("at noon"));
  CHECK_FALSE(is_stack_line("... and more to come"));
}

TEST_CASE("line shape: the first words of an error block") {
  CHECK(opens_error_block("SDKError:"));
  CHECK(opens_error_block("  SDK.ServerError"));
  CHECK(opens_error_block("Aliyun API Error: RequestId: X"));
  CHECK_FALSE(opens_error_block("an SDKError: x"));
}

TEST_CASE("line shape: the bar of a box and the blank behind it") {
  CHECK(box_prefix("│ Error: x") == 4);
  CHECK(box_prefix("│   x") == 4);
  CHECK(box_prefix("│") == 3);
  CHECK(box_prefix("  ╷") == 5);
  CHECK(box_prefix("╵") == 3);
  CHECK(box_prefix("| Error: x") == 0);
  CHECK(box_prefix("x │") == 0);
}

TEST_CASE("line shape: brackets that are left open, strings and strays aside") {
  CHECK(brackets_left_open("{\"a\": [", 0) == 2);
  CHECK(brackets_left_open("]}", 3) == 1);
  CHECK(brackets_left_open("main.go:114] {", 0) == 1);
  CHECK(brackets_left_open("\"{[\\\"{\" {", 0) == 1);
  CHECK(brackets_left_open("plain", 1) == 1);
  CHECK(brackets_left_open("(<", 0) == 0);
}

}  // namespace dtsdoctor
