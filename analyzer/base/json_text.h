// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: logs and documents hold JSON within other text, often broken or cut off. These
// find where a string or a document in it ends and decode a string, with a map back to the bytes.
// They build no tree and do not tell whether it is JSON.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/mapped_text.h"
#include "base/source.h"

namespace dtsdoctor {

// Decodes the JSON string literal that stands at `literal` (quotes included or not) of `text`, with
// a map back to offsets in `text`. Broken escapes are kept as they stand.
[[nodiscard]] MappedText unescape_json(std::string_view text, Span literal);

// The end of the JSON object or array that opens at text[begin], one past its last bracket, found
// by counting brackets outside of strings; npos if it does not end. Linear, parses nothing.
[[nodiscard]] std::size_t json_extent(std::string_view text, std::size_t begin);

// Where the JSON string that opens with the quote text[begin] has its closing quote; npos if it has
// none.
[[nodiscard]] std::size_t json_string_end(std::string_view text, std::size_t begin);

}  // namespace dtsdoctor
