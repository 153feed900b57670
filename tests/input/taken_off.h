// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what is left of one line when its carrier is taken off, and whose it is, for the
// tests of carriers. Each line is the first that its reader sees.
#pragma once

#include <string>
#include <string_view>

#include "input/carrier.h"

namespace dtsdoctor::testing {

inline std::string inside(std::string_view line) {
  CarrierReader reader;
  return std::string(reader.take_off(line).text);
}

inline std::string stream(std::string_view line) {
  CarrierReader reader;
  return std::string(reader.take_off(line).stream);
}

}  // namespace dtsdoctor::testing
