// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the walk over a pattern's match tree is the same for the fast matcher and for
// its slow reference; only the way a leaf is found differs. So the walk takes the leaf finder as a
// parameter. It refuses to know regular expressions.
#pragma once

#include <functional>
#include <optional>

#include "match/matcher.h"

namespace dtsdoctor {

// A leaf that was found in `text`: where, and the named groups with their places.
struct LeafHit {
  Span span;
  std::vector<Capture> groups;  // names are the regex's own; `raw` counts in the searched text
};

// Finds leaf `node` (index in RuleSet::match_nodes; text or re) in text at or after `from`.
using FindLeaf = std::function<std::optional<LeafHit>(std::uint32_t node, std::string_view text,
                                                      std::size_t from)>;

// The match of one pattern on one layer.
[[nodiscard]] std::optional<Match> match_layer(const RuleSet& rules, std::uint32_t pattern,
                                               const Record& record, std::uint32_t layer,
                                               const FindLeaf& find_leaf);

}  // namespace dtsdoctor
