// SPDX-License-Identifier: Apache-2.0
#include "diagnose/nearest_rule.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kFewestWords = 3;

// Words of at least four letters, lower case: shorter ones are in every sentence.
void add_words(std::string_view text, std::set<std::string>& words) {
  std::string word;
  for (const char c : text) {
    if (is_alnum(c)) {
      word += to_lower(c);
    } else {
      if (word.size() >= 4) words.insert(word);
      word.clear();
    }
  }
  if (word.size() >= 4) words.insert(word);
}

void add_literals(const RuleSet& rules, std::uint32_t index, std::set<std::string>& words) {
  const MatchNode& node = rules.match_nodes[index];
  if (node.op == MatchOp::none) return;
  if (node.op == MatchOp::text || node.op == MatchOp::equals) add_words(node.value, words);
  for (std::uint32_t i = 0; i < node.children.count; ++i)
    add_literals(rules, node.children.begin + i, words);
}

}  // namespace

std::string nearest_rule(const RuleSet& rules, std::string_view text) {
  std::set<std::string> seen;
  add_words(text, seen);
  std::string best;
  double best_share = 1.0 / 3;
  for (const Pattern& pattern : rules.patterns) {
    std::set<std::string> wanted;
    add_literals(rules, pattern.match, wanted);
    const auto shared = static_cast<std::size_t>(
        std::count_if(wanted.begin(), wanted.end(),
                      [&](const std::string& word) { return seen.count(word) > 0; }));
    const double share =
        wanted.empty() ? 0 : static_cast<double>(shared) / static_cast<double>(wanted.size());
    if (shared >= kFewestWords && share > best_share) {
      best = pattern.id;
      best_share = share;
    }
  }
  return best;
}

}  // namespace dtsdoctor
