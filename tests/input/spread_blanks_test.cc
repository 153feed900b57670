// SPDX-License-Identifier: Apache-2.0
//
// Blanks that a page put between the words of a sentence go; those of a log's columns stay.
#include "input/spread_blanks.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

std::string closed(std::string_view text) {
  const auto out = without_spread_blanks(MappedText(text));
  return out ? std::string(out->bytes()) : "as it was";
}

}  // namespace

TEST_CASE("spread blanks: one is left of each run, in the lines that are spread") {
  CHECK(closed("The  role   not exists  :  acs\n") == "The role not exists : acs\n");
  CHECK(closed("a  b  c\n  indented  few   words  \nlast") ==
        "a b c\n  indented few words  \nlast");
  CHECK(closed("a  b  c\r\nd  e  f\r\n") == "a b c\r\nd e f\r\n");
}

TEST_CASE("spread blanks: the columns of a log are no trace of pasting") {
  CHECK(closed("") == "as it was");
  CHECK(closed("one blank each\n") == "as it was");
  CHECK(closed("2026-03-04 05:06:07 INFO  [main]  c.shop.Dao   : ready in 4 s\n") == "as it was");
  CHECK(closed("Name:         web-0\n    indented\n  \nx  \n") == "as it was");
  CHECK(closed("web-0 main     at /app/lib/rpc.js:89:17 {\n") == "as it was");
  CHECK(closed("web-1  |     name: 'AssumeRoleFail'\n") == "as it was");
  CHECK(closed("  Warning  Failed  5s  kubelet  the role does not let DTS in\n") == "as it was");
}

TEST_CASE("spread blanks: places stay those of the text") {
  const MappedText text(std::string_view("ab  cd  ef\n"));
  const auto out = without_spread_blanks(text);
  REQUIRE(out);
  CHECK(out->bytes() == "ab cd ef\n");
  CHECK(out->origin({3, 5}) == Span{4, 6});
}

}  // namespace dtsdoctor
