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

void NearestRule::collect() {
  if (!words_of_.empty()) return;
  for (std::uint32_t i = 0; i < rules_.patterns.size(); ++i) {
    std::set<std::string> words;
    add_literals(rules_, rules_.patterns[i].match, words);
    words_of_.push_back(static_cast<std::uint32_t>(words.size()));
    for (const std::string& word : words) patterns_of_[word].push_back(i);
  }
}

std::string NearestRule::of(std::string_view text) {
  collect();
  std::set<std::string> seen;
  add_words(text, seen);
  std::vector<std::uint32_t> shared(words_of_.size());
  for (const std::string& word : seen) {
    const auto patterns = patterns_of_.find(word);
    if (patterns == patterns_of_.end()) continue;
    for (const std::uint32_t i : patterns->second) ++shared[i];
  }
  std::string_view best;
  double best_share = 1.0 / 3;
  for (std::size_t i = 0; i < shared.size(); ++i) {
    const double share = static_cast<double>(shared[i]) / static_cast<double>(words_of_[i]);
    if (shared[i] >= kFewestWords && share > best_share) {
      best = rules_.patterns[i].id;
      best_share = share;
    }
  }
  return std::string(best);
}

std::string nearest_rule(const RuleSet& rules, std::string_view text) {
  return NearestRule(rules).of(text);
}

}  // namespace dtsdoctor
