// SPDX-License-Identifier: Apache-2.0
#include "report/problem_text.h"

#include <sstream>

#include "base/source.h"
#include "base/utf8.h"
#include "catch.h"

namespace dtsdoctor {
namespace {

Problem at(const std::string& text, Span span) {
  return {"not valid JSON", Source("任务.json", text).place(span), "invalid literal", ""};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) out.push_back(line);
  return out;
}

}  // namespace

TEST_CASE("problem text: in Chinese headline, reason and advice are") {
  CHECK(problem_text({said("cannot open {}", "x.log"), std::nullopt, "No such file or directory",
                      said("did you mean '{}'?", "scan")},
                     "error", Lang::zh, 0) ==
        "错误：无法打开 x.log\n"
        "  = 没有该文件或目录\n"
        "  = 建议：您要找的是不是 'scan'？\n");
  CHECK(problem_text({"it is ignored", std::nullopt, "", ""}, "warning", Lang::zh, 0) ==
        "警告：已忽略该字段\n");
}

TEST_CASE("problem text: in English it is what render() gives") {
  const Problem problem = at("{\"a\": SYNC}", {6, 10});
  CHECK(problem_text(problem, "error", Lang::en, 0) == render(problem));
}

TEST_CASE(
    "problem text: no line is wider than the terminal, and the caret stands where it points") {
  const std::string before = "{\"说明\": \"同步任务🚀é\t" + std::string(300, 'x') + "\", ";
  const std::string text =
      before + "\"JobType\": SYNC, \"备注\": \"" + std::string(200, 'y') + "\"}";
  const std::size_t mark = text.find("SYNC");
  for (const std::size_t width : {40U, 60U, 80U, 120U, 200U}) {
    INFO(width);
    const std::string shown = problem_text(at(text, {mark, mark + 4}), "error", Lang::zh, width);
    const std::vector<std::string> lines = lines_of(shown);
    REQUIRE(lines.size() >= 5);
    for (const std::string& line : lines) CHECK(display_width(line) <= width);
    const std::size_t word = lines[3].find("SYNC");
    REQUIRE(word != std::string::npos);
    CHECK(lines[4] ==
          "  | " + std::string(display_width(lines[3].substr(4, word - 4)), ' ') + "^^^^");
  }
}

TEST_CASE("problem text: long advice is broken into lines") {
  const std::string help =
      problem_text({"there is nothing to check", std::nullopt, "",
                    "give the task configuration, and for more rules the output of aliyun ram "
                    "GetRole, ram ListPoliciesForRole and sts GetCallerIdentity"},
                   "error", Lang::en, 60);
  for (const std::string& line : lines_of(help)) CHECK(display_width(line) <= 60);
  CHECK(help.find("\n          the output of") != std::string::npos);
}

TEST_CASE("problem text: a mark wider than the terminal is cut, its beginning is shown") {
  const std::string text = "\"" + std::string(500, 'a') + "\"";
  const std::vector<std::string> lines =
      lines_of(problem_text(at(text, {0, text.size()}), "error", Lang::en, 50));
  CHECK(lines[3] == "1 | \"" + std::string(45, 'a'));
  CHECK(lines[4] == "  | " + std::string(46, '^'));
}

}  // namespace dtsdoctor
