// SPDX-License-Identifier: Apache-2.0
#include "input/clean_text.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

// What stands in `raw` where the cleaned text has `word`.
std::string origin_of(std::string_view raw, std::string_view word) {
  const MappedText text = clean_text(raw);
  const std::size_t at = text.bytes().find(word);
  REQUIRE(at != std::string::npos);
  const Span span = text.origin({at, at + word.size()});
  return std::string(raw.substr(span.begin, span.end - span.begin));
}

}  // namespace

TEST_CASE("clean text: plain text stays, byte for byte") {
  const MappedText text = clean_text("a b\n\tc");
  CHECK(text.bytes() == "a b\n\tc");
  CHECK(text.origin({0, 6}) == Span{0, 6});
  CHECK(clean_text("").empty());
  CHECK(clean_text("x\n").bytes() == "x\n");
}

TEST_CASE("clean text: colours go, and what is left knows where it stood") {
  constexpr std::string_view raw = "\x1b[1;31mERROR: \x1b[0mSDK\x1b[m.Server";
  CHECK(clean_text(raw).bytes() == "ERROR: SDK.Server");
  CHECK(clean_text(raw).origin({7, 10}) == Span{18, 21});
  CHECK(origin_of(raw, "ERROR: ") == "ERROR: ");
  CHECK(origin_of(raw, "SDK.Server") == "SDK\x1b[m.Server");
}

TEST_CASE("clean text: links of terminals leave their text") {
  CHECK(clean_text("see \x1b]8;;https://x.y/z\x1b\\this page\x1b]8;;\x1b\\.").bytes() ==
        "see this page.");
  CHECK(clean_text("\x1b]8;;https://x\x07link\x1b]8;;\x07").bytes() == "link");
}

TEST_CASE("clean text: titles and other strings of terminals go") {
  CHECK(clean_text("\x1b]0;title\x07"
                   "a")
            .bytes() == "a");
  CHECK(clean_text("\x1bP1$r\x1b\\b").bytes() == "b");
}

TEST_CASE("clean text: an unterminated sequence takes no text with it") {
  CHECK(clean_text("\x1b]8;;AssumeRoleFail").bytes() == "8;;AssumeRoleFail");
  CHECK(clean_text("x\x1b").bytes() == "x");
  CHECK(clean_text("\x1b[31").bytes().empty());
}

TEST_CASE("clean text: a sequence ends with its line") {
  CHECK(clean_text("a\x1b[31\nb").bytes() == "a\nb");
}

TEST_CASE("clean text: box bars in front of lines go") {
  constexpr std::string_view raw = "╷\n│ Error: x\n│ \n│   with y │ z\n╵";
  CHECK(clean_text(raw).bytes() == "\nError: x\n\n  with y │ z\n");
  CHECK(origin_of(raw, "with y │ z") == "with y │ z");
  CHECK(origin_of(raw, "x\n\n  w") == "x\n│ \n│   w");
}

TEST_CASE("clean text: coloured boxes") {
  constexpr std::string_view raw =
      "\x1b[31m╷\x1b[0m\x1b[0m\n\x1b[31m│\x1b[0m \x1b[0m\x1b[1m\x1b[31mError: \x1b[0mrole\n";
  CHECK(clean_text(raw).bytes() == "\nError: role\n");
  CHECK(origin_of(raw, "role") == "role");
  CHECK(origin_of(raw, "Error") == "Error");
}

TEST_CASE("clean text: carriage returns at line ends go, others separate lines") {
  CHECK(clean_text("a\r\nb\r\n").bytes() == "a\nb\n");
  CHECK(clean_text("50%\r100%\r\n").bytes() == "50%\n100%\n");
  CHECK(clean_text("a\r\nb").origin({2, 3}) == Span{3, 4});
  CHECK(clean_text("last\r").bytes() == "last");
  CHECK(clean_text("a\rb").origin({1, 2}) == Span{1, 2});
  CHECK(clean_text("a\r\r\nb").bytes() == "a\nb");
}

TEST_CASE("clean text: escapes of other formats are left alone") {
  CHECK(clean_text(R"(a\nb &amp; \u001b[31m)").bytes() == R"(a\nb &amp; \u001b[31m)");
}

TEST_CASE("clean text: many unterminated sequences take linear time") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "\x1b]";
  CHECK(clean_text(text).empty());
}

TEST_CASE("escape sequences: their length, or none") {
  CHECK(escape_sequence_length("\x1b[1;31mx") == 7);
  CHECK(escape_sequence_length("\x1b[Kx") == 3);
  CHECK(escape_sequence_length("\x1b]0;t\x07x") == 6);
  CHECK(escape_sequence_length("\x1b]0;t\x1b\\x") == 7);
  CHECK(escape_sequence_length("\x1b"
                               "cx") == 2);
  CHECK(escape_sequence_length("x\x1b[m") == 0);
  CHECK(escape_sequence_length("\x1b") == 0);
  CHECK(escape_sequence_length("") == 0);
}

}  // namespace dtsdoctor

TEST_CASE("escape sequences of a document become blanks, and nothing moves") {
  CHECK(dtsdoctor::blank_escapes("\x1b[32m+\x1b[0m a = \"x\"\n") == "     +     a = \"x\"\n");
  CHECK(dtsdoctor::blank_escapes("\x1b") == " ");
  CHECK(dtsdoctor::blank_escapes("plain").size() == 5);
}
