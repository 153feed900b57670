// SPDX-License-Identifier: Apache-2.0
#include "base/pair_find.h"

#include <random>
#include <string>

#include "catch.h"

using namespace dtsdoctor;

TEST_CASE("a word is found by two of its letters wherever it stands") {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text(random() % 300, '\0');
    for (char& c : text) c = "abcde"[random() % 5];
    const std::string word = std::string("abc").substr(0, 2 + random() % 2);
    const std::size_t pair = random() % (word.size() - 1);
    const std::size_t from = random() % (text.size() + 2);
    CAPTURE(text, word, pair, from);
    CHECK(find_by_pair(text, word, pair, from) == text.find(word, from));
    CHECK(find_by_pair_portably(text, word, pair, from) == text.find(word, from));
  }
}

TEST_CASE("a word at the very end of a long text is found, a part of it is not") {
  const std::string blanks(1000, ' ');
  CHECK(find_by_pair(blanks + "endpoint", "endpoint", 2) == 1000);
  CHECK(find_by_pair(blanks + "endpoin", "endpoint", 2) == std::string::npos);
  CHECK(find_by_pair("", "endpoint", 2) == std::string::npos);
}
