// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: in Terraform a policy is an expression: jsonencode({…}), a heredoc with JSON in
// it, a local. Rules ask what the policy says, and carets must point into the configuration. This
// turns such an expression into text or JSON that maps back to it. It knows literals, templates,
// lists, objects, jsonencode and references to what the same file sets. It calls nothing else and
// guesses nothing: what it does not know has no value.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/mapped_text.h"

namespace dtsdoctor {

struct HclValue {
  bool is_string = false;
  MappedText text;  // of a string what it says, of anything else JSON
};

// What a reference ("var.owner") stands for: the expression of the same text, or a value that was
// made of several. Both empty: not known.
struct HclTarget {
  std::optional<Span> expression;
  std::optional<MappedText> string;
};
using FindHclTarget = std::function<HclTarget(const std::string& name)>;

// The expression at `expression` of `text`. Each value takes its bytes from what is `left`, those
// of the values in it again: once that is used up nothing has a value, so that references cannot
// multiply what they stand for.
[[nodiscard]] std::optional<HclValue> read_hcl_value(std::string_view text, Span expression,
                                                     const FindHclTarget& find, std::size_t& left);

// A value as JSON has it: a string in quotes.
[[nodiscard]] MappedText json_of(const HclValue& value);

}  // namespace dtsdoctor
