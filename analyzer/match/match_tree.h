// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the walk over a pattern's match tree is the same for the fast matcher and for
// its slow reference; only the way a leaf is found differs. So the walk takes the leaf finder as a
// parameter. It knows no regular expressions.
#pragma once

#include <optional>

#include "match/matcher.h"

namespace dtsdoctor {

// A leaf that was found in `text`: where, and the named groups with their places.
struct LeafHit {
  Span span;
  std::vector<Capture> groups;  // names are the regex's own; `raw` counts in the searched text
};

class LeafFinder {
 public:
  virtual ~LeafFinder() = default;

  // Might the node (index in RuleSet::match_nodes) match the layer at hand? False only if it is
  // certain that it does not.
  [[nodiscard]] virtual bool may_match(std::uint32_t node) = 0;

  // Finds a leaf (text or re) in a text of the layer at or after `from`.
  [[nodiscard]] virtual std::optional<LeafHit> find(std::uint32_t node, std::string_view text,
                                                    std::size_t from) = 0;
};

// The match of one pattern on one layer.
[[nodiscard]] std::optional<Match> match_layer(const RuleSet& rules, std::uint32_t pattern,
                                               const Record& record, std::uint32_t layer,
                                               LeafFinder& leaves);

}  // namespace dtsdoctor
