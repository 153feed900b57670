// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a text may hold others that follow rules of their own: JSON documents and quoted
// strings. Labels and codes in them are not the text's. This finds the parts and gives the text
// without them; it refuses to look into them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/mapped_text.h"
#include "input/limits.h"
#include "input/quoted_text.h"

namespace dtsdoctor {

struct EmbeddedDocument {
  JsonValue root;  // its spans count in `text`
  std::shared_ptr<const MappedText> text;
  Span place;  // in the text around it
};

struct EmbeddedParts {
  std::vector<EmbeddedDocument> documents;  // of several brackets the outermost that are JSON
  std::vector<QuotedText> quoted;           // none that is a part of a document
  bool cut = false;                         // more brackets than are tried
  bool too_deep = false;                    // a document is nested deeper than limits.max_depth

  [[nodiscard]] bool empty() const { return documents.empty() && quoted.empty(); }
};

[[nodiscard]] EmbeddedParts embedded_parts(const MappedText& text, const Limits& limits);

// `text` with blanks in place of documents and blocks, and of all that is quoted if `all_quoted`.
[[nodiscard]] std::string without_parts(std::string_view text, const EmbeddedParts& parts,
                                        bool all_quoted);

}  // namespace dtsdoctor
