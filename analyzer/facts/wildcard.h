// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: RAM policies, masked account ids and rules all compare with "*" and "?", and
// policies come from strangers. One matcher serves them; it needs no backtracking over more than
// one star, so no pattern makes it slow. It knows no classes and no escapes, as RAM knows none.
#pragma once

#include <string_view>

namespace dtsdoctor {

// `pattern` with "*" (any run, also none) and "?" (one byte) against the whole of `text`, ASCII
// case ignored (RAM action names). At most pattern.size() + text.size() times the longest piece
// between two stars.
[[nodiscard]] bool matches_wildcard(std::string_view pattern, std::string_view text);

}  // namespace dtsdoctor
