// SPDX-License-Identifier: Apache-2.0
#include "report/sign_lines.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

std::vector<std::string> lines(std::string_view text, std::string_view sign,
                               std::string_view behind = {}, int more = 0) {
  std::vector<std::string> out;
  for (const Span& part : sign_lines(text, sign, behind, more))
    out.emplace_back(text.substr(part.begin, part.end - part.begin));
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("sign lines: the lines that hold it, neighbours as one") {
  CHECK(lines("a\nb x\nc\nx x\nxd\ne", "x") == Lines{"b x", "x x\nxd"});
  CHECK(lines("x", "x") == Lines{"x"});
  CHECK(lines("\nx\n", "x") == Lines{"x"});
  CHECK(lines("a\nb", "x").empty());
  CHECK(lines("", "x").empty());
}

TEST_CASE("sign lines: what must stand behind it") {
  CHECK(lines("user a\nuser/b\nuser", "user", "/%") == Lines{"user/b"});
}

TEST_CASE("sign lines: further lines, and those that a backslash goes on with") {
  CHECK(lines("x\nb\nc\nd", "x", {}, 2) == Lines{"x\nb\nc"});
  CHECK(lines("x \\\nb \\\r\nc\nd\ne", "x", {}, 1) == Lines{"x \\\nb \\\r\nc\nd"});
  CHECK(lines("x\nb\nx\nc\nd\ne\nx", "x", {}, 2) == Lines{"x\nb\nx\nc\nd", "x"});
  CHECK(lines("x \\\nb", "x") == Lines{"x \\"});
}

}  // namespace dtsdoctor
