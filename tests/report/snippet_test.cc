// SPDX-License-Identifier: Apache-2.0
#include "report/snippet.h"
#include "base/source.h"
#include "base/utf8.h"
#include "catch.h"

namespace dtsdoctor {
namespace {

// The mark at the n-th occurrence of `what`.
Mark mark(const std::string& input, const std::string& text, const std::string& what,
          const std::string& label = "", bool primary = true, std::size_t line = 1) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return {resolve(input, text, line, {at, at + what.size()}), label, primary};
}

std::string drawn(const std::vector<Mark>& marks, std::size_t width = 80) {
  return "\n" + draw(marks, {width, gutter_of(marks), Ink::red}, Paint(false, false));
}

TEST_CASE("a caret stands under what matched") {
  CHECK(drawn({mark("a.log", "Message: NoPermission", "NoPermission", "here", true, 12)}) == R"(
  --> a.log:12:10
   |
12 | Message: NoPermission
   |          ^^^^^^^^^^^^ here
)");
}

TEST_CASE("carets count cells: Chinese takes two") {
  CHECK(drawn({mark("a.log", "错误：AssumeRoleFail 角色", "AssumeRoleFail"),
               mark("a.log", "错误：AssumeRoleFail 角色", "角色", "角色名", false)}) == R"(
 --> a.log:1:4
  |
1 | 错误：AssumeRoleFail 角色
  |       ^^^^^^^^^^^^^^ ---- 角色名
)");
}

TEST_CASE("tabs and control characters keep carets in place") {
  CHECK(drawn({mark("a", "\t\x1b[31m\tError\t!", "Error")}) == R"(
 --> a:1:8
  |
1 |  ␛[31m Error !
  |        ^^^^^
)");
}

TEST_CASE("several marks of a line share its carets, labels go below from right to left") {
  const std::string line = "role acs:ram::140:role/x of account 153";
  CHECK(drawn({mark("a", line, "140", "owner"), mark("a", line, "x", "name", false),
               mark("a", line, "153", "caller")}) == R"(
 --> a:1:15
  |
1 | role acs:ram::140:role/x of account 153
  |               ^^^      -            ^^^ caller
  |               |        |
  |               |        name
  |               owner
)");
}

TEST_CASE("nested marks") {
  const std::string line = "acs:ram::140:role/x";
  CHECK(drawn({mark("a", line, line, "the role", false), mark("a", line, "140", "the owner")}) ==
        R"(
 --> a:1:1
  |
1 | acs:ram::140:role/x
  | ---------^^^-------
  | |        |
  | |        the owner
  | the role
)");
}

TEST_CASE("the same place twice is one mark with both labels") {
  CHECK(drawn({mark("a", "abc", "b", "one"), mark("a", "abc", "b", "two"),
               mark("a", "abc", "b", "two")}) == R"(
 --> a:1:2
  |
1 | abc
  |  ^ one
  |    two
)");
}

TEST_CASE("a label that several values share is written once") {
  CHECK(drawn({mark("a", "140 and 153", "140", "trusted"),
               mark("a", "140 and 153", "153", "trusted")}) == R"(
 --> a:1:1
  |
1 | 140 and 153
  | ^^^     ^^^ trusted
)");
}

TEST_CASE("a long line is cut down to its mark") {
  const std::string line = std::string(500, 'a') + " Service " + std::string(500, 'b');
  CHECK(drawn({mark("a", line, "Service", "no account")}, 50) == R"(
 --> a:1:502
  |
1 | …aaaaaaaaaaaaaaaaaa Service bbbbbbbbbbbbbbbbb…
  |                     ^^^^^^^ no account
)");
}

TEST_CASE("what stands between two marks of a long line is left out") {
  const std::string line = "first " + std::string(200, 'x') + " second " + std::string(200, 'y');
  CHECK(drawn({mark("a", line, "first"), mark("a", line, "second", "label")}, 50) == R"(
 --> a:1:1
  |
1 | first xxxxxxxxxx…xxxxxxxxxx second yyyyyyyyy…
  | ^^^^^                       ^^^^^^ label
)");
}

TEST_CASE("a mark wider than the terminal is cut") {
  const std::string line = "say " + std::string(200, 'x');
  CHECK(drawn({mark("a", line, std::string(200, 'x'))}, 30) == R"(
 --> a:1:5
  |
1 | …xxxxxxxxxxxxxxxxxxxxxxxx…
  |  ^^^^^^^^^^^^^^^^^^^^^^^^
)");
}

TEST_CASE("no line is wider than asked for, whatever the line") {
  std::string line;
  for (int i = 0; i < 400; ++i) line += i % 3 == 0 ? "错" : i % 7 == 0 ? "\xff" : "ab";
  const Mark at{resolve("a", line, 7, {300, 330}), "一个很长的说明文字，需要换行才能放得下的那一种",
                true};
  for (const std::size_t width : std::vector<std::size_t>{40, 57, 80, 120}) {
    std::string text = drawn({at}, width);
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      CHECK(display_width(std::string_view(text).substr(begin, end - begin)) <= width);
      begin = end + 1;
    }
  }
}

TEST_CASE("a label that does not fit beside its mark wraps below it") {
  CHECK(drawn({mark("a", "0123456789 0123456789 here", "here",
                    "this label is too long for the rest of the line")},
              50) == R"(
 --> a:1:23
  |
1 | 0123456789 0123456789 here
  |                       ^^^^
  |                       |
  |                       this label is too long
  |                       for the rest of the line
)");
}

TEST_CASE("further inputs follow behind :::, distant lines behind ...") {
  CHECK(
      drawn({mark("a.log", "one", "one", "", true, 3), mark("role.json", "two", "two", "", true, 4),
             mark("a.log", "three", "three", "", false, 10),
             mark("a.log", "four", "four", "", false, 11)}) == R"(
  --> a.log:3:1
   |
 3 | one
   | ^^^
...
10 | three
   | -----
11 | four
   | ----
   |
  ::: role.json:4:1
   |
 4 | two
   | ^^^
)");
}

TEST_CASE("an empty mark is one caret") {
  Mark at{resolve("a", "abc", 1, {3, 3}), "ends here", true};
  CHECK(drawn({at}) == R"(
 --> a:1:4
  |
1 | abc
  |    ^ ends here
)");
}

TEST_CASE("a megabyte on one line costs little") {
  std::string line(1 << 20, 'x');
  line.replace(600000, 4, "MARK");
  CHECK(drawn({mark("a", line, "MARK")}, 60).find("xMARKx") != std::string::npos);
}

TEST_CASE("colour surrounds, it does not replace") {
  const Mark at = mark("a", "abc", "b", "say");
  CHECK(draw({at}, {80, 1, Ink::yellow}, Paint(true, false)) ==
        " \x1b[1;34m-->\x1b[0m a:1:2\n"
        "  \x1b[1;34m|\x1b[0m\n"
        "\x1b[1;34m1 |\x1b[0m abc\n"
        "  \x1b[1;34m|\x1b[0m  \x1b[1;33m^\x1b[0m \x1b[1;33msay\x1b[0m\n");
}

}  // namespace
}  // namespace dtsdoctor
