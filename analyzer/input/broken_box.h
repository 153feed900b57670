// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what Terraform prints in its box is wrapped by mails and tickets, and the rests
// of its lines stand in the box without a bar. This puts them behind the line they belong to. It
// touches nothing outside of a box, and knows no widths.
#pragma once

#include <optional>

#include "base/mapped_text.h"

namespace dtsdoctor {

// The text with lines that have no bar, between lines of one box that have one, behind the line in
// front of them; nullopt if there are none. Linear.
[[nodiscard]] std::optional<MappedText> with_whole_boxes(const MappedText& text);

}  // namespace dtsdoctor
