// SPDX-License-Identifier: Apache-2.0
//
// A text read by the shipped rules, for tests of what FailureReader makes of it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "catch.h"
#include "diagnose/failure_reader.h"
#include "rules/builtin.h"

namespace dtsdoctor::testing {

inline constexpr std::string_view kMessage =
    "NoPermission : You are not authorized to do this action. You should be authorized by RAM.";

inline std::unique_ptr<FailureReader> read_failures(const std::string& text,
                                                    const FailureOptions& options = {}) {
  auto reader = std::make_unique<FailureReader>(builtin_rules(), options);
  const auto source = read_memory(text);
  const InputResult result = reader->read(*source, "-");
  CHECK_FALSE(result.problem);
  CHECK(result.bytes == text.size());
  return reader;
}

}  // namespace dtsdoctor::testing
