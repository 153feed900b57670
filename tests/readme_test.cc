// SPDX-License-Identifier: Apache-2.0
//
// What the README shows is the output of the very commands, to the byte.
#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "catch.h"

namespace {

std::string contents(const std::string& name) {
  std::ifstream file(std::string(DTSDOCTOR_SOURCE_DIR) + "/" + name);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string output_of(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string out;
  std::array<char, 4096> block{};
  for (std::size_t got = 0; (got = fread(block.data(), 1, block.size(), pipe)) > 0;) {
    out.append(block.data(), got);
  }
  CHECK(pclose(pipe) == 0);
  return out;
}

}  // namespace

TEST_CASE("readme: the answer it shows is the program's own, in both languages") {
  const auto answer_in = [](const std::string& name, const std::string& heading) {
    const std::string readme = contents(name);
    const std::size_t section = readme.find(heading);
    REQUIRE(section != std::string::npos);
    const std::size_t begin = readme.find("```\n", section) + 4;
    return readme.substr(begin, readme.find("\n```", begin) + 1 - begin);
  };
  const auto answer = [](const std::string& language) {
    const std::string sample = "samples/first-look/";
    return output_of("cd '" DTSDOCTOR_SOURCE_DIR "' && env -i LANG=C '" DTSDOCTOR_BINARY
                     "' --lang " +
                     language + " " + sample + "error.log -c " + sample + "task.json -e " + sample +
                     "caller.json -e " + sample + "role.json </dev/null");
  };
  CHECK(answer_in("README.md", "## A real answer") == answer("en"));
  CHECK(answer_in("docs/README.zh.md", "## 一个真实的结果") == answer("zh"));
}

TEST_CASE("readme: the table of what it knows is of these rules") {
  const std::string readme = contents("README.md");
  std::istringstream table(output_of("'" DTSDOCTOR_BINARY "' rules coverage -f markdown"));
  for (std::string row; std::getline(table, row);) {
    if (!row.starts_with("| area ")) continue;
    INFO(row);
    CHECK(readme.find(row + "\n") != std::string::npos);
  }
}
