// SPDX-License-Identifier: Apache-2.0
#include "base/xml.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

JsonValue parsed(std::string_view text) {
  Result<JsonValue> value = parse_xml(text);
  REQUIRE(value.ok());
  return std::move(value).value();
}

std::string_view of(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

}  // namespace

TEST_CASE("xml: elements are members, text is a string, every one knows its place") {
  constexpr std::string_view text =
      "<?xml version=\"1.0\"?>\n<!-- c <x> -->\n<R a='>'>\n <Id> x&amp;y </Id>\n <No/>\n"
      " <E></E>\n <In><K>v</K></In> tail </R>\n";
  const JsonValue root = parsed(text);
  REQUIRE(root.members.size() == 1);
  CHECK(root.members[0].key == "R");
  CHECK(of(text, root.members[0].key_span) == "R");
  const JsonValue& r = root.members[0].value;
  CHECK(of(text, r.span).starts_with("<R a"));
  CHECK(of(text, r.span).ends_with("</R>"));
  CHECK(r.find("Id")->text == "x&y");
  CHECK(of(text, r.find("Id")->span) == "x&amp;y");
  CHECK(r.find("No")->is_string());
  CHECK(r.find("No")->text.empty());
  CHECK(r.find("E")->text.empty());
  CHECK(of(text, r.find("In")->span) == "<In><K>v</K></In>");
  CHECK(of(text, r.find("In")->find("K")->span) == "v");
}

TEST_CASE("xml: elements of one name are an array, also with others between them") {
  constexpr std::string_view text = "<R><A>1</A><B>2</B><A><C>3</C></A><A/></R>";
  const JsonValue root = parsed(text);
  const JsonValue& list = *root.members[0].value.find("A");
  REQUIRE(list.is_array());
  REQUIRE(list.items.size() == 3);
  CHECK(list.items[0].text == "1");
  CHECK(list.items[1].find("C")->text == "3");
  CHECK(root.members[0].value.members.size() == 2);
}

TEST_CASE("xml: entities, CDATA and comments in a text, mapped to what was written") {
  constexpr std::string_view text =
      "<T>a &lt;b&gt; &#39;&#x4e2d;<![CDATA[<i> & ]]]><!-- no -->&unknown; &#0; z</T>";
  const JsonValue root = parsed(text);
  const JsonValue& value = root.members[0].value;
  CHECK(value.text == "a <b> '中<i> & ]&unknown; &#0; z");
  const MappedText decoded = unescape_xml(text, value.span);
  CHECK(decoded.bytes() == value.text);
  const std::size_t at = value.text.find("<i>");
  CHECK(of(text, decoded.origin({at, at + 3})) == "<i>");
  CHECK(of(text, decoded.origin({2, 3})) == "&lt;");
}

TEST_CASE("xml: an entity of one's own is never expanded") {
  constexpr std::string_view bomb =
      "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY f SYSTEM "
      "\"file:///etc/passwd\">]><r><t>&b;&f;</t></r>";
  const JsonValue root = parsed(bomb);
  CHECK(root.find("r")->find("t")->text == "&b;&f;");
}

TEST_CASE("xml: what is no XML is refused, and so is what is nested too deep") {
  for (const char* text : {"", "x", "<a>", "<a><b></a></b>", "<a", "</a>", "<a>&</a", "{}"}) {
    INFO(text);
    CHECK_FALSE(parse_xml(text).ok());
  }
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  for (int i = 0; i < 100'000; ++i) deep += "</a>";
  CHECK_FALSE(parse_xml(deep).ok());
  CHECK(parse_xml("<a><b><c/></b></a>", {3}).ok());
  CHECK_FALSE(parse_xml("<a><b><c><d/></c></b></a>", {3}).ok());
}

TEST_CASE("xml: where an element ends") {
  const auto end = [](std::string_view text) { return xml_extent(text, 0); };
  CHECK(end("<a/>x") == 4);
  CHECK(end("<a b='/>'>1</a>x") == 15);
  CHECK(end("<a><a></a><!-- </a> --><![CDATA[</a>]]><?p </a>?></a></a>") == 53);
  for (const char* text : {"<a>", "<a><b></a>", "<a", "</a>", "<1>", "< a></a>", "<a>1 < 2</a>"}) {
    INFO(text);
    CHECK(end(text) == std::string_view::npos);
  }
}

TEST_CASE("xml: a wide document takes time as it is long") {
  std::string text = "<R>";
  for (int i = 0; i < 50'000; ++i) {
    const std::string name = "N" + std::to_string(i);
    text += "<" + name + ">v</" + name + "><Same>1</Same>";
  }
  const JsonValue root = parsed(text + "</R>");
  CHECK(root.members[0].value.members.size() == 50'001);
  CHECK(root.members[0].value.find("Same")->items.size() == 50'000);
}

}  // namespace dtsdoctor
