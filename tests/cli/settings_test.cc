// SPDX-License-Identifier: Apache-2.0
//
// What the program says of itself, in which language and colours.
#include <string>
#include <vector>

#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using Json = nlohmann::json;
using Arguments = std::vector<std::string>;
using Variables = std::vector<std::pair<std::string, std::string>>;

bool has_escape(const std::string& text) { return contains(text, "\x1b"); }

}  // namespace

TEST_CASE("cli: colours follow --color, then NO_COLOR, then FORCE_COLOR, then the terminal") {
  const auto coloured = [](Variables environment, const Arguments& arguments) {
    return has_escape(run(arguments, {kNotAssumable, ".", std::move(environment)}).out);
  };
  CHECK_FALSE(coloured({{"TERM", "xterm-256color"}}, {}));
  CHECK(coloured({{"FORCE_COLOR", "1"}}, {}));
  CHECK_FALSE(coloured({{"FORCE_COLOR", "1"}, {"NO_COLOR", "1"}}, {}));
  CHECK(coloured({{"NO_COLOR", "1"}}, {"--color", "always"}));
  CHECK_FALSE(coloured({{"FORCE_COLOR", "1"}}, {"--color", "never"}));
  CHECK_FALSE(coloured({{"FORCE_COLOR", "1"}}, {"-f", "json"}));
}

TEST_CASE("cli: the language follows --lang, then LC_ALL, LC_MESSAGES, LANG") {
  const auto chinese = [](Variables environment, const Arguments& arguments) {
    return contains(run(arguments, {kNotAssumable, ".", std::move(environment)}).out, "原因");
  };
  CHECK_FALSE(chinese({}, {}));
  CHECK(chinese({{"LANG", "zh_CN.UTF-8"}}, {}));
  CHECK_FALSE(chinese({{"LANG", "zh_CN.UTF-8"}, {"LC_ALL", "C"}}, {}));
  CHECK(chinese({{"LANG", "en_US.UTF-8"}, {"LC_MESSAGES", "zh_CN.UTF-8"}}, {}));
  CHECK(chinese({{"LC_ALL", ""}, {"LANG", "zh_CN.UTF-8"}}, {}));
  CHECK(chinese({{"LC_ALL", "C"}}, {"--lang", "zh"}));
  CHECK_FALSE(chinese({{"LC_ALL", "zh_CN.UTF-8"}}, {"--lang", "en"}));
}

TEST_CASE("cli: --version says which rules, --help what there is") {
  const Run version = run({"--version"});
  const Json rules = report({}).at("tool").at("rules");
  CHECK(version.exit == 0);
  CHECK(contains(version.out, rules.at("date").get<std::string>()));
  CHECK(contains(version.out, rules.at("hash").get<std::string>()));
  for (const Arguments& arguments :
       std::vector<Arguments>{{"--help"}, {"explain", "--help"}, {"rules", "--help"}}) {
    const Run help = run(arguments);
    CHECK(help.exit == 0);
    CHECK(contains(help.out, "usage:"));
    CHECK(help.err == "");
  }
  CHECK(contains(run({"scan", "--help", "--lang", "zh"}).out, "用法："));
}

}  // namespace dtsdoctor::test
