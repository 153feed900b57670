// SPDX-License-Identifier: Apache-2.0
//
// Texts that say what was said already.
#include "rules/text_lints.h"

#include "catch.h"
#include "diagnose/fill.h"
#include "rules/builtin.h"
#include "rules/english_parts.h"
#include "rules/small_rules.h"

namespace dtsdoctor::testing {
namespace {

std::vector<std::string> lints(const std::string& cause, const std::string& pattern_members,
                               const std::string& fix = R"("risk": {"en": "r", "zh": "险"})") {
  const LoadedRules rules =
      loaded({cause_file(cause), fix_file(fix), pattern_file(pattern(pattern_members))});
  std::vector<std::string> out;
  const TextLints lints = lint_texts(rules);
  for (const auto& list : {lints.repeats, lints.incomplete}) {
    for (const Problem& problem : list) out.push_back(problem.what.english());
  }
  return out;
}

using Lines = std::vector<std::string>;

constexpr const char* kSound =
    R"("title": {"en": "The disk is full", "zh": "磁盘已满"},
       "because": {"en": "Nothing can be written any more.", "zh": "无法继续写入。"}, "fixes": ["f"])";
constexpr const char* kPattern =
    R"("causes": ["c"], "title": {"en": "Writing failed", "zh": "写入失败"},
       "match": {"text": "cannot write another byte to the table"},
       "examples": {"match": ["cannot write another byte to the table"], "no_match": ["no"]})";

}  // namespace

TEST_CASE("text lints: texts that add something pass") {
  CHECK(lints(kSound, kPattern, R"("title": {"en": "Free space", "zh": "释放空间"},
"steps": [{"en": "Delete what nobody needs.", "zh": "删除不需要的数据。"}])")
            .empty());
}

TEST_CASE("text lints: a reason that is the title again") {
  CHECK(lints(R"("title": {"en": "The disk is full", "zh": "磁盘已满"},
                 "because": {"en": "The disk is full.", "zh": "没有空间。"}, "fixes": ["f"])",
              kPattern, R"("title": {"en": "F", "zh": "修"}, "steps": [])") ==
        Lines{"[text_repeats] 'c': 'because' says the title again"});
}

TEST_CASE("text lints: a cause that says what the error or its message says") {
  CHECK(lints(R"("title": {"en": "Writing failed!", "zh": "磁盘已满"},
                 "because": {"en": "B b.", "zh": "没有空间。"}, "fixes": ["f"])",
              kPattern, R"("title": {"en": "F", "zh": "修"}, "steps": [])") ==
        Lines{"[text_repeats] 'c': the title is that of 'a/x'"});
  CHECK(lints(R"("title": {"en": "T", "zh": "题"},
                 "because": {"en": "Cannot write another byte to the table.", "zh": "没有空间。"},
                 "fixes": ["f"])",
              kPattern, R"("title": {"en": "F", "zh": "修"}, "steps": [])") ==
        Lines{"[text_repeats] 'c': says what the message of 'a/x' says"});
}

TEST_CASE("text lints: a text in one language only") {
  CHECK(lints(R"("title": {"en": "The disk is full", "zh": "磁盘已满"},
                 "because": {"en": "B b."}, "fixes": ["f"])",
              kPattern, R"("title": {"en": "F", "zh": "修"}, "steps": [])") ==
        Lines{"[missing_language] 'c': a because is in one language only"});
}

TEST_CASE("text lints: a comment or a placeholder in English only") {
  CHECK(lints(kSound, kPattern, R"("title": {"en": "F", "zh": "修"}, "steps": [],
"commands": [["tool", "<new name>"]], "artifacts": [{"name": "f.sql", "content": "-- source\nSELECT 1;"},
{"name": "p.json", "content": {"Who": ["<owner>", "<{en:a|zh:甲}>"]}}])") ==
        Lines{"[missing_language] 'f': '<new name>' is in English only",
              "[missing_language] 'f': 'source' is in English only",
              "[missing_language] 'f': '<owner>' is in English only"});
}

TEST_CASE("text lints: what a person reads in commands and files, and what is code") {
  const auto parts = [](std::string_view text) { return english_parts(text); };
  CHECK(parts("a  -- later\nb # now\n// then\nc /* x y */, <a b>") ==
        Lines{"later", "now", "then", "x y", "<a b>"});
  CHECK(parts("-- or: DROP TABLE t;") == Lines{"or: DROP TABLE t;"});
  CHECK(parts("-- {en:source|zh:源库}: x\n/* {en:type|zh:类型} */ <{en:name|zh:名称}>").empty());
  CHECK(parts("-- DROP TABLE t;\n-- 12\n-- {a}").empty());
  CHECK(parts("a <> 0 AND b < c; x > y <1> http://h/ tool --flag thread#, #! <!-- -->").empty());
  CHECK(parts("-- {a}: b") == Lines{": b"});
  CHECK(parts("/* open").size() == 1);
  CHECK(parts("<open").empty());
}

TEST_CASE("text lints: commands and files of all fixes are Chinese where they are for people") {
  const RuleSet& rules = builtin_rules();
  const Facts facts(rules);
  for (std::uint32_t i = 0; i < rules.fixes.size(); ++i) {
    const FilledFix fix = fill_fix(i, facts, Lang::zh);
    Lines texts;
    for (const FilledArtifact& artifact : fix.artifacts) texts.push_back(artifact.content);
    for (const auto& list : {fix.commands, fix.verify}) {
      for (const Arguments& argv : list) texts.insert(texts.end(), argv.begin(), argv.end());
    }
    for (const std::string& text : texts) {
      INFO(rules.fixes[i].id << "\n" << text);
      CHECK(english_parts(text).empty());
      CHECK(text.find("{en:") == std::string::npos);
    }
  }
}

TEST_CASE("text lints: the rules of this build speak both languages wherever people read") {
  const LoadedRules rules = [] {
    std::vector<RuleFile> files;
    for (const RuleFileView& file : builtin_rule_files())
      files.push_back({std::string(file.name), std::string(file.text), 0});
    return loaded(std::move(files));
  }();
  const TextLints lints = lint_texts(rules);
  for (const Problem& problem : lints.incomplete) {
    INFO(problem.what.english());
    CHECK(false);
  }
}

TEST_CASE("text lints: what names the end in English names it in Chinese, too") {
  for (const Words& words : builtin_rules().words) {
    if (words.en.find("{endpoint.side}") == std::string_view::npos) continue;
    CAPTURE(words.zh);
    CHECK(words.zh.find("{endpoint.side") != std::string_view::npos);
  }
}

}  // namespace dtsdoctor::testing
