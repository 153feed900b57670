// SPDX-License-Identifier: Apache-2.0
#include "input/line_split.h"

#include <random>
#include <string>

#include "catch.h"

namespace dtsdoctor::testing {
namespace {

using Begins = std::vector<std::uint32_t>;
using Plain = std::vector<std::uint8_t>;

}  // namespace

TEST_CASE("splitting lines: where they begin, and which have a tab or an escape in them") {
  const std::string text = "one\n\n\ttwo\nthree\x1b[0m\nfour";
  for (const LineSplit& split : {split_lines(text), split_lines_portably(text)}) {
    CHECK(split.begins == Begins{0, 4, 5, 10, 20, 25});
    CHECK(split.plain == Plain{1, 1, 0, 0, 1});
    CHECK(split.line(text, 1).empty());
    CHECK(split.line(text, 4) == "four");
  }
}

TEST_CASE("splitting lines: an end at the end begins no line, and nothing has none") {
  CHECK(split_lines("one\n").begins == Begins{0, 4});
  CHECK(split_lines("\n").begins == Begins{0, 1});
  CHECK(split_lines("").lines() == 0);
}

TEST_CASE("splitting lines: the fast way finds what the portable one finds") {
  std::mt19937 random(20261126);
  for (int round = 0; round < 2000; ++round) {
    std::string text(random() % 300, 'x');
    const std::size_t rare = 1 + random() % 40;
    for (char& c : text) {
      if (random() % rare == 0) c = "\n\n\t\x1b"[random() % 4];
    }
    CAPTURE(text);
    const LineSplit fast = split_lines(text);
    const LineSplit slow = split_lines_portably(text);
    REQUIRE(fast.begins == slow.begins);
    REQUIRE(fast.plain == slow.plain);
  }
}

}  // namespace dtsdoctor::testing
