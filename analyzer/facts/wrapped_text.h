// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a document comes as a string that a program logged or a debugger showed, quoted
// and escaped as a whole; percent-encoded; with the entities of a page; or behind the marks of a
// mail's quotation. Or a terminal broke its lines. This undoes what was done to the whole text
// and parses what is left, so that every value keeps its place. What stands within a document is
// others' business.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/json.h"
#include "base/mapped_text.h"

namespace dtsdoctor {

// Does a text begin as JSON does that was wrapped so? Cheap.
[[nodiscard]] bool may_be_wrapped(std::string_view head);

// The object or list that all of the text is once that is undone.
[[nodiscard]] std::optional<JsonValue> json_of_wrapped(std::string_view text,
                                                       std::size_t max_depth);

// What `text` is, if it is JSON as a page or a terminal left it when it was copied: with blanks of
// another kind between its parts, or strings that are broken between lines, which no JSON has.
[[nodiscard]] std::optional<JsonValue> json_of_mended(const MappedText& text,
                                                      std::size_t max_depth);

// The text as it was before a mail quoted it.
[[nodiscard]] MappedText as_written(std::string_view text);

}  // namespace dtsdoctor
