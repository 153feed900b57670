// SPDX-License-Identifier: Apache-2.0
//
// What a hostile text turns into on its way to a page.
#include "report/html_text.h"
#include "catch.h"

namespace dtsdoctor {
namespace {

TEST_CASE("HTML text: the characters of HTML are references, those that act unseen are symbols") {
  CHECK(html_escaped("a <b> & \"c\" 'd'") == "a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
  CHECK(html_escaped("</script><!--") == "&lt;/script&gt;&lt;!--");
  CHECK(html_escaped("\x1b[31m\x7f") == "\xE2\x90\x9B[31m\xE2\x90\xA1");
  CHECK(html_escaped("\xE2\x80\xAE \xE2\x80\xA8") == "&lt;U+202E&gt; &lt;U+2028&gt;");
  CHECK(html_escaped("\xff") == "\xEF\xBF\xBD");
  CHECK(html_escaped("原因") == "原因");
}

TEST_CASE("HTML text: line ends and tabs stay where lines are wanted, and nowhere else") {
  CHECK(html_escaped("a\n\tb", true) == "a\n\tb");
  CHECK(html_escaped("a\n\tb") == "a\xE2\x90\x8A b");
  CHECK(html_escaped("<\n>", true) == "&lt;\n&gt;");
  CHECK(html_escaped("a\r\n", true) == "a\xE2\x90\x8D\n");
}

TEST_CASE("HTML text: elements are closed by what opened them, also when they were forgotten") {
  Html html;
  html.open("p", {{"class", "a\"b"}}).text("x").open("b").text("<y>");
  CHECK(html.take() == "<p class=\"a&quot;b\">x<b>&lt;y&gt;</b></p>\n");
}

TEST_CASE("HTML text: only what leads to the web becomes a link") {
  const auto link = [](std::string_view url) { return Html().link(url, "t").take(); };
  CHECK(link("https://example.com/?a=1&b=2") ==
        "<a href=\"https://example.com/?a=1&amp;b=2\" rel=\"noopener noreferrer\">t</a>");
  CHECK(link("javascript:alert(1)") == "t");
  CHECK(link(" https://example.com") == "t");
  CHECK(link("") == "t");
}

TEST_CASE("HTML text: values that have a name give way to it where they are words of their own") {
  const auto named = [](std::string_view text) {
    Html html;
    html.name_values({{"role", "dts-role"}, {"account", "1408"}});
    return html.text(text).take();
  };
  CHECK(named("dts-role") == "<var>role</var>");
  CHECK(named("acs:ram::1408:role/dts-role.") ==
        "acs:ram::<var>account</var>:role/<var>role</var>.");
  CHECK(named("1408@dts.aliyuncs.com") == "<var>account</var>@dts.aliyuncs.com");
  CHECK(named("dts-role-2 my-dts-role 14081 x1408") == "dts-role-2 my-dts-role 14081 x1408");
  CHECK(named("dts-role.json") == "dts-role.json");
  CHECK(named("<1408>") == "&lt;<var>account</var>&gt;");
}

}  // namespace
}  // namespace dtsdoctor
