// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: mails and tickets put something in front of every line that is pasted into them:
// quotation marks, or blanks around a block of code; and consoles that have no bar leave something
// else in front of the lines of Terraform's box. This takes it off, so that lines can be told by
// their widths and words. It joins no lines.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "base/mapped_text.h"

namespace dtsdoctor {

// "> > " of a mail's quotation goes from every line; nothing if no line has it.
[[nodiscard]] std::optional<MappedText> without_quotation(const MappedText& text);

// "| Error: …" and the lines below that begin alike, of a console that shows a bar for the box; or
// what a bar becomes where UTF-8 is read as something else ("â”‚ Error: …", "鈹? Error: …").
// Nothing if there are none.
[[nodiscard]] std::optional<MappedText> without_lost_bars(const MappedText& text);

// The blanks in front of all lines but blank ones; 0 if one has none.
[[nodiscard]] std::size_t common_indent(std::string_view text);
[[nodiscard]] MappedText without_indent(const MappedText& text, std::size_t indent);

}  // namespace dtsdoctor
