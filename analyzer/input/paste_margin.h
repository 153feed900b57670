// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: mails and tickets put something in front of every line that is pasted into them:
// quotation marks, or blanks around a block of code. This takes it off, so that lines can be told
// by their widths and words. It joins no lines.
#pragma once

#include "base/mapped_text.h"

namespace dtsdoctor {

// "> > " of a mail's quotation, on any line.
[[nodiscard]] bool has_quotation(std::string_view text);
[[nodiscard]] MappedText without_quotation(const MappedText& text);

// The blanks in front of all lines but blank ones; 0 if one has none.
[[nodiscard]] std::size_t common_indent(std::string_view text);
[[nodiscard]] MappedText without_indent(const MappedText& text, std::size_t indent);

}  // namespace dtsdoctor
