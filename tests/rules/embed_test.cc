// SPDX-License-Identifier: Apache-2.0
//
// What is written for the compiler. That it compiles and gives the same rules is shown by the build
// itself: the program's own rules are made this way.
#include "rules/embed.h"

#include "catch.h"
#include "rules/builtin.h"
#include "rules/rule_files.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {
namespace {

std::string embedded(const std::vector<RuleFile>& files) {
  return embed_source(loaded(files).rules, files);
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("embed: rows are constants with every member") {
  const std::string source =
      embedded({fact_file(), cause_testing(R"({"present": "ram.trust.ids"})")});
  CHECK(
      holds(source, "constexpr TestNode k_test_nodes[] = {\n{TestOp{11},false,{0,1},{0,0}},\n};"));
  CHECK(holds(source, "constexpr Operand k_operands[] = {\n{Operand::Kind{1},2,{}},\n};"));
  CHECK(holds(source, ".test_nodes = k_test_nodes,"));
}

TEST_CASE("embed: empty tables have no array") {
  const std::string source = embedded({});
  CHECK(holds(source, "      .patterns = {},\n"));
  CHECK_FALSE(holds(source, "k_patterns"));
  CHECK(holds(source, "builtin_rule_files() { return {}; }"));
}

TEST_CASE("embed: quotes, backslashes, controls and trigraphs are escaped, UTF-8 is not") {
  const std::string source =
      embedded({pattern_file(pattern(R"("title": {"en": "a\"b\\c\u0001d\n7??/",
                                                "zh": "角色"})"))});
  CHECK(holds(source, R"({"a\"b\\c\001d\0127\?\?/"sv,"角色"sv})"));
}

TEST_CASE("embed: long texts are broken into pieces, never inside a character") {
  std::string words(1999, 'x');
  words += "角" + std::string(10, 'y');
  const std::string source =
      embedded({pattern_file(pattern("\"title\": {\"en\": \"" + words + "\"}"))});
  CHECK(holds(source, "x角\"\n\"yyyyyyyyyy\"sv"));
}

TEST_CASE("embed: the files are carried whole, and in order") {
  const std::string source = embedded({fact_file(), pattern_file(pattern("\"rev\": 1"))});
  const std::size_t first = source.find("{\"knowledge/facts.json\"sv,\"{\\\"schema\\\"");
  CHECK(first != std::string::npos);
  CHECK(source.find("{\"patterns/a.json\"sv,", first) != std::string::npos);
  CHECK(holds(source, "builtin_rule_files() { return k_files; }"));
}

TEST_CASE("embed: the program's own rules are what its own files say") {
  std::vector<RuleFile> files;
  for (const RuleFileView& view : builtin_rule_files())
    files.push_back(file(std::string(view.name), std::string(view.text)));
  const LoadedRules rules = loaded(files);
  CHECK(rules.rules.hash == builtin_rules().hash);
  CHECK(embed_source(rules.rules, files) == embed_source(builtin_rules(), files));
}

}  // namespace dtsdoctor::testing
