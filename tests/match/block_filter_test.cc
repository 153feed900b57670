// SPDX-License-Identifier: Apache-2.0
#include "match/block_filter.h"

#include "catch.h"
#include "match/gram_commonness.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {
namespace {

std::vector<std::size_t> hits(std::string_view match, std::string_view block) {
  const LoadedRules rules = loaded({pattern_file(pattern("\"match\": " + std::string(match)))});
  return BlockFilter(rules.rules).find(block).at;
}

std::size_t rarest_part(std::string_view literal) {
  const LoadedRules rules = loaded({pattern_file(pattern(R"("match": {"text": "the Manager"})"))});
  return GramCommonness(rules.rules).rarest_part(literal);
}

}  // namespace

TEST_CASE("block filter: a window counts where its rule's text may stand around it") {
  constexpr std::string_view kText = R"({"text": "no SchemaManager there"})";
  CHECK(hits(kText, "x no SchemaManager there") == std::vector<std::size_t>{5});
  CHECK(hits(kText, "x noSchemaManagerthere") == std::vector<std::size_t>{4});
  CHECK(hits(kText, "x no SchemaManager here").empty());
}

TEST_CASE("block filter: error numbers of DTS count whatever rules there are, once each") {
  CHECK(hits(R"({"text": "some words"})", "x DTS-12345 y") == std::vector<std::size_t>{2});
  CHECK(hits(R"({"text": "DTS-12345: no space"})", "x DTS-12345 y") == std::vector<std::size_t>{2});
  CHECK(hits(R"({"text": "DTS-12345: no space"})", "x DTS-ABCDE y").empty());
}

TEST_CASE("gram commonness: capitals within identifiers are rarer than words and numbers") {
  CHECK(rarest_part("SchemaManager") == 3);   // "emaMana"
  CHECK(rarest_part("0123456kJob...") == 4);  // "456kJob"
  CHECK(rarest_part("network") == 0);
}

TEST_CASE("gram commonness: what the rules are full of is common") {
  CHECK(rarest_part("Managerxxx") == 3);
}

}  // namespace dtsdoctor::testing
