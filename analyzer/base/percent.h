// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: documents and secrets stand percent-encoded in URLs and logs, and what is found
// in them is shown where it stands. This decodes with a map back. It knows no "+" for a blank and
// no parts of a URL.
#pragma once

#include "base/mapped_text.h"

namespace dtsdoctor {

// The text with each "%XX" as the byte that it is; what is no such escape stays.
[[nodiscard]] MappedText without_percents(const MappedText& text);

}  // namespace dtsdoctor
