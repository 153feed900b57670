// SPDX-License-Identifier: Apache-2.0
//
// What editors, grep and diff put in front of lines goes; lists, tables and logs stay.
#include "input/line_marks.h"

#include <string>
#include <utility>
#include <vector>

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("line marks: numbers, files, bars and pluses that go on go") {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"     9\ta\n    10\t  b\n", "a\n  b\n"},  // cat -n
      {"12:a\n13:\n14:  b", "a\n\n  b"},         // grep -n
      {"9:05:06:07 a\n10:05:06:07 b", "05:06:07 a\n05:06:07 b"},
      {"x/y.log:9:a\nx/y.log-10-b: c\n", "a\nb: c\n"},      // grep -n -A 1
      {"x.log-8-a\nx.log:9:b\n--\nz", "a\nb\n--\nz"},       // grep -n -B 1
      {"  9 | a\r\n 10 |   b\r\n", "a\r\n  b\r\n"},         // bat
      {"9 │ a\n10 │ b\n11 │\n", "a\nb\n\n"},                // the same
      {"  8 a\n  9\n 10   b\n", "a\n\n  b\n"},              // vim, less -N
      {"see:\n+a\n+  b\n+\n c\n", "see:\na\n  b\n\n c\n"},  // diff
      {"| a\n|   b: c\n|\nd", "a\n  b: c\n\nd"},            // a quotation
  };
  for (const auto& [marked, plain] : texts) {
    INFO(marked);
    const std::optional<MappedText> out = without_line_marks(MappedText(marked));
    REQUIRE(out);
    CHECK(out->bytes() == plain);
  }
}

TEST_CASE("line marks: what is left maps to where it stood") {
  const std::optional<MappedText> out = without_line_marks(MappedText("a\n1:b\n2:c\n"));
  REQUIRE(out);
  CHECK(out->bytes() == "a\nb\nc\n");
  CHECK(out->origin({2, 3}) == Span{4, 5});
  CHECK(out->origin({4, 5}) == Span{8, 9});
}

TEST_CASE("line marks: grep without numbers names the file alone, and a diff may take lines away") {
  const auto [text, plain] = GENERATE(table<std::string, std::string>({
      {"logs/dts.log:a\nlogs/dts.log-b\nlogs/dts.log-  c\n--\n", "a\nb\n  c\n--\n"},
      {"dts.log.1:a\ndts.log.1:b\n", "a\nb\n"},
      {"/var/log/messages:a\n/var/log/messages:b\n", "a\nb\n"},
      {"D:\\logs\\dts.log:a\nD:\\logs\\dts.log:b\n", "a\nb\n"},
      {"D:\\dts.txt:7:a\nD:\\dts.txt:8:b\n", "a\nb\n"},
      {"dts.log:10:05:00 a\ndts.log:10:05:01 b\n", "10:05:00 a\n10:05:01 b\n"},
      {"x\n-a\n-  b\n-c\n", "x\na\n  b\nc\n"},
  }));
  CAPTURE(text);
  const std::optional<MappedText> out = without_line_marks(MappedText(text));
  REQUIRE(out);
  CHECK(out->bytes() == plain);
}

TEST_CASE("line marks: what does not go on from line to line is none") {
  for (const std::string text : {"",
                                 "a",
                                 "12:a",
                                 "+a",
                                 "1:a\n3:b\n",
                                 "1. a\n2. b\n",
                                 "1) a\n2) b\n",
                                 "1: a\n2: b\n",
                                 "1\ta\n2\tb\n",
                                 "1 a\n2 b\n3 c\n",
                                 " 1 a\n 2 b\n",
                                 "a:1:x\nb:2:y\n",
                                 "- a\n- b\n",
                                 "| a | b |\n| c | d |\n",
                                 "05:06:07 a\n05:06:08 b\n",
                                 "10:00:00 a\n11:00:00 b\n",
                                 "1-2-26 a\n2-2-26 b\n",
                                 "   \n   \n",
                                 "2026-03-04 a\n2027-03-04 b\n",
                                 "1772600767 a\n1772600768 b\n",
                                 "0:a\n1:b\n",
                                 "dts.log:a\napp.log:b\n",
                                 "dts.log: a\ndts.log: b\n",
                                 "com.a.X:a\ncom.a.X:b\n",
                                 "https://a/b:1\nhttps://a/b:2\n",
                                 "a.output:x\na.output:y\n",
                                 "-a\n-b\n",
                                 "||a\n||b\n"}) {
    INFO(text);
    CHECK_FALSE(without_line_marks(MappedText(text)));
  }
}

// Its own bars are another's to take off, and where lines were wrapped, to put together.
TEST_CASE("line marks: the bars of a box stay") {
  CHECK_FALSE(without_line_marks(MappedText(std::string("| Error: a\n| b\n\n| c\n| d\n"))));
}

}  // namespace dtsdoctor
