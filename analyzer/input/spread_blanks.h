// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: pages set in columns, tables and chats put several blanks between the words of
// an error that is pasted from them. This takes them back, for failure text only. It leaves lines
// alone in which most words stand as usual: the columns of a log are aligned with blanks, too.
#pragma once

#include <optional>

#include "base/mapped_text.h"

namespace dtsdoctor {

// The text with one blank for each run of them, in lines where words of a sentence stand apart;
// none if there is no such line. Maps to the same origin as `text`.
[[nodiscard]] std::optional<MappedText> without_spread_blanks(const MappedText& text);

}  // namespace dtsdoctor
