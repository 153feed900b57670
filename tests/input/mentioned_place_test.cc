// SPDX-License-Identifier: Apache-2.0
#include "input/mentioned_place.h"

#include <string>

#include "catch.h"

namespace dtsdoctor {
namespace {

// `$` stands for what a rule found.
void check_places(std::string_view found, std::initializer_list<const char*> lines, bool expected) {
  for (const char* const line : lines) {
    CAPTURE(line);
    std::string text = line;
    std::size_t first = std::string::npos;
    for (std::size_t at = text.find('$'); at != std::string::npos; at = text.find('$', at)) {
      text.replace(at, 1, found);
      first = std::min(first, at);
      at += found.size();
    }
    CHECK(is_only_mentioned(text, {first, first + found.size()}) == expected);
  }
}

}  // namespace

TEST_CASE("mentioned place: every place counts") {
  check_places(
      "The role not exists",
      {"/app/x.js:12\n    throw new Error(\"$\");\n    ^\n\nError: $\n    at Object.<anonymous>",
       "If \"$\" comes, check the role. It came: $"},
      false);
  check_places("The role not exists",
               {"/app/x.js:12\n    throw new Error(\"$\");",
                "If you see \"$\", ask; if \"$\" comes back, ask again."},
               true);
}

TEST_CASE("mentioned place: a quoted message that a sentence only tells of") {
  check_places(
      "The role not exists",
      {"If you see \"$\", check the role.", "We no longer see \"$\".", "\"$\" never came back.",
       "The message \"$\" means that the role is missing.", "如果提示“$”，请检查角色",
       "没有再出现“$”。", "\"$\" 已解决", "ok 12 - reports \"$\"", "| \"$\" | 0 |"},
      true);
  check_places("The role not exists",
               {"We get \"$\" when we start the task.", "任务失败，提示“$”", "error message \"$\"",
                "no luck: $", "it does not start: $", "$ no longer"},
               false);
}

TEST_CASE("mentioned place: a code behind a label that is over, counted, or a part of an address") {
  check_places(
      "DTS.Msg.InvalidEndpoint",
      {"Resolved: $ after granting the role", "告警恢复: $", "dan: $ is fixed, closing",
       "{\"code\":\"$\",\"count\":0}", "code=$ count=0", "Recommend: https://example.com/?q=$"},
      true);
  check_places(
      "DTS.Msg.InvalidEndpoint",
      {"error: $", "code=$ count=3", "{\"code\":\"$\",\"data\":null}", "Failed: $ after 3 retries",
       "ErrorCode: $\nRecommend: https://example.com/?q=$", "reason: $ is what we get"},
      false);
}

TEST_CASE("mentioned place: a rule may know no more than how a key begins") {
  const std::string text = "CHECK__ERROR_BINLOG_ON never came back";
  CHECK(is_only_mentioned(text, {0, 13}));
  CHECK_FALSE(is_only_mentioned("CHECK__ERROR_BINLOG_ON failed", {0, 13}));
}

TEST_CASE("mentioned place: a place beyond the text and an empty one are none") {
  CHECK_FALSE(is_only_mentioned("// x", {3, 9}));
  CHECK_FALSE(is_only_mentioned("// x", {3, 3}));
}

}  // namespace dtsdoctor
