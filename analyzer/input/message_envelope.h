// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a message may bring an envelope of its own along, which some SDK put around what
// DTS said: a status in front of it, or the code that no field has. This takes it off. It reads no
// other fields and looks for no code in prose.
#pragma once

#include "base/mapped_text.h"
#include "input/code_words.h"
#include "input/record.h"

namespace dtsdoctor {

// "code: 400, MESSAGE request id: X" inside a quoted message.
[[nodiscard]] MappedText without_status_prefix(MappedText message);

// Moves the code of "com.x.ClientException: CODE : MESSAGE", "CODE : INNER : TEXT" and "it failed:
// CODE: INNER : TEXT" from the layer's message to its code. What is "INNER : TEXT" alone is DTS's
// wording, and stays.
void take_code_from_message(Layer& layer, const IsKnownCode& is_known_code);

}  // namespace dtsdoctor
