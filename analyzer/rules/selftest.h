// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: every pattern carries its own tests, and a rule is only as good as what they
// prove: it matches the documented wording, it does not match look-alikes, and no other rule claims
// the same text. This runs them and finds what nothing uses. It cannot match by itself (that stage
// comes later): the caller hands in the real pipeline.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "rules/loader.h"

namespace dtsdoctor {

// A pattern that claims a text, with its captures by name.
struct ExampleMatch {
  std::string pattern;
  std::map<std::string, std::string> captures;
  std::uint32_t branch = 0;  // the alternative of its `any` that matched
};

// What the pipeline diagnoses in the text of one example.
using MatchFunction = std::function<std::vector<ExampleMatch>(std::string_view text)>;

struct RuleRow {
  std::string_view pattern;  // id; lives as long as the rules
  Status status = Status::experimental;
  std::size_t examples = 0;   // run that must match
  std::size_t negatives = 0;  // run that must not
  std::size_t problems = 0;   // errors among them
};

// Each problem begins with the name of its lint: "[example_not_matched] …".
struct SelfTest {
  std::vector<RuleRow> rows;  // one a pattern, in their order
  std::vector<Problem> errors;
  std::vector<Problem> warnings;
};

// Only the patterns of files that `wanted` takes are tested; null: all of them.
[[nodiscard]] SelfTest selftest(const LoadedRules& loaded, const MatchFunction& match,
                                const std::function<bool(std::string_view file)>& wanted = nullptr);

}  // namespace dtsdoctor
