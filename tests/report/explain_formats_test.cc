// SPDX-License-Identifier: Apache-2.0
//
// What explain knows as Markdown and as JSON.
#include <nlohmann/json.hpp>

#include "catch.h"
#include "report/explain_topic.h"
#include "report/markdown_text.h"
#include "rules/builtin.h"
#include "rules/coverage.h"
#include "rules/small_rules.h"
#include "support.h"

namespace dtsdoctor::testing {
namespace {

using test::contains;

LoadedRules small() {
  return loaded(
      {cause_file(R"("title": {"en": "Nobody_is trusted"}, "because": {"en": "It is empty."},
"origin": {"kind": "inferred", "url": "https://example.com/trust", "captured": "2026-01-02"},
"fixes": ["f"])"),
       fix_file(R"("title": {"en": "Trust somebody"}, "steps": [{"en": "Edit it."}],
"artifacts": [{"name": "f.sql", "content": "GRANT ALL;\nGO"}])"),
       pattern_file(pattern(R"("code": "Some.Code", "aliases": ["4711"], "causes": ["c"],
"title": {"en": "It failed"}, "origin": {"kind": "documented", "url": "https://example.com/e",
"captured": "2026-01-02"}, "examples": {"match": ["yes `it` did"], "no_match": ["no"]})"))});
}

ExplainTopic topic_of(const RuleSet& rules) {
  ExplainTopic topic;
  topic.errors = {&rules.patterns[0]};
  return topic;
}

}  // namespace

TEST_CASE("explain markdown: one error") {
  const LoadedRules rules = small();
  CHECK(explain_markdown(rules.rules, topic_of(rules.rules), Lang::en) == R"(# `a/x`

**It failed**

- code: `Some.Code`
- also: `4711`
- severity: error
- retry: succeeds only after the cause is fixed
- status: experimental: the rule may still change

How it reads:

```
yes `it` did
```

**Causes**

1. **Nobody\_is trusted** (inferred)
   It is empty.

**Fixes**

- **Trust somebody** (ready to run)
  1. Edit it.

  `f.sql`

  ```sql
  GRANT ALL;
  GO
  ```

Sources: <https://example.com/e>, <https://example.com/trust>
)");
}

TEST_CASE("explain json: one error, with its names, causes and fixes") {
  const LoadedRules rules = small();
  const auto json =
      nlohmann::json::parse(explain_json(rules.rules, topic_of(rules.rules), Lang::en));
  CHECK(json["schema"] == "dtsdoctor-explain/1");
  REQUIRE(json["errors"].size() == 1);
  const auto& error = json["errors"][0];
  CHECK(error["id"] == "a/x");
  CHECK(error["aliases"] == nlohmann::json::array({"4711"}));
  CHECK(error["causes"][0]["origin"]["kind"] == "inferred");
  CHECK(error["fixes"][0]["artifacts"][0]["content"] == "GRANT ALL;\nGO");
}

TEST_CASE("explain: the whole knowledge holds every error and every pre-flight rule") {
  ExplainTopic everything;
  everything.kind = ExplainTopic::Kind::everything;
  const RuleSet& rules = builtin_rules();
  for (const Lang lang : {Lang::en, Lang::zh}) {
    const std::string text = explain_markdown(rules, everything, lang);
    std::size_t missing = 0;
    for (const Pattern& pattern : rules.patterns)
      missing += contains(text, "### " + markdown_code(pattern.id) + "\n") ? 0U : 1U;
    for (const PreflightRule& rule : rules.preflight)
      missing += contains(text, "### " + markdown_code(rule.id) + "\n") ? 0U : 1U;
    CHECK(missing == 0);
  }
  const auto json = nlohmann::json::parse(explain_json(rules, everything, Lang::en));
  CHECK(json["errors"].size() == rules.patterns.size());
  CHECK(json["preflight"].size() == rules.preflight.size());
  CHECK(json["matrix"]["types"].size() == rules.database_types.size());
}

TEST_CASE("markdown: text stays text") {
  CHECK(markdown_prose("a_b *c* <d> [e](f) | g\nh") == "a\\_b \\*c\\* \\<d\\> \\[e\\](f) \\| g h");
  CHECK(markdown_code("a`b") == "``a`b``");
  CHECK(markdown_code("`a`") == "`` `a` ``");
  CHECK(markdown_block("x\n```\ny", "sh") == "````sh\nx\n```\ny\n````\n");
  CHECK(markdown_anchor("`CFG-001` Shape of it") == "cfg-001-shape-of-it");
}

TEST_CASE("coverage: what is known of an area and of an engine") {
  const LoadedRules rules = loaded(
      {cause_file(R"("fixes": ["f"])"), fix_file(R"("risk": {"en": "none"})"),
       pattern_file(pattern(R"("engines": ["mysql", "oracle"], "causes": ["c"])", "a/x") + ",\n" +
                    pattern(R"("engines": ["mysql"], "status": "experimental",
                               "match": {"field": "code", "equals": "yes"},
                               "examples": {"match": ["ErrorCode: yes\nMessage: x"], "no_match": ["no"]})",
                            "a/y"))});
  const std::vector<CoverageRow> areas = coverage_by_area(rules.rules);
  REQUIRE(areas.size() == 1);
  CHECK(areas[0].name == "a");
  CHECK(areas[0].known == 2);
  CHECK(areas[0].with_message == 1);
  CHECK(areas[0].with_cause == 1);
  CHECK(areas[0].with_fix == 1);
  const std::vector<CoverageRow> engines = coverage_by_engine(rules.rules);
  REQUIRE(engines.size() == 2);
  CHECK(engines[0].name == "mysql");
  CHECK(engines[0].known == 2);
  CHECK(engines[1].name == "oracle");
  CHECK(engines[1].known == 1);
}

}  // namespace dtsdoctor::testing
