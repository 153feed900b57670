// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: mails, requests and tokens carry texts in base64, and what is found in one is
// told where it stands in the text around it. This decodes runs of base64 that hold a text, with a
// map back to the groups of four letters they were spelled in. Random letters and keys are no text:
// what does not decode to readable UTF-8 stays as it is.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/mapped_text.h"

namespace dtsdoctor {

// Runs of letters of base64, on one line or on several that are as long as each other, `least` or
// longer, that may be a text.
[[nodiscard]] std::vector<Span> base64_runs(std::string_view text, std::size_t least);

// What a run spells; nothing if that is no text.
[[nodiscard]] std::optional<MappedText> decoded_base64(std::string_view text, Span run);

}  // namespace dtsdoctor
