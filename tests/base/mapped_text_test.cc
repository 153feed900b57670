// SPDX-License-Identifier: Apache-2.0
#include "base/mapped_text.h"

#include <random>
#include <vector>

#include "catch.h"

namespace dtsdoctor {
namespace {

// "say \"hi\" now" as it stands in JSON, at origin 10: s10 … \" is 14-16, h 16, i 17, \" 18-20.
MappedText unescaped() {
  MappedText text;
  text.append("say ", 10);
  text.append_for("\"", {14, 16});
  text.append("hi", 16);
  text.append_for("\"", {18, 20});
  text.append(" now", 20);
  return text;
}

}  // namespace

TEST_CASE("mapped text: verbatim text maps byte for byte") {
  const MappedText text("hello", 100);
  CHECK(text.bytes() == "hello");
  CHECK(text.origin({0, 5}) == Span{100, 105});
  CHECK(text.origin({1, 3}) == Span{101, 103});
}

TEST_CASE("mapped text: a replacement stands for its whole origin") {
  const MappedText text = unescaped();
  REQUIRE(text.bytes() == "say \"hi\" now");
  CHECK(text.origin({4, 5}) == Span{14, 16});
  CHECK(text.origin({4, 8}) == Span{14, 20});
  CHECK(text.origin({5, 7}) == Span{16, 18});
  CHECK(text.origin({0, 12}) == Span{10, 24});
}

TEST_CASE("mapped text: a part of a replacement maps to all of it") {
  MappedText text;
  text.append_for("角", {3, 9});  // \u89d2
  CHECK(text.origin({0, 1}) == Span{3, 9});
  CHECK(text.origin({1, 3}) == Span{3, 9});
}

TEST_CASE("mapped text: an empty range maps to an empty one at its place") {
  const MappedText text = unescaped();
  CHECK(text.origin({0, 0}) == Span{10, 10});
  CHECK(text.origin({5, 5}) == Span{16, 16});
  CHECK(text.origin({12, 12}) == Span{24, 24});
  MappedText ends_in_replacement;
  ends_in_replacement.append_for("\n", {5, 7});
  CHECK(ends_in_replacement.origin({1, 1}) == Span{7, 7});
}

TEST_CASE("mapped text: ranges past the end are cut there") {
  const MappedText text("hello", 100);
  CHECK(text.origin({3, 99}) == Span{103, 105});
  CHECK(text.origin({99, 100}) == Span{105, 105});
  CHECK(text.origin({4, 2}) == Span{104, 104});
}

TEST_CASE("mapped text: empty text has an empty origin") {
  CHECK(MappedText().empty());
  CHECK(MappedText().origin({0, 0}) == Span{0, 0});
  CHECK(MappedText().origin({3, 9}) == Span{0, 0});
  CHECK(MappedText().slice(0, 5).empty());
  CHECK(MappedText().through(unescaped()).empty());
}

TEST_CASE("mapped text: what was left out between two parts lies inside their common origin") {
  MappedText text;
  text.append("Error: ", 0);
  text.append("role", 12);  // a colour sequence stood between them
  CHECK(text.bytes() == "Error: role");
  CHECK(text.origin({0, 7}) == Span{0, 7});
  CHECK(text.origin({7, 11}) == Span{12, 16});
  CHECK(text.origin({5, 9}) == Span{5, 14});
}

TEST_CASE("mapped text: it knows whether it stands in its origin as it is") {
  CHECK(MappedText("text", 7).verbatim_begin() == 7);
  CHECK_FALSE(MappedText().verbatim_begin());
  MappedText pieces("text", 7);
  pieces.append("more", 20);
  CHECK_FALSE(pieces.verbatim_begin());
  MappedText replaced;
  replaced.append_for("text", {7, 11});
  CHECK_FALSE(replaced.verbatim_begin());
  pieces.clear();
  CHECK(pieces.empty());
  pieces.append("again", 3);
  CHECK(pieces.verbatim_begin() == 3);
}

TEST_CASE("mapped text: nothing appended changes nothing") {
  MappedText text("ab", 5);
  text.append("", 900);
  text.append_for("", {1, 3});
  text.append("c", 7);
  CHECK(text.bytes() == "abc");
  CHECK(text.origin({0, 3}) == Span{5, 8});
}

TEST_CASE("mapped text: a slice keeps its origin") {
  const MappedText part = unescaped().slice(4, 8);
  CHECK(part.bytes() == "\"hi\"");
  CHECK(part.origin({0, 4}) == Span{14, 20});
  CHECK(part.origin({1, 3}) == Span{16, 18});
  CHECK(unescaped().slice(6, 7).origin({0, 1}) == Span{17, 18});
  CHECK(unescaped().slice(10, 99).bytes() == "ow");
  CHECK(unescaped().slice(7, 3).empty());
}

TEST_CASE("mapped text: parts of other texts can be put together in any order") {
  MappedText text;
  text.append(unescaped(), 8, 12);
  text.append(unescaped(), 4, 6);
  CHECK(text.bytes() == " now\"h");
  CHECK(text.origin({0, 4}) == Span{20, 24});
  CHECK(text.origin({4, 5}) == Span{14, 16});
  CHECK(text.origin({5, 6}) == Span{16, 17});
}

TEST_CASE("mapped text: through another text it counts in the origin of that one") {
  const MappedText outer = unescaped();              // say "hi" now
  const MappedText inner = MappedText("hi\" n", 5);  // a verbatim part of it
  const MappedText both = inner.through(outer);
  CHECK(both.bytes() == "hi\" n");
  CHECK(both.origin({0, 2}) == Span{16, 18});
  CHECK(both.origin({2, 3}) == Span{18, 20});
  CHECK(both.origin({3, 5}) == Span{20, 22});
}

TEST_CASE("mapped text: a replacement inside a replaced text maps through both") {
  MappedText outer;  // \\n in JSON: an escaped backslash, then n
  outer.append("a", 0);
  outer.append_for("\\", {1, 3});
  outer.append("nb", 3);
  MappedText inner;  // the \n that this spells
  inner.append("a", 0);
  inner.append_for("\n", {1, 3});
  inner.append("b", 3);
  const MappedText both = inner.through(outer);
  CHECK(both.bytes() == "a\nb");
  CHECK(both.origin({1, 2}) == Span{1, 4});
  CHECK(both.origin({2, 3}) == Span{4, 5});
}

TEST_CASE("mapped text: rebased, it maps to the same bytes of a part of the origin") {
  MappedText text("ab", 10);
  text.append_for("x", {12, 17});
  const MappedText part = text.rebased(10);
  CHECK(part.bytes() == "abx");
  CHECK(part.origin({0, 2}) == Span{0, 2});
  CHECK(part.origin({2, 3}) == Span{2, 7});
}

TEST_CASE("mapped text: it agrees with a list of where each byte came from") {
  struct Byte {
    char c;
    Span origin;
  };
  std::mt19937 random(6);
  for (int round = 0; round < 500; ++round) {
    MappedText text;
    std::vector<Byte> bytes;
    std::size_t at = 0;
    for (auto pieces = random() % 6; pieces > 0; --pieces) {
      at += random() % 3;
      const std::string part(random() % 4, static_cast<char>('a' + random() % 26));
      if (random() % 2 == 0) {
        text.append(part, at);
        for (const char c : part) bytes.push_back({c, {at, at + 1}}), ++at;
      } else {
        const std::size_t length = random() % 4;
        text.append_for(part, {at, at + length});
        for (const char c : part) bytes.push_back({c, {at, at + length}});
        at += length;
      }
    }
    const std::size_t begin = bytes.empty() ? 0 : random() % bytes.size();
    const std::size_t end = begin + random() % (bytes.size() - begin + 1);
    const MappedText slice = text.slice(begin, end);
    REQUIRE(slice.size() == end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      CHECK(slice.bytes()[i - begin] == bytes[i].c);
      CHECK(slice.origin({i - begin, i - begin + 1}) == bytes[i].origin);
      CHECK(text.origin({i, i + 1}) == bytes[i].origin);
      CHECK(text.origin({i, i}).begin == bytes[i].origin.begin);
      CHECK(text.origin({begin, i + 1}).end == bytes[i].origin.end);
    }
  }
}

}  // namespace dtsdoctor
