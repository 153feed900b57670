// SPDX-License-Identifier: Apache-2.0
//
// Lines that only announce an error are not counted beside it.
#include "diagnose/heading.h"

#include <string>
#include <utility>
#include <vector>

#include "catch.h"
#include "diagnose/told_failures.h"

namespace dtsdoctor::testing {

TEST_CASE("heading: what announces an error is none beside it") {
  const std::string known =
      "DTS-1020042 Execute sql error sql: ERROR: type \"geometry\" does not exist\n";
  for (const std::string& text : std::vector<std::string>{
           "任务报错如下：\n" + known, "Errors:\n" + known, "**Error:**\n\n```\n" + known + "```\n",
           "2026-03-04 05:06:07 ERROR x - it failed:\n" + known}) {
    INFO(text);
    const auto reader = read_failures(text);
    CHECK(reader->counts().explained == 1);
    CHECK(reader->counts().unrecognized == 0);
  }
  const auto reader = read_failures("Error applying plan:\n\n1 error occurred:\n\t* a: Error: b\n");
  CHECK(reader->counts().unrecognized == 1);
}

TEST_CASE("heading: a line that nothing known follows is all that is told") {
  for (const auto& [text, count] : std::vector<std::pair<std::string, std::uint64_t>>{
           {"Errors:\n", 1},
           {"Errors:\nall is well\n", 1},
           {"Error: it failed:\n\n\n\nError: b\n", 2},
           {"Error: it failed\nError: b\n", 2},
           {"Error: a:\n  b\nError: c\n", 2},
           {"12:00:01 ERROR a - it failed:\n12:00:01 ERROR b - c\n", 2}}) {
    INFO(text);
    CHECK(read_failures(text)->counts().unrecognized == count);
  }
}

}  // namespace dtsdoctor::testing
