// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: DTS prints a message with %s in it and what belongs there beside it, in
// DynamicMessage. Every envelope that holds both is filled by this. It knows no envelope.
#pragma once

#include <string_view>

#include "base/mapped_text.h"

namespace dtsdoctor {

// `message` with every %s replaced; the same text if `dynamic` is empty.
[[nodiscard]] MappedText with_dynamic_message(MappedText message, std::string_view dynamic);

}  // namespace dtsdoctor
