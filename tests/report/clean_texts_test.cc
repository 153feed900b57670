// SPDX-License-Identifier: Apache-2.0
#include "report/clean_texts.h"

#include <string>

#include "catch.h"

using dtsdoctor::CleanTexts;

TEST_CASE("clean texts: what was added is held, and nothing that only resembles it") {
  CleanTexts texts;
  CHECK_FALSE(texts.hold("job.log"));
  texts.add("job.log");
  CHECK(texts.hold("job.log"));
  CHECK_FALSE(texts.hold("job.log "));
  CHECK_FALSE(texts.hold("job.lo"));
}

TEST_CASE("clean texts: the empty text is held from the beginning and stays") {
  CleanTexts texts;
  CHECK(texts.hold(""));
  for (int i = 0; i < 1000; ++i) texts.add(std::to_string(i));
  CHECK(texts.hold(""));
}

TEST_CASE("clean texts: the last ones push others out, long ones are not kept") {
  CleanTexts texts;
  for (int i = 0; i < 1000; ++i) texts.add(std::to_string(i));
  int held = 0;
  for (int i = 0; i < 1000; ++i) held += texts.hold(std::to_string(i)) ? 1 : 0;
  CHECK(texts.hold("999"));
  CHECK(held <= 64);
  const std::string longer(5000, 'a');
  texts.add(longer);
  CHECK_FALSE(texts.hold(longer));
}
