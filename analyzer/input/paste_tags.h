// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the source of a page, and a mail in HTML, have tags around each line of an error
// and within it. Those that HTML has, and no error in XML, are taken off: the ones of paragraphs,
// lists and tables end a line, the ones within a line leave nothing. It reads no HTML: what stands
// within comments, styles and scripts stays.
#pragma once

#include <optional>

#include "base/mapped_text.h"

namespace dtsdoctor {

// Nothing if the text closes no such tag.
[[nodiscard]] std::optional<MappedText> without_tags(const MappedText& text);

}  // namespace dtsdoctor
