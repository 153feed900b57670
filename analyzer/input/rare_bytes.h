// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: some signs are too short for a table of literals: "DTS-", the words of an error,
// and what breaks words in two, so that no literal finds them. This looks for their rarest pairs of
// bytes (rare_pairs.h), and then asks for the sign itself. It splits no lines.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dtsdoctor {

// Offsets within `block` of error numbers of DTS and of words that are not in one piece: escape
// sequences, invisible and full-width characters, entities, GitLab's continued lines. Ascending.
void find_broken_words(std::string_view block, std::vector<std::size_t>& at);

// Does it hold an error number of DTS ("DTS-" and a digit), which that finds wherever it stands?
[[nodiscard]] bool holds_error_number(std::string_view text);

// Offsets of the signs of an error (input/error_signs.h), ascending.
void find_error_signs(std::string_view block, std::vector<std::size_t>& at);

}  // namespace dtsdoctor
