// SPDX-License-Identifier: Apache-2.0
#include "diagnose/json_message.h"

#include "catch.h"

namespace dtsdoctor::testing {
namespace {

std::string words(std::string_view text) {
  const JsonMessage found = json_message(text);
  return std::string(found.message) + "|" + std::string(found.error);
}

}  // namespace

TEST_CASE("json message: what structured loggers say, wherever it stands in the line") {
  CHECK(words(R"({"level":"error","msg":"it failed","error":"no \"x\" here"})") ==
        R"(it failed|no \"x\" here)");
  CHECK(words(R"({"ctx":{"msg":"other"},"n":1,"message":"it failed\n\tat a.b"})") == "it failed|");
  CHECK(words(R"({"message":"$ aliyun x\r\n\nERROR: it failed\nbye"})") == "ERROR: it failed|");
  CHECK(words(R"({"level":50,"err":{"type":"E","message":"no x","stack":"E: no x"},"msg":"m"})") ==
        "m|no x");
  CHECK(words(R"({"_index":"a","_source":{"@timestamp":"2026-03-04","message":"m"}})") == "m|");
  CHECK(words(R"({"severityText":"ERROR","body":{"stringValue":"m"}})") == "m|");
  CHECK(words("{\n  \"severity\": \"ERROR\",\n  \"textPayload\": \"m\"\n}") == "m|");
}

TEST_CASE("json message: a line of pairs") {
  CHECK(words(R"(time=2026-03-04T05:06:07Z level=error msg="it failed" batch=7 err="no \"x\"")") ==
        R"(it failed|no \"x\")");
  CHECK(words(R"(level=error msg="it broke" err="java.lang.E: failed\n\tat a.b")") ==
        "it broke|java.lang.E: failed");
  CHECK(words("ts=2026-03-04T05:06:07Z caller=a.go:1 level=error msg=gone err=EOF") == "gone|EOF");
  CHECK(words(R"(level=error msg="cut o)") == "cut o|");
  for (const char* text :
       {"level=error msg=gone and more", "code=5 message=gone", "level=error code=5", "level=error",
        "level= msg=", "x level=error msg=gone", "level=error msg=\"a\"\nmsg=b",
        "= level=error msg=a"}) {
    CAPTURE(text);
    CHECK(words(text) == "|");
  }
}

TEST_CASE("json message: none where there is no such member, and none in other text") {
  for (const char* text : {"", "{", "{}", R"({"code":"X","n":1})", R"(x {"msg":"m"})",
                           R"(["msg","m"])", R"({"msg":7})", R"({"a":{"msg":"m"}})", "msg: m"}) {
    CAPTURE(text);
    CHECK(words(text) == "|");
  }
  CHECK(words(R"({"msg":"cut o)") == "cut o|");
}

TEST_CASE("json message: of what is nested deeper than entries are nothing is taken") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += R"({"error":)";
  CHECK(words(text) == "|");
}

}  // namespace dtsdoctor::testing
