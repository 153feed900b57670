// SPDX-License-Identifier: Apache-2.0
//
// Values that YAML breaks over lines are whole again, and logs are no YAML.
#include "input/yaml_scalars.h"

#include <string>
#include <utility>
#include <vector>

#include "catch.h"

namespace dtsdoctor {
namespace {

std::string folded(const std::string& text) {
  const std::optional<MappedText> out = with_whole_yaml_scalars(MappedText(text));
  return out ? out->bytes() : "";
}

}  // namespace

TEST_CASE("yaml scalars: lines are put together as YAML does") {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"- msg: >-\n    a b\n    c\n  rc: 1\n", "- msg: \n  a b c\n  rc: 1\n"},
      {"m: >\n  a\n  b\n\n  c\n", "m: \n  a b\n  c\n"},
      {"m: >2+\n  a\n   b\n  c", "m: \n  a\n   b\n  c"},
      {"m: |-\n    a\n", "m: \n  a\n"},
      {"  m: |\n    a\n    b\n", "  m: \n    a\n    b\n"},
      {"m: 'it''s\r\n  b'\r\nn: 1\r\n", "m: \n  it's b\r\nn: 1\r\n"},
      {"m: 'a\n\n  b'\n", "m: \n  a\n  b\n"},
      {"m: \"a \\\"b\\\"\n  c\"\n", "m: \n  a \"b\" c\n"},
      {"m: \"a\\\n  \\ b\"\n", "m: \n  a b\n"},
      {"  m: \"a\\n\\tb \\u0026\"\n", "  m: \n    a\n    \tb \\u0026\n"},
      {"- \"a\n  b\"\n", "- \n  a b\n"},
  };
  for (const auto& [yaml, plain] : texts) {
    INFO(yaml);
    CHECK(folded(yaml) == plain);
  }
}

TEST_CASE("yaml scalars: what was put together maps to where it stood") {
  const std::optional<MappedText> out = with_whole_yaml_scalars(MappedText("m: >-\n  ab\n  c\n"));
  REQUIRE(out);
  CHECK(out->bytes() == "m: \n  ab c\n");
  CHECK(out->origin({6, 8}) == Span{8, 10});
  CHECK(out->origin({9, 10}) == Span{13, 14});
}

TEST_CASE("yaml scalars: what YAML would not read so stays") {
  for (const std::string text :
       {"", "m: >-", "m: >-\nn: 1\n", "a > b\n  c\n", "m: 'a'\n  b\n", "m: 'a\nb'\n",
        "m: 'a\n  b\n", "m: \"a\"\n", "m: \"a\n  b\" c\n", "\"m\": \"a\n  b\"\n", "it's: a\n  b\n",
        "12:01 m: >-\n  a\n", "m: >-\n  a b\nc d\n"}) {
    INFO(text);
    CHECK(folded(text).empty());
  }
}

}  // namespace dtsdoctor
