// SPDX-License-Identifier: Apache-2.0
#include "base/json_cut.h"

#include "base/json.h"
#include "catch.h"

namespace dtsdoctor {
namespace {

std::string completed(std::string_view text) {
  const CutJson cut = complete_json(text, 0);
  return std::string(text.substr(0, cut.end)) + cut.closing;
}

}  // namespace

TEST_CASE("json cut: what is there is kept, what was only begun is closed or left out") {
  CHECK(completed(R"({"a":1,"b":"x)") == R"({"a":1,"b":"x"})");
  CHECK(completed(R"({"a":[1,{"b":2},)") == R"({"a":[1,{"b":2}]})");
  CHECK(completed(R"({"a":1,"b")") == R"({"a":1})");
  CHECK(completed(R"({"a":1,"b":)") == R"({"a":1})");
  CHECK(completed(R"({"a":"x","b":tr)") == R"({"a":"x"})");
  CHECK(completed(R"({"a":"x\)") == R"({"a":"x"})");
  CHECK(completed(R"({"a":"x\u4e)") == R"({"a":"x"})");
  CHECK(completed(R"({"a":"x\\)") == R"({"a":"x\\"})");
  CHECK(completed("{\"a\":\"x\xE4\xB8") == R"({"a":"x"})");
  CHECK(completed("{\"a\":\"x\xE4\xB8\xAD") == "{\"a\":\"x中\"}");
  CHECK(completed("{") == "{}");
}

TEST_CASE("json cut: JSON that is cut anywhere gives JSON") {
  const std::string text =
      R"({"list":[{"id":"a\"\\\n","n":-1.5e3,"t":true},null,[[],{}]],"s":"\u00e4 中 😀","e":{"f":[1,2]}} )";
  for (std::size_t size = 1; size < text.find_last_of('}'); ++size) {
    INFO(text.substr(0, size));
    CHECK(parse_json(completed(std::string_view(text).substr(0, size))).ok());
  }
}

}  // namespace dtsdoctor
