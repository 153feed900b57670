// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: container runtimes and CI systems store the output of a program line by line,
// each line in a wrapping of its own: docker's json-file, Kubernetes CRI, GitHub Actions, Jenkins'
// Timestamper. Records can only be put together from what is inside. It takes off one line's
// wrapping; it does not tell interleaved streams apart.
#pragma once

#include <string_view>

#include "base/mapped_text.h"

namespace dtsdoctor {

// The line inside of its carrier, mapped to offsets in `line`; the line as it is if it has none.
[[nodiscard]] MappedText without_carrier(std::string_view line);

// Does the line stand in one of these wrappings? Cheap: looks at its beginning.
[[nodiscard]] bool has_carrier(std::string_view line);

}  // namespace dtsdoctor
