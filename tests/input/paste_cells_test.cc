// SPDX-License-Identifier: Apache-2.0
//
// Quotation marks that a CSV doubles are single again; empty strings stay empty.
#include "input/paste_cells.h"

#include <string>

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("paste cells: doubled quotation marks become one") {
  const std::optional<MappedText> out =
      without_doubled_quotes(MappedText(std::string("1,\"{\n\"\"a\"\": \"\"b\"\"\n}\"\n")));
  REQUIRE(out);
  CHECK(out->bytes() == "1,\"{\n\"a\": \"b\"\n}\"\n");
  CHECK(out->origin({6, 7}) == Span{7, 8});
}

TEST_CASE("paste cells: empty strings are no doubled marks") {
  for (const std::string text : {"", "\"", "a,\"\",b", R"({"a":"","b":["",""]})", R"(\""a)"}) {
    INFO(text);
    CHECK_FALSE(without_doubled_quotes(MappedText(text)));
  }
}

}  // namespace dtsdoctor
