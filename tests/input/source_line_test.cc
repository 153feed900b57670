// SPDX-License-Identifier: Apache-2.0
#include "input/source_line.h"

#include <string>

#include "catch.h"

namespace dtsdoctor {
namespace {

// `$` stands for the message.
void check_lines(std::initializer_list<const char*> lines, bool expected) {
  constexpr std::string_view kMessage = "The role not exists: acs:ram::1234567890123456:role/x";
  for (const char* const line : lines) {
    CAPTURE(line);
    std::string text = line;
    const std::size_t at = text.rfind('$');
    text.replace(at, 1, kMessage);
    CHECK(is_in_source_line(text, {at, at + kMessage.size()}) == expected);
  }
}

}  // namespace

TEST_CASE("source line: programs, tests, comments and searches quote messages") {
  check_lines({"// $", "  /* $ */", "<!-- $ -->", "assertThat(msg).contains(\"$\");",
               "expect(err.message).toBe('$')", "if strings.Contains(err.Error(), \"$\") {",
               "if \"$\" in str(error):", "case strings.HasPrefix(m, \"$\"):",
               "msg := fmt.Sprintf(\"$\", arn)", "const kMessage = \"$\"",
               "private static final String MESSAGE = \"$\";", "    throw new Exception(\"$\");",
               "logger.error(\"it failed: $\", e);", "$ grep -n \"$\" app.log", "grep '$' *.log"},
              true);
}

TEST_CASE("source line: a metric that counts none, and its help") {
  check_lines({"x_total{reason=\"$\"} 0", "x_total{job=\"a\",reason=\"$\",} 0.0",
               "# HELP x_total Errors such as $"},
              true);
  check_lines({"x_total{reason=\"$\"} 3", "x {reason=\"$\"} 0", "{reason=\"$\"} 0", "# HELPS $"},
              false);
}

TEST_CASE("source line: envelopes, logs and sentences quote them as well") {
  check_lines(
      {"$", "error: \"$\"", "level=error msg=\"$\"", "{\"Message\":\"$\"}", "  \"Message\": \"$\",",
       "ServerException(\"$\")", "[\"$\"]", "common.Response{Code:\"400\", Message:\"$\"}",
       "let me know why it says \"$\"", "if I start the task, it says \"$\"",
       "case 123: the customer sees \"$\"", "return code 1, message \"$\"",
       "AssertionError: expected 'ok' to equal '$'", "https://x // $", "const failure: $"},
      false);
}

TEST_CASE("source line: an error behind the statement that it refused") {
  check_lines(
      {"execute sql: INSERT INTO t VALUES ('a', 'b'); failed. cause: $ at 'c');",
       "execute sql: BEGIN v := 'a'; END; failed. cause: $ near 'b'", "Exec('x'), $ for 'y');"},
      false);
}

TEST_CASE("source line: diffs, statements of SQL, queries and settings look for a message") {
  check_lines({"+    raise DtsError(\"$\")", "-    msg := \"$\"", "+# $",
               "SELECT * FROM tickets WHERE text = '$'", "kubectl logs x | grep \"$\"",
               "{app=\"dts\"} |= \"$\"", "index=prod \"$\" | stats count", "level:error AND \"$\"",
               "pattern: \"$\"", "ignore_errors = [\"$\"]", "run --retry-on \"$\"", "want: \"$\"",
               "dts_errors{text=\"$\"} > 0", "    '$' => 'retry',"},
              true);
  check_lines({"- error: $", "+ $", "giving up after 3 retries: $", "column mismatch: \"$\"",
               "skip_reason=\"$\"", "retryErrMessage: \"$\"", "it did not match: $",
               "UPDATE t SET a = 1 failed: \"$\""},
              false);
}

TEST_CASE("source line: a place beyond the text and an empty one are none") {
  CHECK_FALSE(is_in_source_line("// x", {3, 9}));
  CHECK_FALSE(is_in_source_line("// x", {3, 3}));
}

}  // namespace dtsdoctor
