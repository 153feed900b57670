// SPDX-License-Identifier: Apache-2.0
//
// Texts that say what was said already.
#include "rules/text_lints.h"

#include "catch.h"
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

}  // namespace dtsdoctor::testing
