// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: documented messages lose and gain blanks on their way through documentation,
// wrapping and copying. A `text` of a pattern is found here as a substring in which any run of
// blanks, also none and also a line end, may stand for a blank. Nothing else is fuzzy.
#pragma once

#include <optional>
#include <string_view>

#include "base/source.h"

namespace dtsdoctor {

// The first place at or after `from` where `needle` stands in `text`. `fold` ignores ASCII case.
[[nodiscard]] std::optional<Span> find_flexible(std::string_view text, std::string_view needle,
                                                std::size_t from, bool fold);

}  // namespace dtsdoctor
