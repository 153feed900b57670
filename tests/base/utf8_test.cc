// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("utf8: characters are counted, not bytes") {
  CHECK(count_characters("") == 0);
  CHECK(count_characters("abc") == 3);
  CHECK(count_characters("角色 ram") == 6);
  CHECK(count_characters("\xF0\x9F\x98\x80!") == 2);  // four bytes, one character
}

TEST_CASE("utf8: a broken byte counts as one character") {
  CHECK(count_characters("\xFF\xFE") == 2);
  CHECK(count_characters("\xE8\xA7") == 2);      // a character cut off
  CHECK(count_characters("\xC0\xAF") == 2);      // overlong
  CHECK(count_characters("\xED\xA0\x80") == 3);  // a surrogate
  CHECK(character_length("\x80") == 1);
  CHECK(code_point("\x80") == 0xFFFD);
}

TEST_CASE("utf8: the first character of a text") {
  CHECK(character_length("") == 0);
  CHECK(character_length("a") == 1);
  CHECK(character_length("é") == 2);
  CHECK(character_length("角色") == 3);
  CHECK(character_length("\xF0\x9F\x98\x80") == 4);
  CHECK(code_point("角色") == 0x89D2);
}

TEST_CASE("utf8: so many characters are so many bytes") {
  CHECK(bytes_of_characters("角色x", 0) == 0);
  CHECK(bytes_of_characters("角色x", 2) == 6);
  CHECK(bytes_of_characters("角色x", 3) == 7);
  CHECK(bytes_of_characters("角色x", 99) == 7);
  CHECK(bytes_of_characters("\xFF角", 2) == 4);
}

TEST_CASE("utf8: a text that is cut keeps whole characters") {
  CHECK(beginning_within("角色x", 7) == "角色x");
  CHECK(beginning_within("角色x", 6) == "角色");
  CHECK(beginning_within("角色x", 5) == "角");
  CHECK(beginning_within("角色x", 4) == "角");
  CHECK(beginning_within("角色x", 2).empty());
  CHECK(beginning_within("é\xF0\x9F\x98\x80", 5) == "é");
  CHECK(beginning_within("ab", 1) == "a");
  CHECK(beginning_within("\x80\x80\x80\x80\x80", 4).size() == 4);  // no characters
  CHECK(beginning_within("角\xE8", 9) == "角\xE8");                // not cut here
}

TEST_CASE("utf8: Chinese takes two cells") {
  CHECK(display_width("role") == 4);
  CHECK(display_width("角色") == 4);
  CHECK(display_width("：，（") == 6);  // full-width punctuation
  CHECK(display_width("é") == 1);
}

TEST_CASE("utf8: combining marks take no cell") {
  CHECK(display_width("e\xCC\x81") == 1);
  CHECK(display_width("\xCC\x81") == 0);
}

TEST_CASE("utf8: a broken byte takes one cell") {
  CHECK(display_width("\xFF") == 1);
  CHECK(display_width("a\xE8\xA7z") == 4);
}

TEST_CASE("utf8: valid and invalid texts are told apart") {
  CHECK(is_valid_utf8(""));
  CHECK(is_valid_utf8("错误 \xF0\x9F\x98\x80"));
  CHECK(is_valid_utf8(std::string_view("a\0b", 3)));
  CHECK_FALSE(is_valid_utf8("\xED\xA0\x80"));
  CHECK_FALSE(is_valid_utf8("abc\xE8\xA7"));
  CHECK_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));  // beyond U+10FFFF
}

TEST_CASE("utf8: each broken byte is replaced, the rest stays") {
  CHECK(to_valid_utf8("角\xFF色") == "角\xEF\xBF\xBD色");
  CHECK(to_valid_utf8("\xE8\xA7") == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(to_valid_utf8("ok") == "ok");
}

TEST_CASE("utf8: code points are written in one to four bytes") {
  std::string out;
  for (const char32_t c : {U'a', U'é', U'角', U'\U0001F600'}) append_utf8(out, c);
  CHECK(out == "aé角\xF0\x9F\x98\x80");
}

TEST_CASE("visible: escapes and control characters become symbols") {
  CHECK(visible("\x1b[31mred") == "␛[31mred");
  CHECK(visible(std::string_view("a\0b", 3)) == "a␀b");
  CHECK(visible("\r\x7F") == "␍␡");
  CHECK(visible("\xC2\x9B") == "<U+009B>");  // the one-byte CSI of C1
}

TEST_CASE("visible: bidi controls and zero-width characters become symbols") {
  CHECK(visible("a\u202Eb") == "a<U+202E>b");
  CHECK(visible("\u2066x\u2069") == "<U+2066>x<U+2069>");
  CHECK(visible("ram\u200Bfor\uFEFFdts") == "ram<U+200B>for<U+FEFF>dts");
  CHECK(visible("soft\u00ADhyphen") == "soft<U+00AD>hyphen");
}

TEST_CASE("visible: invisible format characters and fillers become symbols") {
  CHECK(visible("a\uFFF9b") == "a<U+FFF9>b");
  CHECK(visible("a\u3164b") == "a<U+3164>b");
  CHECK(visible("a\u115Fb") == "a<U+115F>b");
}

TEST_CASE("visible: a tab is one blank, so that carets stay aligned") {
  CHECK(visible("\tat x") == " at x");
}

TEST_CASE("visible: ordinary text is left alone") {
  CHECK(visible("角色 é e\xCC\x81 \"x\"") == "角色 é e\xCC\x81 \"x\"");
}

TEST_CASE("visible: nothing that comes out is dangerous or broken") {
  std::string every;
  for (char32_t c = 0; c < 0x3000; ++c) append_utf8(every, c);
  every += "\xFF\xFE\xC0";
  std::string shown = visible(every);
  CHECK(is_valid_utf8(shown));
  std::string_view rest = shown;
  std::size_t dangerous = 0;
  for (; !rest.empty(); rest.remove_prefix(character_length(rest))) {
    dangerous += is_dangerous(code_point(rest)) ? 1 : 0;
  }
  CHECK(dangerous == 0);
}

TEST_CASE("is_dangerous: line ends and tabs are not, other controls are") {
  CHECK_FALSE(is_dangerous(U'\n'));
  CHECK_FALSE(is_dangerous(U'\t'));
  CHECK_FALSE(is_dangerous(U'角'));
  CHECK(is_dangerous(U'\r'));
  CHECK(is_dangerous(0x85));
  CHECK(is_dangerous(0x200D));
  CHECK(is_dangerous(0xE0041));  // tag characters
}

}  // namespace dtsdoctor
