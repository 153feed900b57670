// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: escapes of every format are hexadecimal numbers. One digit is told here, in
// capitals and in small letters. How many belong to an escape is the format's own to say.
#pragma once

#include "base/ascii.h"

namespace dtsdoctor {

// 0 to 15, or -1 if it is no hexadecimal digit.
[[nodiscard]] constexpr int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char lower = to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

[[nodiscard]] constexpr bool is_hex(char c) { return hex_value(c) >= 0; }

}  // namespace dtsdoctor
