// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a mistyped option, id or key is answered with "did you mean". It compares names
// and refuses to guess: nothing is offered that is not clearly close.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"

namespace dtsdoctor {

// Edits (insert, delete, replace, swap of neighbours) that turn a into b, case ignored.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

// The candidates within a third of the word's length (at least one edit), nearest first, at most
// `most`. Equal distances keep the candidates' order.
[[nodiscard]] std::vector<std::string> nearest(std::string_view word,
                                               const std::vector<std::string_view>& candidates,
                                               std::size_t most = 3);

// "did you mean 'x'?" or nothing.
[[nodiscard]] Message did_you_mean(std::string_view word,
                                   const std::vector<std::string_view>& candidates);

}  // namespace dtsdoctor
