// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a test of the loader is about one line of one rule file; these helpers put the
// rest around it, each member on its own line, so that golden texts show just the line in question.
// They check nothing.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "rules/loader.h"

namespace dtsdoctor::testing {

// Adds a member unless one of that key, with a value of the same kind, is there.
inline void add_default(std::string& members, std::string_view key, std::string_view value) {
  const std::string key_part = "\"" + std::string(key) + "\": ";
  if (members.find(key_part + value.front()) != std::string::npos) return;
  members += ",\n" + key_part + std::string(value);
}

inline RuleFile file(std::string name, std::string text, int level = 0) {
  return {std::move(name), std::move(text), level};
}

// A pattern of area "a"; what the members lack is filled in.
inline std::string pattern(std::string members, std::string_view id = "a/x") {
  add_default(members, "title", R"({"en": "T"})");
  add_default(members, "match", R"({"text": "SomethingFailed"})");
  add_default(members, "examples", R"({"match": ["SomethingFailed"], "no_match": ["no"]})");
  return "{\n\"id\": \"" + std::string(id) + "\",\n" + members + "\n}";
}

inline RuleFile pattern_file(const std::string& patterns, int level = 0,
                             std::string name = "patterns/a.json") {
  // Blocks that nothing names are warned about.
  const std::string blocks =
      patterns.find("{ID") == std::string::npos ? "{}" : R"({"ID": "[0-9]{16}"})";
  return file(std::move(name),
              R"({"schema": "dtsdoctor-patterns/1", "area": "a", "blocks": )" + blocks +
                  ", \"patterns\": [\n" + patterns + "\n]}\n",
              level);
}

inline RuleFile cause_file(std::string members, std::string_view id = "c") {
  add_default(members, "title", R"({"en": "T"})");
  add_default(members, "because", R"({"en": "B"})");
  return file("knowledge/causes/c.json",
              "{\"schema\": \"dtsdoctor-causes/1\", \"causes\": [{\n\"id\": \"" + std::string(id) +
                  "\",\n" + members + "\n}]}\n");
}

// A cause with one check of this test.
inline RuleFile cause_testing(std::string_view test) {
  return cause_file("\"checks\": [{\"id\": \"k\",\n\"test\": " + std::string(test) + "\n}]");
}

inline RuleFile fix_file(std::string members) {
  add_default(members, "title", R"({"en": "T"})");
  add_default(members, "applicability", R"("machine")");
  return file(
      "knowledge/fixes/f.json",
      "{\"schema\": \"dtsdoctor-fixes/1\", \"fixes\": [{\n\"id\": \"f\",\n" + members + "\n}]}\n");
}

inline RuleFile fact_file() {
  return file("knowledge/facts.json", R"({"schema": "dtsdoctor-facts/1",
"documents": {"GetRole": {"command": ["aliyun", "ram", "GetRole"], "as": {"en": "the owner"}}},
"facts": [
{"key": "ram.trust.ids", "type": "list", "from": ["ram"], "about": {"en": "ids"},
 "obtain": "GetRole"},
{"key": "endpoint.role_name", "type": "role_name", "from": ["config"], "about": {"en": "the role"}},
{"key": "message.account_id", "type": "account_id", "from": ["message"], "about": {"en": "it"}}]}
)");
}

// A pre-flight file with these rules.
inline RuleFile preflight_file(const std::string& rules) {
  return file("knowledge/preflight/p.json",
              "{\"schema\": \"dtsdoctor-preflight/1\", \"rules\": [\n" + rules + "\n]}\n");
}

// What the loader says about these files; empty if nothing.
inline std::string problem_in(std::vector<RuleFile> files) {
  const Result<LoadedRules> loaded = load_rules(files);
  return loaded.ok() ? "" : render(loaded.problem());
}

// The rules of files that must load; the rendered problem goes to the exception otherwise.
inline LoadedRules loaded(std::vector<RuleFile> files) {
  Result<LoadedRules> loaded = load_rules(files);
  if (!loaded.ok()) throw std::runtime_error(render(loaded.problem()));
  return std::move(loaded).value();
}

}  // namespace dtsdoctor::testing
