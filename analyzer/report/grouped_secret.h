// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: behind "passwords" stands a list or a table, and each value in it is a secret
// under no label of its own: passwords: [a, b], {"passwords": {"source": "a"}}, and the same by the
// line. This finds those values. It refuses what is no list: sentences, objects with fields.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/source.h"

namespace dtsdoctor {

// "passwords", "credentials": names for several of them. "auth" names a method as often as a
// password. Under all of these only what looks like a secret is taken for one.
[[nodiscard]] bool is_group_name(std::string_view name);

// Appends the values below the name, or the one beside it; where to look on, 0 if there is none.
[[nodiscard]] std::size_t find_grouped_secrets(std::string_view text, Span name,
                                               std::vector<Span>& found);

}  // namespace dtsdoctor
