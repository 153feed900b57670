// SPDX-License-Identifier: Apache-2.0
#include "base/json_text.h"

#include "base/json.h"
#include "catch.h"

namespace dtsdoctor {
namespace {

std::string_view of(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

}  // namespace

TEST_CASE("unescape: quotes are taken off, or may be missing") {
  CHECK(unescape_json(R"("abc")", {0, 5}).bytes() == "abc");
  CHECK(unescape_json("abc", {0, 3}).bytes() == "abc");
  CHECK(unescape_json(R"("")", {0, 2}).bytes().empty());
  CHECK(unescape_json(R"(")", {0, 1}).bytes().empty());
}

TEST_CASE("unescape: every escape of JSON, mapped to where it stands") {
  constexpr std::string_view text = R"(x "a\n\t\r\b\f\"\\\/z")";
  const MappedText out = unescape_json(text, {2, text.size()});
  CHECK(out.bytes() == "a\n\t\r\b\f\"\\/z");
  CHECK(out.origin({0, 1}) == Span{3, 4});
  CHECK(out.origin({1, 2}) == Span{4, 6});
  CHECK(of(text, out.origin({9, 10})) == "z");
}

TEST_CASE("unescape: surrogate pairs make one character") {
  constexpr std::string_view text = R"("\uD83D\uDE00!")";
  const MappedText out = unescape_json(text, {0, text.size()});
  CHECK(out.bytes() == "\xF0\x9F\x98\x80!");
  CHECK(out.origin({0, 4}) == Span{1, 13});
  CHECK(unescape_json(R"("\u89D2")", {0, 8}).bytes() == "角");
}

TEST_CASE("unescape: a lone surrogate becomes the replacement character") {
  CHECK(unescape_json(R"("\uD83Dx")", {0, 9}).bytes() == "\xEF\xBF\xBDx");
  CHECK(unescape_json(R"("\uDE00")", {0, 8}).bytes() == "\xEF\xBF\xBD");
  CHECK(unescape_json(R"("\uD83D\u0041")", {0, 14}).bytes() ==
        "\xEF\xBF\xBD"
        "A");
}

TEST_CASE("unescape: broken escapes stay as they stand") {
  CHECK(unescape_json(R"("\q \u12 \uZZZZ")", {0, 16}).bytes() == R"(\q \u12 \uZZZZ)");
  CHECK(unescape_json(R"(a\)", {0, 2}).bytes() == "a\\");
  CHECK(unescape_json(R"(a\u00)", {0, 6}).bytes() == "a\\u00");
}

TEST_CASE("unescape: a span past the text is cut") {
  CHECK(unescape_json("\"ab\"", {0, 99}).bytes() == "ab");
  CHECK(unescape_json("\"ab\"", {50, 99}).bytes().empty());
}

TEST_CASE("unescape: agrees with the parser") {
  constexpr std::string_view text = R"("a\u00e9\ud83d\ude00\\n\"\u0000 角")";
  CHECK(unescape_json(text, {0, text.size()}).bytes() == parse_json(text).value().text);
}

TEST_CASE("json string end: the quote that is not escaped") {
  CHECK(json_string_end(R"(x "a\"b" "c")", 2) == 7);
  CHECK(json_string_end(R"("a\\" ")", 0) == 4);
  CHECK(json_string_end(R"("")", 0) == 1);
  CHECK(json_string_end(R"("a\")", 0) == std::string_view::npos);
  CHECK(json_string_end(R"(")", 0) == std::string_view::npos);
}

TEST_CASE("json extent: ends behind the last bracket") {
  CHECK(json_extent(R"({"a":[1]} rest)", 0) == 9);
  CHECK(json_extent(R"(x {"a":{}}})", 2) == 10);
  CHECK(json_extent("[[]]", 1) == 3);
}

TEST_CASE("json extent: brackets and quotes inside strings do not count") {
  constexpr std::string_view text = R"({"a":"}\"]{"}!)";
  CHECK(json_extent(text, 0) == text.size() - 1);
  CHECK(json_extent(R"({"\\":1}})", 0) == 8);
}

TEST_CASE("json extent: what does not end has none") {
  CHECK(json_extent(R"({"a":1)", 0) == std::string_view::npos);
  CHECK(json_extent(R"({"a":"})", 0) == std::string_view::npos);
  CHECK(json_extent(R"({"a\)", 0) == std::string_view::npos);
}

}  // namespace dtsdoctor
