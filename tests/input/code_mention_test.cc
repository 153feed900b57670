// SPDX-License-Identifier: Apache-2.0
#include "input/code_mention.h"

#include <string>

#include "catch.h"

namespace dtsdoctor {
namespace {

bool is_mentioned(const std::string& text) {
  const std::string code = "DTS.Msg.InvalidEndpoint";
  const std::size_t at = text.find(code);
  return is_mention(text, at, at + code.size());
}

// `$` stands for the code.
void check_mentions(std::initializer_list<const char*> lines, bool expected) {
  for (const std::string line : lines) {
    CAPTURE(line);
    std::string text = line;
    text.replace(text.find('$'), 1, "DTS.Msg.InvalidEndpoint");
    CHECK(is_mentioned(text) == expected);
  }
}

}  // namespace

TEST_CASE("code mention: a code behind words that speak of no failure is only mentioned") {
  for (const char* front :
       {"retry on ", "- handles DTS-51009 and ", "codes=[", "codes=[DTS-51009, ",
        "a better text for "
        "\"",
        "failed\nsee ", "did not get ", "0 ", "[OK] ", "不再出现 "}) {
    CAPTURE(front);
    CHECK(only_mentions(front));
  }
  for (const char* front :
       {"", "- ", "| ", "error: ", "ErrorCode=", "the job failed with ", "ERROR ", "错误码 ",
        "[main] ", "java.io.IOException ", "retry on\n", "It stopped. ", "05:06:07 ",
        "the task stopped (", "status abnormal ", "No idea why, ", "task is down, ",
        "first time we see ", "fix: it did not work, "}) {
    CAPTURE(front);
    CHECK_FALSE(only_mentions(front));
  }
}

TEST_CASE("code mention: a denied code was not met") {
  check_mentions({"no more $ since the upgrade", "No $ was seen today.",
                  "we did not get $ any more", "the error is not $ but another",
                  "it fails with another code instead of $", "the task no longer fails with $",
                  "0 $ in the last hour", "没有出现 $，任务正常", "不再出现 $", "不是 $ 的问题"},
                 true);
  check_mentions(
      {"the task was not started, $ (1)", "cannot find the role: $", "not started $ (1)",
       "worker 0 $ (1)", "no such job, code $ (1)", "HTTP 400 $ (1)", "出现 $，任务失败"},
      false);
}

TEST_CASE("code mention: words in front of the code's label say of it what they say of the code") {
  check_mentions(
      {"no error code: $ any more", "when you get the error code: $, retry", "未出现错误码：$",
       "不再出现错误代码: $", "错误码：$ 表示账号不存在", "错误码：$已解决"},
      true);
  check_mentions({"the task failed with error code: $", "错误码：$，请排查", "任务失败，错误码：$",
                  "we get no data, error code: $", "报错码: $ 怎么处理"},
                 false);
}

TEST_CASE("code mention: what may come has not come") {
  check_mentions(
      {"If $ is returned, check the endpoint.", "- When you see the error $, open a ticket",
       "1. If you get $: check the endpoint", "It works. If it is $, ask.", "如果出现 $，请检查",
       "一旦出现 $ 请联系我们"},
      true);
  check_mentions({"When I configure the task, $ (1)", "ask him if the task failed with $ (1)"},
                 false);
  CHECK(is_mentioned("the job stops when DTS.Msg.InvalidEndpoint occurs") == false);
}

TEST_CASE("code mention: what a code means, and that it is over") {
  check_mentions(
      {"The error code $ means that the endpoint is wrong.", "Error code $ indicates a typo.",
       "$ is returned if the endpoint is wrong.", "<code>$</code> is returned when it is wrong",
       "$ no longer occurs", "$ is gone now", "`$` has been resolved", "alert $ resolved",
       "WARN $ (ignored)", "retried after $, succeeded", "错误码 $ 表示连接信息有误", "$ 已解决",
       "$ 已恢复"},
      true);
  check_mentions({"$ was returned by ConfigureDtsJob", "$ is returned by the call",
                  "$ has occurred", "$ was not resolved", "$ the meaning is unknown",
                  "错误码 $ 怎么解决", "We see \"$\" since this morning", "now I see $ again",
                  "The task is gone, $ is returned when I click Next",
                  "错误码 $ 说明 NoPermission : no", "错误码 $ 说明：没有权限"},
                 false);
}

TEST_CASE("code mention: tests that passed, counts and deeds") {
  check_mentions({"[OK] $", "--- PASS: $ (0.01s)", "✓ $ (5 ms)", "[RESOLVED] $", "$: OK", "$ -> OK",
                  "$: 0", "$ 0", "\"$\": 0", "handles $ in the importer", "grep -c '$' app.log",
                  "known error codes: $, Other"},
                 true);
  check_mentions(
      {"FAIL: $ (0.01s)", "[ERROR] $", "$: OK is not what it says", "failed: $, Other", "$ 0 rows"},
      false);
}

TEST_CASE("code mention: the key of a ticket is no code, also with words behind a colon") {
  const auto is_key = [](std::string_view front, const std::string& code) {
    const std::string text = std::string(front) + code + ": the reader stops";
    return is_ticket(text, front.size(), front.size() + code.size());
  };
  for (const char* front : {"jira ", "see ticket ", "JIRA #", "Fixed ", "Bug ", "- Closes ",
                            "done. Resolves ", "Merge branch x\nrefs "}) {
    CAPTURE(front);
    CHECK(is_key(front, "DTS-30019"));
    CHECK_FALSE(is_key(front, "DTS.Msg.InvalidEndpoint"));
  }
  for (const char* front :
       {"", "how to fix ", "we see ", "this is a bug ", "failed: ", "ticket\n"}) {
    CAPTURE(front);
    CHECK_FALSE(is_key(front, "DTS-30019"));
  }
}

TEST_CASE("code mention: sentences about a code") {
  check_mentions(
      {"Fixes the $ error when updating it", "adds $ to the list of retryable codes",
       "retries $ up to 3 times", "codes such as $ or others", "e.g. like $ in the docs",
       "see $ in the documentation", "the difference between $ and another",
       "rather than $ a timeout", "Expected $ to be retried", "$ is retryable",
       "tests/test_x.py::test_x[$] PASSED [ 10%]", "将 $ 加入重试列表", "新增错误码 $ 的处理"},
      true);
  check_mentions(
      {"The $ error is shown in the console", "the task failed with the $ error",
       "the job stopped due to $ yesterday", "it fails from $ on", "we see $ in the console",
       "we got a $ today", "the call returned the $ code", "source $ the endpoint is wrong",
       "ERROR retry $ the endpoint is wrong", "任务因 $ 失败"},
      false);
}

TEST_CASE("code mention: source code and addresses") {
  check_mentions({"/* $ */", "  case $:", "$ = \"The endpoint is wrong\"", "const $ = 17;",
                  "$(\"The endpoint is wrong\"),", "https://example.com/errors#$", "$@example.com"},
                 true);
  check_mentions({"$ == failed", "$(the endpoint is wrong)", "# $", "#$"}, false);
}

TEST_CASE("code mention: other words that deny, await or suppose a code") {
  check_mentions(
      {"None of the tasks shows $.", "The task has not failed with $.", "Nobody reported $.",
       "I can't find $ anywhere in the log.", "Cannot reproduce $ any more.",
       "This has nothing to do with $.", "In case of $, restart the task.",
       "When the task reports $, check the role.", "On $: restart the task",
       "The API may return $.", "Otherwise the task fails with $.",
       "The service returns $ if the role is missing.", "日志里没有 $", "无法复现 $", "未再报 $",
       "与 $ 无关", "当任务报 $ 时，检查角色", "否则会报 $", "可能会出现 $"},
      true);
  check_mentions(
      {"Could not configure the task because of $.", "We restarted without success, still $",
       "The task was not found ($)", "no data arrives with $", "When I start the task I get $",
       "we can see $ in the log", "We never had $ before, now it is everywhere",
       "We get $ if we start the task with 2 nodes", "没有数据同步过来，报 $", "没有权限 报 $",
       "当前任务报 $", "任务未启动 报 $", "有没有 $"},
      false);
}

TEST_CASE("code mention: what is done with a code, what it does, and that it is over") {
  check_mentions({"TODO: map $ to a hint",
                  "Proposal: treat $ as fatal",
                  "We solved the $ problem",
                  "Common causes of $:",
                  "We want to be alerted on $.",
                  "Typical codes are $ and others",
                  "@throws $ if the role is missing",
                  "feat(dts): classify $",
                  "- [x] $",
                  "【已解决】$",
                  "RESOLVED: [FIRING:0] $",
                  "$ never came back",
                  "$ isn't in the log",
                  "$ hasn't been seen for a week",
                  "$ usually means that the role is missing",
                  "$ can occur when it is missing",
                  "$ occurs if the role is missing",
                  "$ fixed in 1.2.3",
                  "$ - resolved 2025-01-03",
                  "处理 $ 的提示",
                  "关于 $ 的疑问",
                  "$ 未复现",
                  "$ 报错已恢复",
                  "$ 的常见原因",
                  "$ 是什么意思"},
                 true);
  check_mentions({"please help, how can we fix $ quickly", "failed while handling $ (1)",
                  "ERROR handling $ (1)", "we have not solved $ yet", "$ occurs every time",
                  "$ occurs when we start the task", "$ keeps coming back", "$ was not resolved",
                  "怎么处理 $", "请帮忙解决 $", "$ 的问题怎么解决", "$ 已经出现三次", "$ 未解决",
                  "[FIRING:1] $", "[x] agreed to terms. Error: $"},
                 false);
}

TEST_CASE("code mention: counts of none, and what a logger calls information") {
  check_mentions(
      {"$: 0 occurrences", "$ 0 times", "| $ | 0 |", "$,0", "$: none", "$ 出现 0 次", "$ 数量：0",
       "2025-03-01 10:00:00 INFO registered handler $ (1)", "time=x level=info msg=\"watching $\""},
      true);
  check_mentions({"$: 12 occurrences", "$ 0 rows", "$: none of the nodes answers",
                  "2025-03-01 10:00:00 INFO ConfigureDtsJob returned $ (1)",
                  "2025-03-01 10:00:00 INFO job failed, $ (1)",
                  "2025-03-01 10:00:00 ERROR registered handler $ (1)"},
                 false);
}

TEST_CASE("code mention: a message in quotation marks") {
  const auto is_told_of = [](const std::string& text) {
    const std::string message = "all slots are in use";
    const std::size_t at = text.find(message);
    return is_quoted_mention(text, at, at + message.size());
  };
  CHECK(is_told_of("If you see \"all slots are in use\", drop one."));
  CHECK(is_told_of("See \"all slots are in use\" in the list."));
  CHECK_FALSE(is_told_of("We see \"all slots are in use\" since this morning"));
  // Who tells it stands too far in front.
  for (std::size_t words = 0; words < 60; ++words) {
    std::string text = "We see \"";
    for (std::size_t i = 0; i < words; ++i) text += "words ";
    CHECK_FALSE(is_told_of(text + "all slots are in use\" since this morning"));
  }
}

TEST_CASE("code mention: a colon and words behind it report the code") {
  check_mentions({"no luck: $: the endpoint is wrong", "not $: the endpoint is wrong",
                  "[OK] $: the endpoint is wrong", "没有成功 $：连接信息有误"},
                 false);
}

}  // namespace dtsdoctor
