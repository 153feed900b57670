// SPDX-License-Identifier: Apache-2.0
#include "input/name_prefix.h"

#include "catch.h"

namespace dtsdoctor::testing {
namespace {

std::string behind_name(std::string_view line) {
  std::string stream;
  return std::string(line.substr(name_prefix(line, stream).length));
}

std::string stream_of(std::string_view line) {
  std::string stream;
  (void)name_prefix(line, stream);
  return stream;
}

}  // namespace

TEST_CASE("name prefix: stern's pods of a stateful set, whose container has a name of the set's") {
  CHECK(behind_name("dts-sync-0 dts-sync it broke") == "it broke");
  CHECK(behind_name("dts-sync-12 sync it broke") == "it broke");
  CHECK(behind_name("dts-sync-0 dts \tat a.b(C.java:1)") == "\tat a.b(C.java:1)");
  CHECK(stream_of("dts-sync-0 dts-sync x") != stream_of("dts-sync-1 dts-sync x"));
  for (const std::string_view line :
       {"dts-0 done it broke", "step-1 ste it broke", "step- step it broke", "-1 1 it broke",
        "step-1 step", "step-1 step: it broke", "step-x step it broke"}) {
    INFO(line);
    CHECK(behind_name(line) == line);
  }
}

}  // namespace dtsdoctor::testing
