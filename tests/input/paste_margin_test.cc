// SPDX-License-Identifier: Apache-2.0
//
// What mails and tickets put in front of lines goes, and nothing else does.
#include "input/paste_margin.h"

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("paste margin: quotation marks go, at any depth, and only in front") {
  const auto unquoted = [](std::string_view text) { return without_quotation(MappedText(text)); };
  CHECK(unquoted("> a")->bytes() == "a");
  CHECK_FALSE(unquoted("a > b"));
  CHECK(unquoted("a\n> b > c\n>> d\r\n> > e")->bytes() == "a\nb > c\nd\ne");
}

TEST_CASE("paste margin: what is left of the bars of a box goes") {
  for (const std::string bar : {"|", "â”‚", "Γöé", "鈹?"}) {
    const std::string text =
        "a\n" + bar + " Error: x\n" + bar + " \n" + bar + "   y\n" + bar + "\nz\n" + bar + " w\n";
    CHECK(without_lost_bars(MappedText(std::string_view(text)))->bytes() ==
          "a\nError: x\n\n  y\n\nz\n" + bar + " w\n");
  }
  for (const std::string_view text :
       {"| Error: x |\nno table\n", "- Error: x\n- b\n", "> Error: x\n> b\n", "Error: x\nb\n",
        "12 Error: x\n12 b\n", "| a | Error: x |\n| b |\n", "✗ Error: x\n  b\n"}) {
    INFO(text);
    CHECK_FALSE(without_lost_bars(MappedText(text)));
  }
}

TEST_CASE("paste margin: an indentation is common if no line but a blank one is without it") {
  CHECK(common_indent("") == 0);
  CHECK(common_indent("a\n  b\n") == 0);
  CHECK(common_indent("    a\n\n      b\n") == 4);
  CHECK(common_indent("   \n  \n") == 0);
  const MappedText text(std::string_view("    a\n\n      b\n"));
  const MappedText out = without_indent(text, 4);
  CHECK(out.bytes() == "a\n\n  b\n");
  CHECK(out.origin({0, 1}) == Span{4, 5});
}

}  // namespace dtsdoctor
