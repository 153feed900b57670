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

// JSON that maps to the object it was made of; what stands between quotes maps byte for byte.
struct ObjectLiteral {
  MappedText json;
  std::size_t end = 0;  // one past the object, in the text it was read from
};

// The object or list that `text` begins with, behind blanks. Nothing if it begins with none, or if
// that has nothing that JSON has not: what is to be JSON has to be. What is returned may still be
// no JSON: to parse it tells. Linear.
[[nodiscard]] std::optional<ObjectLiteral> read_object_literal(std::string_view text);

// The text between the quotes at `inner` of `text`, less the quotes between pieces that are joined
// with + over several lines.
[[nodiscard]] MappedText joined_pieces(std::string_view text, Span inner);

}  // namespace dtsdoctor
