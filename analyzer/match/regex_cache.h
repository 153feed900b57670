// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: compiling an expression costs more than all else of a short text, so it is done
// when a text first asks for it, and kept, once for all threads: as a program of our own search,
// and for RE2, which finds what that one does not understand and is what tests compare it with. RE2
// is wrapped here alone. It does not know which expression is worth trying.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "match/match_tree.h"
#include "match/regex_program.h"
#include "rules/rule_set.h"

namespace re2 {
class RE2;
}

namespace dtsdoctor {

class RegexCache {
 public:
  // For expressions known as 0 up to `nodes`.
  explicit RegexCache(std::size_t nodes);
  ~RegexCache();
  RegexCache(const RegexCache&) = delete;
  RegexCache& operator=(const RegexCache&) = delete;

  // The expression `leaf`, which is known as `node`, as our own search takes it; null if it does
  // not understand it. Any thread may ask.
  [[nodiscard]] const RegexProgram* program(std::uint32_t node, const MatchNode& leaf);

  // Finds the expression `leaf`, which is known as `node`, in text at or after `from`. Any thread
  // may ask.
  [[nodiscard]] std::optional<LeafHit> find(std::uint32_t node, const MatchNode& leaf,
                                            std::string_view text, std::size_t from);

 private:
  using Program = std::optional<RegexProgram>;

  [[nodiscard]] const re2::RE2& compiled(std::uint32_t node, const MatchNode& leaf, bool utf8);

  std::vector<std::atomic<const Program*>> programs_;  // by node
  std::mutex compiling_;
  std::vector<std::unique_ptr<const Program>> owned_programs_;
  // By node, and whether they are of UTF-8: few are ever asked for.
  std::map<std::pair<std::uint32_t, bool>, std::unique_ptr<const re2::RE2>> of_re2_;
};

}  // namespace dtsdoctor
