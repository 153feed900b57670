// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: compiling an expression costs more than all else of a short text, so it is done
// when a text first asks for it, and kept. RE2 is wrapped here alone: nothing else of matching sees
// it. It does not know which expression is worth trying.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "match/match_tree.h"
#include "rules/rule_set.h"

namespace re2 {
class RE2;
}

namespace dtsdoctor {

class RegexCache {
 public:
  RegexCache();
  ~RegexCache();
  RegexCache(const RegexCache&) = delete;
  RegexCache& operator=(const RegexCache&) = delete;

  // Finds the expression `leaf`, which is known as `node`, in text at or after `from`.
  [[nodiscard]] std::optional<LeafHit> find(std::uint32_t node, const MatchNode& leaf,
                                            std::string_view text, std::size_t from);

 private:
  using Regexes = std::unordered_map<std::uint32_t, std::unique_ptr<re2::RE2>>;

  Regexes of_utf8_;
  Regexes of_bytes_;
};

}  // namespace dtsdoctor
