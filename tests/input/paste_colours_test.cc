// SPDX-License-Identifier: Apache-2.0
//
// Colours whose escape character was spelled or lost go; brackets that only look like theirs stay.
#include "input/paste_colours.h"

#include <string>

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("paste colours: the escape may be spelled, or lost") {
  for (const std::string escape :
       {"^[", "\\033", "\\e", "\\x1b", "\\x1B", "\\u001b", "\\u001B", "\u241B", ""}) {
    CAPTURE(escape);
    const std::string text = escape + "[1;31mCode: x" + escape + "[0m\n" + escape + "[31m[a] b" +
                             escape + "[39m" + escape + "[0m\n";
    const std::optional<MappedText> out = without_spelled_colours(MappedText(text));
    REQUIRE(out);
    CHECK(out->bytes() == "Code: x\n[a] b\n");
    CHECK(out->origin({0, 1}).begin == text.find('C'));
  }
  CHECK(without_spelled_colours(MappedText(std::string("a^[[K b^[[m")))->bytes() == "a b");
}

TEST_CASE("paste colours: what may be anything else stays") {
  for (const std::string text : {"", "[", "[31", "[31m a", "x[0m", "rate(errors[5m]) [0m]",
                                 "a[m] = [K", "\x1b[31ma\x1b[0m", "[0m:1]"}) {
    CAPTURE(text);
    const std::optional<MappedText> out = without_spelled_colours(MappedText(text));
    CHECK((!out || text == "x[0m"));
  }
}

}  // namespace dtsdoctor
