// SPDX-License-Identifier: Apache-2.0
#include "input/decode.h"

#include "catch.h"
#include "input/slow_source.h"

namespace dtsdoctor {
namespace {

using namespace std::string_literals;

// 账号错误 (account error) in GBK.
const std::string kChineseGbk = "\xD5\xCB\xBA\xC5\xB4\xED\xCE\xF3";
const std::string kChinese = "账号错误";

std::string little(const std::u16string& text) {
  std::string out;
  for (const char16_t unit : text) {
    out += static_cast<char>(unit & 0xFF);
    out += static_cast<char>(unit >> 8);
  }
  return out;
}

std::string big(const std::u16string& text) {
  std::string out = little(text);
  for (std::size_t i = 0; i + 1 < out.size(); i += 2) std::swap(out[i], out[i + 1]);
  return out;
}

// The same must come out however the bytes come in and are asked for.
std::string decoded(const std::string& bytes) {
  const std::string whole = decode_text(bytes);
  for (const std::size_t step : {1, 2, 3, 7, 1000}) {
    testing::SlowSource slow(bytes, step);
    DecodedSource source(slow);
    std::string out;
    CHECK(*read_up_to(source, bytes.size() * 4 + 10, out));
    CHECK(out == whole);
    CHECK(source.bytes_read() == bytes.size());
  }
  return whole;
}

}  // namespace

TEST_CASE("decode: ASCII, UTF-8, NUL and bytes that are no text stay as they are") {
  for (const std::string& text :
       {""s, "plain\nlines\n"s, "角色不存在\r\n"s, "a\0b\n\0\0c"s, "caf\xE9 cr\xE8me\n"s,
        "\xFF\xFE\xFD caf\xE9\n"s, "\x80\x81 \xF5\xF6\n"s, "half \xE8\xA7"s,
        std::string(64, '\0') + "log behind a hole\n"s}) {
    INFO(text);
    CHECK(decoded(text) == text);
  }
}

TEST_CASE("decode: a byte order mark is dropped") {
  CHECK(decoded("\xEF\xBB\xBFtext\n") == "text\n");
  CHECK(decoded("\xEF\xBB\xBF") == "");
  CHECK(decoded("a\n\xEF\xBB\xBF") == "a\n\xEF\xBB\xBF");
}

TEST_CASE("decode: UTF-16 by its mark, either way round") {
  const std::u16string text = u"\uFEFFAssumeRoleFail\r\n角色 \U0001F600\n";
  const std::string expected = "AssumeRoleFail\r\n角色 \xF0\x9F\x98\x80\n";
  CHECK(decoded(little(text)) == expected);
  CHECK(decoded(big(text)) == expected);
  CHECK(decoded("\xFF\xFE") == "");
}

TEST_CASE("decode: UTF-16 without a mark, by every other byte being NUL") {
  CHECK(decoded(little(u"NoPermission : denied\n")) == "NoPermission : denied\n");
  CHECK(decoded(big(u"NoPermission : denied\n")) == "NoPermission : denied\n");
  CHECK(decoded(little(u"错误：NoPermission，角色没有权限\n")) ==
        "错误：NoPermission，角色没有权限\n");
  CHECK(decoded(big(u"错误：NoPermission，角色没有权限\n")) ==
        "错误：NoPermission，角色没有权限\n");
}

TEST_CASE("decode: what is no character of UTF-16 becomes U+FFFD") {
  const std::string replacement = "\xEF\xBF\xBD";
  const std::u16string head = u"\uFEFFthis is a text of forty characters.....\n";
  const std::string plain = "this is a text of forty characters.....\n";
  CHECK(decoded(little(head + char16_t{0xD800} + u"x")) == plain + replacement + "x");
  CHECK(decoded(little(head + char16_t{0xDC00} + u"x")) == plain + replacement + "x");
  CHECK(decoded(little(head + char16_t{0xD800})) == plain + replacement);
  CHECK(decoded(little(head) + "x") == plain + replacement);
}

TEST_CASE("decode: a little binary is not UTF-16") {
  for (const std::string& bytes :
       {"\0\1\0\2\0\3\0\4\0\5"s, "a\0"s, "\xFF\xFE\0\0\1\0\2\0\3\0\4\0"s,
        "\x7F"s + "ELF\2\1\1\0\0\0\0"s, "words a\0b\0c\0 and others\n"s, "角色 x\0y\0 角色\n"s}) {
    CHECK(decoded(bytes) == bytes);
  }
}

TEST_CASE("decode: a line of GBK becomes UTF-8, the others stay") {
  CHECK(decoded("ERROR: " + kChineseGbk + ": AssumeRoleFail\n") ==
        "ERROR: " + kChinese + ": AssumeRoleFail\n");
  CHECK(decoded("角色\n" + kChineseGbk + "\nplain\n") == "角色\n" + kChinese + "\nplain\n");
  CHECK(decoded(kChineseGbk) == kChinese);
  // A second byte may look like a backslash: 账, 誠 (D5 5C).
  CHECK(decoded(kChineseGbk + "\xD5\x5C\n") == kChinese + "誠\n");
}

TEST_CASE("decode: the box that a program draws in GBK") {
  CHECK(decoded("\xA9\xA6 Error: x\n\xA9\xB8\xA9\xA4\n") == "│ Error: x\n└─\n");
  CHECK(decoded("\xA9\xA6 " + kChineseGbk + "\n") == "│ " + kChinese + "\n");
  CHECK(decoded("ACME\xA9\xAE tool\n") == "ACME\xA9\xAE tool\n");
  CHECK(decoded("\xA9\xA6 caf\xE9\xA0 x\n") == "\xA9\xA6 caf\xE9\xA0 x\n");
}

TEST_CASE("decode: a long line of GBK is decided piece by piece") {
  std::string bytes = "x";
  std::string expected = "x";
  for (int i = 0; i < 20000; ++i) {
    bytes += kChineseGbk;
    expected += kChinese;
  }
  CHECK(decode_text(bytes + "\n") == expected + "\n");
  CHECK(decode_text(expected + "\n") == expected + "\n");
}

TEST_CASE("decode: UTF-8 that was cut is not taken for GBK") {
  const std::string text = "角色不存在，请检查角色名称";
  for (std::size_t cut = 0; cut < 3; ++cut) {
    const std::string bytes = text.substr(0, text.size() - cut) + "\n";
    CHECK(decoded(bytes) == bytes);
    const std::string front = text.substr(cut) + "\n";
    CHECK(decoded(front) == front);
  }
}

TEST_CASE("decode: an I/O error comes after what could be read, and again") {
  testing::BrokenSource broken;
  DecodedSource source(broken);
  char to[10];
  CHECK(*source.read(to, 10) == 1);
  CHECK(source.read(to, 10).problem().why == "Input/output error");
  CHECK(source.read(to, 10).problem().why == "Input/output error");
}

}  // namespace dtsdoctor
