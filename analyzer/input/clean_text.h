// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: terminals and Terraform decorate text with colours, links, boxes and carriage
// returns that are no part of it. This takes them off and keeps the way back. It decodes no
// escaping that belongs to a message's own format (JSON, HTML): those are peeled where the format
// is known. What a carrier puts around each line is gone before.
#pragma once

#include <string>
#include <string_view>

#include "base/mapped_text.h"

namespace dtsdoctor {

// `text` without ANSI sequences, OSC strings, box drawing in front of lines and CR at line ends; a
// CR inside of a line, as progress bars have them, separates lines. Maps to what `text` maps to.
[[nodiscard]] MappedText clean_text(const MappedText& text);

// The same for text that is its own origin.
[[nodiscard]] MappedText clean_text(std::string_view text);

// One line without escape sequences, mapped to offsets that count from `origin`.
[[nodiscard]] MappedText visible_text(std::string_view line, std::size_t origin);

// A document with blanks in place of escape sequences: all else stays where it is.
[[nodiscard]] std::string blank_escapes(std::string_view text);

// Length of the escape sequence at text[0] (CSI, OSC and other ESC sequences), 0 if there is none.
[[nodiscard]] std::size_t escape_sequence_length(std::string_view text);

}  // namespace dtsdoctor
