// SPDX-License-Identifier: Apache-2.0
#include "match/slow_matcher.h"

#include <re2/re2.h>

#include <string>

#include "base/ascii.h"
#include "match/match_tree.h"
#include "match/regex_cache.h"

namespace dtsdoctor {
namespace {

// A `text` as an expression.
std::string spelled(std::string_view text) {
  const std::string_view words = trimmed(text);
  std::string regex = RE2::QuoteMeta(re2::StringPiece(words.data(), words.size()));
  RE2::GlobalReplace(&regex, "(\\\\?[ \\t\\r\\n])+", "[ \\\\t\\\\r\\\\n\\\\f\\\\v]*");
  return regex;
}

class SlowFinder : public LeafFinder {
 public:
  SlowFinder(const RuleSet& rules, RegexCache& regexes, std::vector<std::string>& spelled)
      : rules_(rules), regexes_(regexes), spelled_(spelled) {}

  bool may_match(std::uint32_t) override { return true; }

  std::optional<LeafHit> find(std::uint32_t node, std::string_view text,
                              std::size_t from) override {
    MatchNode leaf = rules_.match_nodes[node];
    if (leaf.op == MatchOp::text) {
      if (spelled_[node].empty()) spelled_[node] = spelled(leaf.value);
      leaf.value = spelled_[node];
    }
    return regexes_.find(node, leaf, text, from);
  }

 private:
  const RuleSet& rules_;
  RegexCache& regexes_;
  std::vector<std::string>& spelled_;
};

}  // namespace

SlowMatcher::SlowMatcher(const RuleSet& rules)
    : rules_(rules),
      regexes_(std::make_unique<RegexCache>(rules.match_nodes.size())),
      spelled_(rules.match_nodes.size()) {}
SlowMatcher::~SlowMatcher() = default;

std::vector<Match> SlowMatcher::match(const Record& record, bool assume_dts) {
  SlowFinder finder(rules_, *regexes_, spelled_);
  std::vector<Match> matches;
  for (std::uint32_t pattern = 0; pattern < rules_.patterns.size(); ++pattern) {
    if (!is_in_context(record, rules_.patterns[pattern], assume_dts)) continue;
    for (std::uint32_t layer = 0; layer < record.layers.size(); ++layer) {
      if (auto match = match_layer(rules_, pattern, record, layer, finder))
        matches.push_back(std::move(*match));
    }
  }
  return matches;
}

}  // namespace dtsdoctor
