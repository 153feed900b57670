// SPDX-License-Identifier: Apache-2.0
//
// The text of a report, for tests that look at it.
#pragma once

#include <string>

#include "catch.h"
#include "report/writers.h"

namespace dtsdoctor::testing {

inline TextStyle style(Lang lang = Lang::en) {
  TextStyle style;
  style.width = 80;
  style.lang = lang;
  return style;
}

inline std::string text_of(const Report& report, const TextStyle& with = style()) {
  return "\n" + write_text(report, with);
}

inline bool contains(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

}  // namespace dtsdoctor::testing
