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
    CHECK(is_only_in_source(text, {at, at + kMessage.size()}) == expected);
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

TEST_CASE("source line: the line that threw and what it threw") {
  const std::string text =
      "/app/x.js:12\n    throw new Error(\"The role not exists\");\n    ^\n\n"
      "Error: The role not exists\n    at Object.<anonymous> (/app/x.js:12:11)";
  const std::size_t at = text.find("The role");
  CHECK_FALSE(is_only_in_source(text, {at, at + 19}));
  CHECK(is_only_in_source(text.substr(0, text.find("^")), {at, at + 19}));
}

TEST_CASE("source line: a place beyond the text and an empty one are none") {
  CHECK_FALSE(is_only_in_source("// x", {3, 9}));
  CHECK_FALSE(is_only_in_source("// x", {3, 3}));
}

}  // namespace dtsdoctor
