// SPDX-License-Identifier: Apache-2.0
//
// Tasks as the reader of configurations finds them in a text, for tests of several forms.
#pragma once

#include <string>

#include "catch.h"
#include "facts/ram_documents.h"
#include "facts/task_forms.h"

namespace dtsdoctor::testing {

inline TaskFile read(const std::string& text) {
  return read_tasks(Source("x", text), builtin_rules());
}

inline TaskDocument only(const std::string& text) {
  TaskFile file = read(text);
  REQUIRE(file.tasks.size() == 1);
  return file.tasks.front();
}

// "line:column" of a value.
inline std::string place_of(const FactValue& value) {
  return std::to_string(value.place->line) + ":" + std::to_string(value.place->column);
}

}  // namespace dtsdoctor::testing
