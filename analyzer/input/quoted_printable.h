// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the source of a mail breaks its lines at 76 characters and spells bytes as
// "=E4". This undoes that in a text that has such broken lines, and touches no other.
#pragma once

#include <optional>

#include "base/mapped_text.h"

namespace dtsdoctor {

// Nothing if the text is none.
[[nodiscard]] std::optional<MappedText> without_quoted_printable(const MappedText& text);

}  // namespace dtsdoctor
