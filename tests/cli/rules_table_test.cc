// SPDX-License-Identifier: Apache-2.0
//
// Tables of `rules`, as a terminal, a pipe and a program get them.
#include "catch.h"
#include "cli/rules_words.h"

namespace dtsdoctor {
namespace {

struct Reader {
  std::size_t width = 0;  // 0: a pipe
  std::string format = "text";
  std::string lang = "en";
};

std::string table_for(const Reader& reader) {
  std::string out;
  Environment environment;
  environment.out = [&](std::string_view text) { out += text; };
  environment.variable = [](const char*) { return std::nullopt; };
  environment.stdout_is_terminal = reader.width > 0;
  environment.terminal_width = reader.width;
  Options options;
  options.format = reader.format;
  options.lang = reader.lang;
  print_table(
      {{"ID", "ID"}, {"SEEN", "次数"}, {"TITLE", "标题"}},
      {{"api/throttled", "12", "Too many calls within a second, try again"}, {"ram/x", "3", "no"}},
      {1}, options, environment);
  return out;
}

}  // namespace

TEST_CASE("rules table: aligned columns, whole in a pipe") {
  const std::string table =
      "ID             SEEN  TITLE\n"
      "api/throttled    12  Too many calls within a second, try again\n"
      "ram/x             3  no\n";
  CHECK(table_for({}) == table);
  CHECK(table_for({80, "text", "en"}) == table);
}

TEST_CASE("rules table: the last column is wrapped beside the others") {
  CHECK(table_for({48, "text", "en"}) ==
        "ID             SEEN  TITLE\n"
        "api/throttled    12  Too many calls within a\n"
        "                     second, try again\n"
        "ram/x             3  no\n");
}

TEST_CASE("rules table: a terminal that is too narrow gets paragraphs") {
  CHECK(table_for({40, "text", "en"}) ==
        "api/throttled\n"
        "    SEEN 12\n"
        "    TITLE Too many calls within a\n"
        "    second, try again\n"
        "ram/x\n"
        "    SEEN 3  TITLE no\n");
}

TEST_CASE("rules table: heads are Chinese for people, English for programs") {
  CHECK(table_for({0, "text", "zh"}).starts_with("ID             次数  标题\n"));
  CHECK(table_for({0, "markdown", "zh"}).starts_with("| ID | 次数 | 标题 |\n|---|---:|---|\n"));
  CHECK(table_for({0, "csv", "zh"}).starts_with("ID,SEEN,TITLE\r\n"));
}

}  // namespace dtsdoctor
