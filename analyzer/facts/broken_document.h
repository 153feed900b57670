// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a text that cannot be parsed is a log for all anybody knows. If it was meant to
// be a configuration or a policy its owner must be told; of a log, whatever is cut or quoted in it,
// nothing must be said. This tells the two apart by how the text begins and by the names in it. It
// reads no values.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/mapped_text.h"
#include "base/source.h"

namespace dtsdoctor {

// Does a text that could not be parsed, as JSON or YAML, look like one document with the fields of
// a task, or a RAM document, and nothing else?
[[nodiscard]] bool is_meant_as_document(std::string_view text);

// A block that stands between the words of a text.
struct BrokenBlock {
  std::size_t line = 0;  // of the text, on which it begins
  Problem why;           // it is no JSON
};

// Nothing if the block is JSON, or was not meant as a document. `block` counts in `text`.
[[nodiscard]] std::optional<BrokenBlock> broken_block(const Source& text, const MappedText& block,
                                                      std::size_t max_depth);

}  // namespace dtsdoctor
