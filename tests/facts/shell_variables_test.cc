// SPDX-License-Identifier: Apache-2.0
#include "facts/shell_variables.h"

#include "catch.h"

namespace dtsdoctor::testing {
namespace {

std::string value(const std::string& script, const std::string& word = "$A") {
  return ShellVariables(script).value_of(word).value_or("?");
}

}  // namespace

TEST_CASE("shell variables: what a script sets for sure") {
  CHECK(value("A=1") == "1");
  CHECK(value("#!/bin/sh\n\nexport A='x y' # why\n") == "x y");
  CHECK(value("A=\"a\"b; B=2\n", "${B}") == "2");
  CHECK(value("readonly A=1 B=2\n", "$B") == "2");
  CHECK(value("$A = \"1\"\n") == "1");
  CHECK(value("A=1\nA=1\n") == "1");
}

TEST_CASE("shell variables: what may be something else is not known") {
  CHECK(value("A=1\nA=2\n") == "?");
  CHECK(value("A=$B\n") == "?");
  CHECK(value("A=$(cat x)\n") == "?");
  CHECK(value("if x; then\n  A=1\nfi\n") == "?");
  CHECK(value("A=1\nif x; then A=2; fi\n") == "?");
  CHECK(value("A=1\nfor A in 1 2; do\n") == "?");
  CHECK(value("A=1\nread A\n") == "?");
  CHECK(value("A=1 aliyun dts\n") == "?");
  CHECK(value("# A=1\n") == "?");
  CHECK(value("A='1\n") == "?");
  CHECK(value("A=1\n", "${A:-2}") == "?");
  CHECK(value("A=1\n", "$A-x") == "?");
  CHECK(value("A=1\n", "A") == "?");
}

}  // namespace dtsdoctor::testing
