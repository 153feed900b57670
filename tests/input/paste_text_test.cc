// SPDX-License-Identifier: Apache-2.0
#include "input/paste_text.h"

#include "catch.h"
#include "input/layers.h"

namespace dtsdoctor::testing {
namespace {

std::string plain(std::string_view text) { return unpasted(MappedText(text)).bytes(); }

}  // namespace

TEST_CASE("paste text: a break of HTML is a line end, and one with the line end behind it") {
  CHECK(unpasted(MappedText("a<br>b<BR/>\r\nc<br />\nd")).bytes() == "a\nb\nc\nd");
  CHECK(unpasted(MappedText("a <branch> b<br")).bytes() == "a <branch> b<br");
  CHECK(has_paste_marks("a<br>b"));
  CHECK_FALSE(has_paste_marks("a <branch> b"));
}

TEST_CASE("paste text: HTML entities, named and numeric, are decoded once") {
  CHECK(plain("&quot;Code&quot;:&#39;A&#x27; &lt;b&gt; &amp;lt;") == R"("Code":'A' <b> &lt;)");
  CHECK(plain("a&nbsp;b&#160;c") == "a b c");
}

TEST_CASE("paste text: what is no entity stays") {
  for (const std::string_view text :
       {"a&b", "?q=A&product=Dts", "&;", "&#;", "&#x;", "&#0;", "&#xD800;", "&#99999999;", "&#39"})
    CHECK(plain(text) == text);
}

TEST_CASE("paste text: typographic quotation marks, blanks and full-width forms become ASCII") {
  CHECK(plain("“A” ‘b’\u00A0c\u3000d") == "\"A\" 'b' c d");
  CHECK(plain("Ｃｏｄｅ：Ａ，（ｂ）") == "Code: A, (b)");
  CHECK(plain("Code： A，\nb：") == "Code: A,\nb: ");
}

TEST_CASE("paste text: hyphens of typography are hyphens, dashes stay") {
  CHECK(plain("DTS\u20111020018 ram\u2010for\u2010dts – x") == "DTS-1020018 ram-for-dts – x");
  CHECK(has_broken_words("DTS\u20111020018"));
}

TEST_CASE("paste text: characters without width go, Chinese stays") {
  CHECK(plain("Assume\u200BRole\uFEFFFail\u00AD") == "AssumeRoleFail");
  CHECK(plain("角色不存在。") == "角色不存在。");
}

TEST_CASE("paste text: every byte knows where it came from") {
  const MappedText text = unpasted(MappedText("a&quot;Ｂc"));
  CHECK(text.bytes() == "a\"Bc");
  CHECK(text.origin({1, 2}) == Span{1, 7});
  CHECK(text.origin({2, 3}) == Span{7, 10});
  CHECK(text.origin({3, 4}) == Span{10, 11});
}

TEST_CASE("paste text: marks are seen where there are some, and only there") {
  CHECK(has_paste_marks("a &quot; b"));
  CHECK(has_paste_marks("角色：名"));
  CHECK_FALSE(has_paste_marks("GET /?a=1&b=2 角色不存在。"));
  CHECK(has_broken_words("Assume\u200BRoleFail"));
  CHECK(has_broken_words("ＡssumeRoleFail"));
  CHECK_FALSE(has_broken_words("角色：名，（一）"));
  CHECK_FALSE(has_broken_words("a &quot; b"));
}

TEST_CASE("paste text: marks of direction, ligatures and line ends of word processors") {
  CHECK(unpasted(MappedText(std::string("\u202aCode: x\u202c\u2028a\u0085b"))).bytes() ==
        "Code: x\na\nb");
  CHECK(unpasted(MappedText(std::string("\ufffcﬁll, ﬂow, oﬀ, oﬃce, baﬄe"))).bytes() ==
        "fill, flow, off, office, baffle");
}

TEST_CASE("paste text: the text as it stands is read first, the plain one adds to it") {
  const Record record = record_of(
      "{&quot;Code&quot;:&quot;AssumeRoleFail&quot;,&quot;Message&quot;:"
      "&quot;no such role&quot;,&quot;RequestId&quot;:&quot;X1&quot;}");
  CHECK_FALSE(record.layers.front().pasted);
  const Layer& last = record.layers.back();
  CHECK(last.pasted);
  CHECK(last.code.bytes() == "AssumeRoleFail");
  CHECK(last.message.bytes() == "no such role");
  CHECK(last.request_id.bytes() == "X1");
}

TEST_CASE("paste text: entities inside of a JSON string do not break the JSON around it") {
  const Record record = record_of(
      R"({"content":"{&quot;Code&quot;:&quot;AssumeRoleFail&quot;,&quot;Message&quot;:&quot;no such role&quot;}"})");
  CHECK(record.layers.back().code.bytes() == "AssumeRoleFail");
  CHECK(record.layers.back().message.bytes() == "no such role");
}

}  // namespace dtsdoctor::testing
