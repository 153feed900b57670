// SPDX-License-Identifier: Apache-2.0
#include "input/quoted_text.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

using Texts = std::vector<std::string>;

// What was quoted, a block marked by a star.
Texts texts_of(std::string_view text) {
  Texts texts;
  for (const QuotedText& each : quoted_texts(text))
    texts.push_back((each.is_block ? "*" : "") + decoded(text, each).bytes());
  return texts;
}

}  // namespace

TEST_CASE("quoted text: a logger's value with marks, or lines of an error block, in it") {
  CHECK(texts_of(R"(level=error err="column \"a\" is gone" job=1)") ==
        Texts{R"(column "a" is gone)"});
  CHECK(texts_of(R"(msg="no job" err="SDK.ServerError\nErrorCode: X\nMessage: \"y\"")") ==
        Texts{"*SDK.ServerError\nErrorCode: X\nMessage: \"y\""});
  CHECK(texts_of(R"(body="{\n  \"Code\": \"X\"}")") == Texts{"*{\n  \"Code\": \"X\"}"});
}

TEST_CASE("quoted text: what Python prints of a string or of bytes") {
  CHECK(texts_of(R"(run(['x'], stderr='ERROR: a\nErrorCode: X\nMessage: y\n'))") ==
        Texts{"*ERROR: a\nErrorCode: X\nMessage: y\n"});
  CHECK(texts_of(R"(failed: b'ERROR: a\nErrorCode: X\n')") == Texts{"*ERROR: a\nErrorCode: X\n"});
  CHECK(texts_of(R"({'a': 'user \'x\' and "y"', 'b': 1})") == Texts{R"(user 'x' and "y")"});
}

TEST_CASE("quoted text: a field of CSV with doubled marks") {
  CHECK(texts_of("7,\"column \"\"a\"\" is gone\",open") == Texts{"column \"a\" is gone"});
  CHECK(texts_of("\"t\",\"{\"\"Code\"\":\"\"X\"\"}\"") == Texts{R"({"Code":"X"})"});
  const std::string text = "1,\"a \"\"b\"\"\"\n";
  CHECK(decoded(text, quoted_texts(text).at(0)).origin({2, 3}) == Span{5, 6});
}

TEST_CASE("quoted text: what reads the same is none") {
  CHECK(texts_of(R"(dir="C:\new\logs" name="x")").empty());
  CHECK(texts_of("it doesn't, and won't: 'a' = \"b\"").empty());
  CHECK(texts_of("a,\"b\",\"\",\"c\"").empty());
  CHECK(texts_of("err=\"cut off \\\"here").empty());
  CHECK(texts_of("a,\"b\"\"c\"d,e").empty());
}

TEST_CASE("quoted text: hostile texts are linear") {
  for (const std::string_view part : {"=\"\\", "='", ",\"\"\"", ",\"\"\"\"\"x", "=(\"'"}) {
    std::string text;
    while (text.size() < 200'000) text += part;
    CHECK(quoted_texts(text).size() <= text.size());
  }
}

}  // namespace dtsdoctor
