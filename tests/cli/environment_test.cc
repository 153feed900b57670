// SPDX-License-Identifier: Apache-2.0
//
// Which setting beats which.
#include "cli/environment.h"

#include <map>

#include "catch.h"

namespace dtsdoctor {
namespace {

Environment with(std::map<std::string, std::string> variables, bool terminal = false) {
  Environment environment;
  environment.variable =
      [variables = std::move(variables)](const char* name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    if (found == variables.end()) return std::nullopt;
    return found->second;
  };
  environment.stdout_is_terminal = terminal;
  return environment;
}

}  // namespace

TEST_CASE("colour: the option beats NO_COLOR, which beats FORCE_COLOR, which beats the terminal") {
  CHECK(choose_colour("always", with({{"NO_COLOR", "1"}})));
  CHECK_FALSE(choose_colour("never", with({{"FORCE_COLOR", "1"}}, true)));
  CHECK_FALSE(choose_colour("auto", with({{"NO_COLOR", "1"}, {"FORCE_COLOR", "1"}}, true)));
  CHECK(choose_colour("auto", with({{"FORCE_COLOR", "1"}})));
  CHECK_FALSE(choose_colour("auto", with({{"FORCE_COLOR", "0"}}, true)));
  CHECK(choose_colour("auto", with({{"TERM", "xterm"}}, true)));
  CHECK_FALSE(choose_colour("auto", with({{"TERM", "dumb"}}, true)));
  CHECK_FALSE(choose_colour("auto", with({{"TERM", "xterm"}})));
  CHECK(choose_colour("auto", with({{"NO_COLOR", ""}}, true)));
}

TEST_CASE("language: the option, then LC_ALL, LC_MESSAGES, LANG, then English") {
  CHECK(choose_language("zh", with({{"LANG", "en_US.UTF-8"}})) == Lang::zh);
  CHECK(choose_language("en", with({{"LANG", "zh_CN.UTF-8"}})) == Lang::en);
  CHECK(choose_language("", with({{"LANG", "zh_CN.UTF-8"}})) == Lang::zh);
  CHECK(choose_language("", with({{"LC_ALL", "C"}, {"LANG", "zh_CN.UTF-8"}})) == Lang::en);
  CHECK(choose_language("", with({{"LC_ALL", ""}, {"LC_MESSAGES", "zh_TW"}, {"LANG", "en_US"}})) ==
        Lang::zh);
  CHECK(choose_language("", with({})) == Lang::en);
  // gettext alone knows it.
  CHECK(choose_language("", with({{"LANGUAGE", "zh"}, {"LANG", "en_US.UTF-8"}})) == Lang::en);
}

TEST_CASE("language: a locale is Chinese by its language alone") {
  for (const char* locale : {"zh", "zh_CN", "zh_CN.UTF-8", "zh-Hans", "zh.GB18030", "zh@pinyin",
                             "zh-Hant-TW", "ZH_cn"}) {
    CAPTURE(locale);
    CHECK(choose_language("", with({{"LANG", locale}})) == Lang::zh);
  }
  for (const char* locale : {"zhuang", "zha_CN", "za_CN", "C", "POSIX", "C.UTF-8", "en_CN", "z"}) {
    CAPTURE(locale);
    CHECK(choose_language("", with({{"LANG", locale}})) == Lang::en);
  }
}

TEST_CASE("width: the terminal's within bounds, else 100") {
  Environment environment = with({}, true);
  CHECK(choose_width(environment) == 100);
  environment.terminal_width = 80;
  CHECK(choose_width(environment) == 80);
  environment.terminal_width = 20;
  CHECK(choose_width(environment) == 40);
  environment.terminal_width = 300;
  CHECK(choose_width(environment) == 120);
}

}  // namespace dtsdoctor
