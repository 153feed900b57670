// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: programs print a reply as their language writes an object, not as JSON: Python's
// repr, Node's inspect, Ruby's inspect. This spells such a text as JSON that maps back to it, so
// that one reader does for all. It judges no name and fills in nothing: what an object printer left
// out ("[Object]") becomes an empty object, which is no plain value.
#pragma once

#include <optional>
#include <string_view>

#include "base/mapped_text.h"

namespace dtsdoctor {

// May a text be an object of such a language: does it begin with a brace, or the name of a class
// and a brace? Cheap.
[[nodiscard]] bool may_be_object_literal(std::string_view text);

// JSON for the object or list that is all of `text`, mapped to it; values of a string stand for the
// quoted text, pieces that are joined with + for all of them. Nothing if it is no such object, or
// if it has nothing that JSON has not: what is to be JSON has to be. What is returned may still be
// no JSON: to parse it tells.
[[nodiscard]] std::optional<MappedText> json_of_object_literal(std::string_view text);

// The text between the quotes at `inner` of `text`, less the quotes between pieces that are joined
// with + over several lines.
[[nodiscard]] MappedText joined_pieces(std::string_view text, Span inner);

}  // namespace dtsdoctor
