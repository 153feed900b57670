// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a mail, a field of a ticket or a link may carry the whole text of an error in
// base64 or as a URL spells it. Nothing of it can be read then. This puts the text in its place. It
// touches no link and no parameter of one: what somebody searched for has not failed.
#pragma once

#include <optional>

#include "base/mapped_text.h"

namespace dtsdoctor {

// Runs of base64 that hold a text; nothing if there are none.
[[nodiscard]] std::optional<MappedText> without_base64(const MappedText& text);

// Lines that are spelled as URLs spell a text with blanks ("%20", "+"), from end to end; nothing if
// there are none.
[[nodiscard]] std::optional<MappedText> without_url_spelling(const MappedText& text);

// May it be worth to look: does it say that it is in base64?
[[nodiscard]] bool names_base64(std::string_view text);

}  // namespace dtsdoctor
