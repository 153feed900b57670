// SPDX-License-Identifier: Apache-2.0
#include "base/source.h"

#include <optional>

#include "catch.h"

namespace dtsdoctor {
namespace {

// The place of the first occurrence of `what`, as "line:column+length".
std::string at(const std::string& bytes, const std::string& what) {
  const Source source("f", bytes);
  const std::size_t begin = source.bytes().find(what);
  REQUIRE(begin != std::string::npos);
  const Place place = source.place({begin, begin + what.size()});
  return std::to_string(place.line) + ":" + std::to_string(place.column) + "+" +
         std::to_string(place.length);
}

}  // namespace

TEST_CASE("source: lines and columns count from one") {
  CHECK(at("abc\ndef\n", "a") == "1:1+1");
  CHECK(at("abc\ndef\n", "def") == "2:1+3");
  CHECK(at("abc\ndef\n", "f") == "2:3+1");
}

TEST_CASE("source: columns and lengths count characters, not bytes") {
  CHECK(at("角色：ram-for-dts", "ram") == "1:4+3");
  CHECK(at("x 角色 y", "角色") == "1:3+2");
  CHECK(at("\xFF\xFE"
           "ab",
           "b") == "1:4+1");
}

TEST_CASE("source: a carriage return belongs to the line end") {
  const Source source("f", "one\r\ntwo\r\n");
  const Place place = source.place({5, 8});
  CHECK(place.line == 2);
  CHECK(place.text == "two");
  CHECK(source.place({0, 5}).text == "one");
  CHECK(source.place({0, 5}).length == 3);
}

TEST_CASE("source: a byte order mark is dropped") {
  const Source source("f", "\xEF\xBB\xBF{}");
  CHECK(source.bytes() == "{}");
  CHECK(source.place({0, 1}).column == 1);
}

TEST_CASE("source: the last line needs no line end, and a line end opens no further line") {
  CHECK(at("a\nlast", "last") == "2:1+4");
  CHECK(at("a\nlast\n", "last") == "2:1+4");
  CHECK(Source("f", "a\n\nb").place({3, 4}).line == 3);
  CHECK(Source("f", "a\n").place({2, 2}).line == 1);
}

TEST_CASE("source: what runs over a line end is marked up to it") {
  const Place place = Source("f", "ab cd\nef").place({3, 8});
  CHECK(place.line == 1);
  CHECK(place.column == 4);
  CHECK(place.length == 2);
  CHECK(place.text.substr(place.mark_begin, place.mark_end - place.mark_begin) == "cd");
}

TEST_CASE("source: a span past the end moves to the end") {
  const Place place = Source("f", "ab\ncd").place({70, 99});
  CHECK(place.line == 2);
  CHECK(place.column == 3);
  CHECK(place.length == 1);
  CHECK(place.mark_begin == 2);
  CHECK(place.mark_end == 2);
}

TEST_CASE("source: an empty span still marks one character") {
  const Place place = Source("f", "ab").place({1, 1});
  CHECK(place.column == 2);
  CHECK(place.length == 1);
}

TEST_CASE("source: an empty source has a place") {
  const Place place = Source("empty.json", "").place({0, 1});
  CHECK(place == Place{"empty.json", 1, 1, 1, "", 0, 0});
}

TEST_CASE("source: an empty line resolves to itself") {
  const Place place = Source("f", "a\n\nb").place({2, 2});
  CHECK(place.line == 2);
  CHECK(place.text.empty());
}

TEST_CASE("resolve: lines count from the first line given") {
  const std::string text = "ERROR: SDK.ServerError\nErrorCode: AssumeRoleFail";
  const Place place = resolve("-", text, 812, {34, 48});
  CHECK(place.input == "-");
  CHECK(place.line == 813);
  CHECK(place.column == 12);
  CHECK(place.length == 14);
  CHECK(place.text == "ErrorCode: AssumeRoleFail");
}

TEST_CASE("resolve: agrees with a source of the same text") {
  const std::string text = "角\r\n色 x\n\n\xFFz";
  const Source source("f", text);
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    CHECK(resolve("f", text, 1, {begin, begin + 2}) == source.place({begin, begin + 2}));
  }
}

TEST_CASE("source: of a very long line a place keeps the part around its mark") {
  std::string bytes = "first\n";
  for (int i = 0; i < 20000; ++i) bytes += "\xE4\xB8\xAD";  // 3 bytes, one character
  const std::size_t at = bytes.size();
  bytes += "mark" + std::string(40000, 'x') + "\nlast";
  const Source source("x", bytes);
  const Place place = source.place({at, at + 4});
  CHECK(place.line == 2);
  CHECK(place.column == 20001);
  CHECK(place.length == 4);
  CHECK(place.text.size() < 20000);
  CHECK(place.text.substr(place.mark_begin, place.mark_end - place.mark_begin) == "mark");
  CHECK(place.text.starts_with("\xE4\xB8\xAD"));
}

TEST_CASE("source: a mark that begins or ends within a character takes all of it") {
  const Source source("x", "a“b”");
  for (std::size_t begin = 1; begin < 4; ++begin) {
    const Place place = source.place({begin, begin + 1});
    CHECK(place.column == 2);
    CHECK(place.text.substr(place.mark_begin, place.mark_end - place.mark_begin) == "“");
    CHECK(resolve("x", source.bytes(), 1, {begin, begin + 1}) == place);
  }
  CHECK(source.place({2, 2}).mark_begin == source.place({2, 2}).mark_end);
  CHECK(Source("x", "a\x80\x80z").place({2, 3}).mark_begin == 2);
}

TEST_CASE("source: copies share the bytes, and outlive what they were made of") {
  std::optional<Source> source(std::in_place, "a.json", "{\n  \"a\": 1}");
  const Source copy = *source;
  CHECK(copy.bytes().data() == source->bytes().data());
  source.reset();
  CHECK(copy.name() == "a.json");
  CHECK(copy.place({4, 7}).line == 2);
}

}  // namespace dtsdoctor
