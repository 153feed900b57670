// SPDX-License-Identifier: Apache-2.0
#include "input/encoded_paste.h"

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("encoded paste: base64 that spells a text is the text, at its place") {
  const std::string text =
      "{\"body\":\"RFRTLk1zZy5Gb3JiaWRkZW4uQWxpeXVuVUlETm90Rm91bmQgOiBub3QgZm91bmQ=\"}";
  const auto plain = without_base64(MappedText(text));
  REQUIRE(plain);
  CHECK(plain->bytes() == "{\"body\":\"DTS.Msg.Forbidden.AliyunUIDNotFound : not found\"}");
  CHECK(plain->origin({9, 12}) == Span{9, 13});
  CHECK_FALSE(without_base64(
      MappedText(std::string_view("com/aliyun/dts/precheck/x/y/z/Worker/Precheck"))));
}

TEST_CASE("encoded paste: a line that is spelled as in a URL is the text") {
  const auto plain = without_url_spelling(
      MappedText(std::string_view("see\nDTS.Msg.X%20%3A%20You%20are%0Anot+here\n")));
  REQUIRE(plain);
  CHECK(plain->bytes() == "see\nDTS.Msg.X : You are\nnot here\n");
  CHECK(plain->origin({13, 14}) == Span{13, 16});
}

TEST_CASE("encoded paste: links, parameters and rates stay") {
  for (const std::string_view text :
       {"https://x.example/search?q=DTS-1020018%20failed%20%3A", "q=a%20b%20c%20d", "load 99%",
        "a%20b", "a%zz%20%20%20", "100%+20%+5%", ""})
    CHECK_FALSE(without_url_spelling(MappedText(text)));
}

TEST_CASE("encoded paste: a mail says that it is in base64") {
  CHECK(names_base64("Content-Transfer-Encoding: base64"));
  CHECK(names_base64("content-transfer-encoding: base64\n"));
  CHECK_FALSE(names_base64("Content-Transfer-Encoding: 8bit"));
}

}  // namespace dtsdoctor
