// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: JSON stands in texts of all kinds: as a string in other JSON, several times
// over, as the text of an XML element, percent-encoded, or after the command that printed it. This
// parses it where it stands, so that every value keeps its place in the whole. It guesses nothing:
// what is no JSON after its escapes are undone is none.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/json.h"
#include "base/mapped_text.h"

namespace dtsdoctor {

// So many layers of escapes are undone: a reply that was logged as a string holds a policy that
// samples of the documentation escape twice.
constexpr int kMostEscapings = 4;

// The text of a string at `span`, quotes included or not, without the escapes of its quotes.
[[nodiscard]] MappedText text_in(std::string_view bytes, Span span);

// The text without one layer of escapes: percent-encoding, XML's entities, or those of JSON.
[[nodiscard]] MappedText without_escapes(const MappedText& text);

// The tree as JSON text that maps to where each scalar of it stands in `bytes`: of a tree that was
// read from something else than JSON.
[[nodiscard]] MappedText json_text(const JsonValue& value, std::string_view bytes);

// The JSON that all of `text` is, its spans counting in what `text` was taken from.
[[nodiscard]] std::optional<JsonValue> json_of(const MappedText& text, std::size_t max_depth);

// The object or list that a string of `bytes` holds as JSON, escaped up to kMostEscapings times.
[[nodiscard]] std::optional<JsonValue> json_within(const JsonValue& string, std::string_view bytes,
                                                   std::size_t max_depth);

}  // namespace dtsdoctor
