// SPDX-License-Identifier: Apache-2.0
//
// Tags of a page's text go; those of replies in XML stay.
#include "input/paste_tags.h"

#include <string>
#include <utility>
#include <vector>

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("paste tags: those of paragraphs, lists and tables end a line, others leave nothing") {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"<p>a</p>\n<p>b</p>", "a\nb\n"},
      {"<div class=\"x\">a<b>b</b>c</div>", "abc\n"},
      {"<tr><td>1</td><td style='y'>a</td></tr>", "1\na\n"},
      {"x<pre>\r\na\n  b</pre> c", "x\na\n  b\n c"},
      {"<ul>\n<li>a</li>\n<li><a href=\"u\">b</a></li>\n</ul>", "a\nb\n"},
  };
  for (const auto& [page, plain] : texts) {
    INFO(page);
    const std::optional<MappedText> out = without_tags(MappedText(page));
    REQUIRE(out);
    CHECK(out->bytes() == plain);
  }
}

TEST_CASE("paste tags: what is left maps to where it stood") {
  const std::optional<MappedText> out = without_tags(MappedText("<p>ab</p>"));
  REQUIRE(out);
  CHECK(out->origin({0, 2}) == Span{3, 5});
  CHECK(out->origin({2, 3}) == Span{5, 9});
}

TEST_CASE("paste tags: other texts have none") {
  for (const std::string text :
       {"", "a < b", "<Error><Code>A</Code></Error>", "<code>a</code>", "List<i> a", "<p>a",
        "<P>a</P>", "</pa>", "</p", "<p", "</td\n<", "&lt;p&gt;a&lt;/p&gt;"}) {
    INFO(text);
    CHECK_FALSE(without_tags(MappedText(text)));
  }
}

}  // namespace dtsdoctor
