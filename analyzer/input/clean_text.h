// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: terminals and Terraform decorate text with colours, links, boxes and carriage
// returns that are no part of it, and runtimes store each line in a wrapping. This takes them off
// and keeps the way back. It decodes no escaping that belongs to a message's own format (JSON,
// HTML): those are peeled where the format is known.
#pragma once

#include <string_view>

#include "base/mapped_text.h"

namespace dtsdoctor {

// `raw` without carriers, ANSI sequences, OSC strings, box drawing in front of lines and CR at line
// ends.
[[nodiscard]] MappedText clean_text(std::string_view raw);

// Length of the escape sequence at text[0] (CSI, OSC and other ESC sequences), 0 if there is none.
[[nodiscard]] std::size_t escape_sequence_length(std::string_view text);

}  // namespace dtsdoctor
