// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: tests of predicates and verdicts need a few facts and one cause; this loads them
// through the real loader. The facts are a, b (single values) and list.
#pragma once

#include "facts/fact_store.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {

inline RuleFile three_facts() {
  return file("knowledge/facts.json", R"({"schema": "dtsdoctor-facts/1", "documents": {}, "facts": [
{"key": "a", "type": "text", "from": ["user"], "about": {"en": "the a"}},
{"key": "b", "type": "text", "from": ["user"], "about": {"en": "the b", "zh": "乙"}},
{"key": "list", "type": "list", "from": ["ram"], "about": {"en": "the list"}}]})");
}

// Rules with one cause "c" of these members ("checks": […], "applies_if": …).
inline LoadedRules rules_with_cause(const std::string& members) {
  return loaded({three_facts(), cause_file(members)});
}

// A check with says for whatever effects it has.
inline std::string check(const std::string& id, const std::string& test, const std::string& if_true,
                         const std::string& if_false = "nothing") {
  return R"({"id": ")" + id + R"(", "test": )" + test + R"(, "if_true": ")" + if_true +
         R"(", "if_false": ")" + if_false +
         R"(", "says": {"true": {"en": "yes"}, "false": {"en": "no"}}, "shows": []})";
}

}  // namespace dtsdoctor::testing
