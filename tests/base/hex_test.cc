// SPDX-License-Identifier: Apache-2.0
#include "base/hex.h"

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("a hexadecimal digit is a digit or one of six letters, in both cases") {
  CHECK(hex_value('0') == 0);
  CHECK(hex_value('9') == 9);
  CHECK(hex_value('a') == 10);
  CHECK(hex_value('F') == 15);
  for (const char c : {'g', 'G', '/', ':', '@', '`', ' ', '\0', static_cast<char>(0xC1)}) {
    CHECK(hex_value(c) == -1);
    CHECK_FALSE(is_hex(c));
  }
}

}  // namespace dtsdoctor
