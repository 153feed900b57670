// SPDX-License-Identifier: Apache-2.0
#include "base/base64.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

std::string first_text(std::string_view text) {
  const std::vector<Span> runs = base64_runs(text, 12);
  if (runs.empty()) return "none";
  const auto plain = decoded_base64(text, runs[0]);
  return plain ? plain->bytes() : "no text";
}

}  // namespace

TEST_CASE("base64: a run that spells a text is one, wherever it stands") {
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      {"cGFzc3dvcmQ9aHVudGVyMg==", "password=hunter2"},
      {"{\"body\":\"5a+G56CB77yaaHVudGVyMiB4\"}", "密码：hunter2 x"},
      {"x YT4-PmI_Pz9jIGQgZQ== y", "a>>>b???c d e"},
      {"b3VyIHRhc2sgZmFpbHM6IERUUy5Nc2cuRm9yYmlkZGVuLkFsaXl1blVJRE5vdEZvdW5kIDogVGhl\nIGFjY291bnQga"
       "XMgbm90IGluaXRpYWxpemVkIHlldCwgcGxlYXNlIGhlbHA=\n",
       "our task fails: DTS.Msg.Forbidden.AliyunUIDNotFound : The account is not initialized yet, "
       "please help"},
      {"b3VyIHRhc2sgZmFpbHM6IERUUy5Nc2cuRm9yYmlkZGVuLkFsaXl1blVJRE5vdEZvdW5kIDogVGhl\r\nIGFjY291bnQ"
       "gaXMgbm90IGluaXRpYWxpemVkIHlldCwgcGxlYXNlIGhlbHA=\r\n\r\nregards",
       "our task fails: DTS.Msg.Forbidden.AliyunUIDNotFound : The account is not initialized yet, "
       "please help"},
  }));
  CAPTURE(text);
  CHECK(first_text(text) == expected);
}

TEST_CASE("base64: words, paths, hashes and keys are no texts") {
  for (const std::string_view text :
       {"com/aliyun/dts/precheck/Worker", "ThisIsALongClassName",
        "0123456789abcdef0123456789abcdef", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC",
        "--------------------", "", "YWJj"})
    CHECK((first_text(text) == "none" || first_text(text) == "no text"));
}

TEST_CASE("base64: what was decoded knows the letters it was spelled with") {
  const std::string text = "x YT1zZWNyZXQ";  // a=secret
  const std::vector<Span> runs = base64_runs(text, 8);
  REQUIRE(runs.size() == 1);
  CHECK(runs[0] == Span{2, 13});
  const auto plain = decoded_base64(text, runs[0]);
  REQUIRE(plain);
  CHECK(plain->bytes() == "a=secret");
  CHECK(plain->origin({2, 8}) == Span{2, 13});
  CHECK(plain->origin({3, 6}) == Span{6, 10});
}

}  // namespace dtsdoctor
