// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: whether a line counts as a failure that no rule explains is asked of lines as
// many programs print them: read record by record and in chunks, alone and among others, which must
// agree.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "catch.h"
#include "diagnose/chunk_scan.h"
#include "diagnose/record_by_record.h"
#include "rules/builtin.h"

namespace dtsdoctor::testing {

class Counter {
 public:
  bool slowly(std::string_view text) {
    std::size_t found = 0;
    judge_each_record(judge_, text, [&](const Reading&, const std::string&) { ++found; });
    return found > 0;
  }

  bool in_a_chunk(std::string_view text) {
    const auto source = read_memory(text);
    ChunkReader reader(*source, 1U << 20U, limits_.max_line, false);
    ChunkTask task{"x", {}, reader.next(), {}, true, false};
    return !scan_chunk(task, filter_, judge_).readings.empty();
  }

 private:
  Limits limits_;
  BlockFilter filter_{builtin_rules()};
  FailureReader judge_{builtin_rules(), {{}, false, false}};
};

template <std::size_t kSize>
void check_lines(const std::array<const char*, kSize>& lines, bool count) {
  Counter counter;
  for (const char* line : lines) {
    CAPTURE(line);
    // Among others, too: what stands above and below is no part of it.
    const std::string log = std::string("2026-03-04 05:06:07,000 INFO [main] c.e.A - ready\n") +
                            line + "\n2026-03-04 05:06:08,000 INFO [main] c.e.A - done\n";
    CHECK(counter.slowly(line) == count);
    CHECK(counter.in_a_chunk(line) == count);
    CHECK(counter.slowly(log) == count);
    CHECK(counter.in_a_chunk(log) == count);
  }
}

}  // namespace dtsdoctor::testing
