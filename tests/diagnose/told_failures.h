// SPDX-License-Identifier: Apache-2.0
//
// What was found in a text, in a form that a test can compare with a literal.
#pragma once

#include <string>
#include <vector>

#include "diagnose/read_failures.h"

namespace dtsdoctor::testing {

using Told = std::vector<std::string>;

// "id line:column name=value …" of each diagnosis.
inline Told told(const FailureReader& reader) {
  Told out;
  for (const FailureGroup& group : reader.failures().groups()) {
    const Occurrence& first = group.occurrences.at(0);
    std::string one(builtin_rules().patterns[group.pattern].id);
    one += " " + std::to_string(first.place.line) + ":" + std::to_string(first.place.column);
    for (const CapturedValue& capture : first.captures)
      one += " " + capture.name + "=" + capture.value;
    out.push_back(one);
  }
  return out;
}

}  // namespace dtsdoctor::testing
