// SPDX-License-Identifier: Apache-2.0
#include "input/joined_files.h"

#include <string>

#include "catch.h"

namespace dtsdoctor {
namespace {

std::string parts_of(std::string_view text) {
  std::string out;
  for (const JoinedFile& file : joined_files(text))
    out += std::string(file.name) + "[" + std::string(file.text) + "]";
  return out;
}

}  // namespace

TEST_CASE("joined files: each stands below the line that names it") {
  CHECK(parts_of("==> a.log <==\none\ntwo\n==> b c.json <==\n{}\n") ==
        "a.log[one\ntwo\n]b c.json[{}\n]");
  CHECK(parts_of("\n\r\n==> a <==\r\nx") == "a[x]");
  CHECK(parts_of("==> a <==\n==> b <==\n") == "a[]b[]");
  CHECK(parts_of("==> a <==") == "a[]");
}

TEST_CASE("joined files: what begins otherwise is no such text") {
  for (const char* text : {"", "\n", "x\n==> a <==\ny\n", "==> Installing\n", "==>  <==\n",
                           " ==> a <==\n", "==>a<==\n"}) {
    INFO(text);
    CHECK(parts_of(text).empty());
  }
}

TEST_CASE("joined files: inputs are of one text if what stands before the mark is the same") {
  CHECK(are_of_one_text("a.txt", "a.txt"));
  CHECK(are_of_one_text("t.txt#a", "t.txt#b"));
  CHECK_FALSE(are_of_one_text("t.txt#a", "u.txt#a"));
  CHECK_FALSE(are_of_one_text("t.txt", "t.txt#a"));
  CHECK_FALSE(are_of_one_text("a", "b"));
}

}  // namespace dtsdoctor
