// SPDX-License-Identifier: Apache-2.0
#include "input/broken_box.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

std::string whole(std::string_view text) {
  const std::optional<MappedText> out = with_whole_boxes(MappedText(text));
  return out ? std::string(out->bytes()) : "as it is";
}

}  // namespace

TEST_CASE("broken box: what has no bar, between lines that have one, is the rest of a line") {
  CHECK(whole("a\n╷\n│ Error: b\nc\nd\n│   e\r\nf\n╵\ng\n") ==
        "a\n╷\n│ Error: b c d\n│   e f\n╵\ng\n");
  CHECK(whole("\x1b[31m│\x1b[0m Error: b\nc\n\x1b[31m│\x1b[0m d\n") ==
        "\x1b[31m│\x1b[0m Error: b c\n\x1b[31m│\x1b[0m d\n");
  const std::string_view text = "│ a\nb\n│ c";
  CHECK(with_whole_boxes(MappedText(text))->origin({6, 7}) == Span{6, 7});
}

TEST_CASE("broken box: what stands between boxes, behind a blank line or has a time is none") {
  for (const std::string_view text :
       {"a\n│ b\n│ c\n", "│ a\n╵\nb\n╷\n│ c\n", "│ a\nb\n╷\n│ c\n╵\n", "│ a\n\nb\n\n│ c\n",
        "│ a\n2026-03-04 05:06:07 b\n│ c\n", "│ a\nb\n", "b\n│ a\n", ""}) {
    INFO(text);
    CHECK(whole(text) == "as it is");
  }
}

}  // namespace dtsdoctor
