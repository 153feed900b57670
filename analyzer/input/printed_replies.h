// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: PHP, Java and Go print what a reply holds without quotation marks: print_r,
// var_dump, maps, the members of a generated class. Where a value ends is then told by
// what comes next, and several tasks look like one text. This spells such a reply as JSON, so that
// one reader does for all. It refuses what names no task, and what does not close.
#pragma once

#include <optional>

#include "base/mapped_text.h"

namespace dtsdoctor {

// The text with each reply that is printed so as JSON; it maps to the same origin. Nothing if there
// is none. Linear in the text times a bounded number of attempts.
[[nodiscard]] std::optional<MappedText> with_printed_replies_as_json(const MappedText& text);

}  // namespace dtsdoctor
