// SPDX-License-Identifier: Apache-2.0
#include "report/refit.h"

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("refit: a text laid out in columns is filled anew, lines that fit stay") {
  const std::string text =
      "options:\n"
      "  -c, --config FILE      the submitted task in any form of the documentation\n"
      "                         and more of it\n"
      "prose that is longer than the terminal is wide is broken\n";
  CHECK(refitted(text, 80) == text);
  CHECK(refitted(text, 52) ==
        "options:\n"
        "  -c, --config FILE      the submitted task in any\n"
        "                         form of the documentation\n"
        "                         and more of it\n"
        "prose that is longer than the terminal is wide is\n"
        "broken\n");
  CHECK(refitted(text, 40) ==
        "options:\n"
        "  -c, --config FILE\n"
        "      the submitted task in any form of\n"
        "      the documentation and more of it\n"
        "prose that is longer than the terminal\n"
        "is wide is broken\n");
  CHECK(refitted("", 40).empty());
}

TEST_CASE("refit: a paragraph is filled as one, not line by line") {
  const std::string text =
      "A FILE may hold any failing output: console text, JSON, logs. A FILE that\n"
      "is a task configuration plays that part.\n"
      "\n"
      "what next\n";
  CHECK(refitted(text, 60) ==
        "A FILE may hold any failing output: console text, JSON,\n"
        "logs. A FILE that is a task configuration plays that part.\n"
        "\n"
        "what next\n");
}

TEST_CASE("refit: entries stay apart, lists with commas are one") {
  CHECK(
      refitted("  --since TIME, --until TIME: errors printed between\n  -f FORMAT, --lang en|zh,\n"
               "  --rules DIR\n",
               42) ==
      "  --since TIME, --until TIME: errors\n"
      "  printed between\n"
      "  -f FORMAT, --lang en|zh,\n"
      "  --rules DIR\n");
  CHECK(refitted("  0  ran to the end, whatever it found there\n  1  --fail-on was met\n", 40) ==
        "  0  ran to the end, whatever it found\n     there\n  1  --fail-on was met\n");
}

TEST_CASE("refit: Chinese lines are joined without a blank") {
  CHECK(refitted("名称按字节排序，会跟随链接，但已经读取的内容不会\n重复读取；前面的 PATH 和\n"
                 "4096 字节，\nzip 和 7z\n",
                 44) ==
        "名称按字节排序，会跟随链接，但已经读取的内容\n不会重复读取；前面的 PATH 和 4096 "
        "字节，zip\n和 7z\n");
}

}  // namespace dtsdoctor
