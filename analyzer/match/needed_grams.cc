// SPDX-License-Identifier: Apache-2.0
#include "match/needed_grams.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "rules/regex_text.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMostGrams = 8;  // of a way: more would hardly refuse more
constexpr std::size_t kMostWays = 16;  // of a node: of more, only what all of them need is known
constexpr std::uint32_t kForeign = 0x100;  // in the head of a way, beside how many grams it has

bool survives(char c) { return is_alnum(c) || c == '.' || c == '_' || c == '-'; }
bool is_no_blank(char c) { return !is_space(c); }
bool is_foreign(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// Calls `use` with each longest run of characters for which `holds`.
template <typename Holds, typename Use>
void for_each_run(std::string_view text, const Holds& holds, const Use& use) {
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && holds(text[end])) ++end;
    use(text.substr(at, end - at));
    at = end + 1;
  }
}

// The grams of bytes that stand in a text next to each other.
void add_bytes(std::string_view bytes, std::vector<std::uint32_t>& grams) {
  constexpr std::size_t kStep = GramSet::kShortest;
  for (std::size_t at = 0; at + kStep <= bytes.size(); at += kStep)
    grams.push_back(GramSet::four_at(bytes.data() + at));
  if (bytes.size() > kStep && bytes.size() % kStep != 0)
    grams.push_back(GramSet::four_at(bytes.data() + bytes.size() - kStep));
}

}  // namespace

NeededGrams::NeededGrams(const RuleSet& rules, Of of)
    : rules_(rules),
      of_(of),
      nodes_(rules.match_nodes.size()),
      first_(rules.match_nodes.size(), GramSet::kAny) {}

void NeededGrams::add_run(std::string_view run, Needs& needs) const {
  if (of_ == Of::layer) return add_bytes(run, needs.grams);
  if (std::any_of(run.begin(), run.end(), is_foreign)) needs.foreign = true;
  for_each_run(run, survives, [&](std::string_view token) { add_bytes(token, needs.grams); });
}

// Makes one way of them, which needs what each of them does.
void NeededGrams::keep_shared(Ways& ways) {
  Needs& shared = ways.front();
  for (const Needs& way : ways) {
    std::erase_if(shared.grams, [&](std::uint32_t gram) {
      return std::find(way.grams.begin(), way.grams.end(), gram) == way.grams.end();
    });
    shared.foreign = shared.foreign && way.foreign;
  }
  ways.resize(1);
}

NeededGrams::Ways NeededGrams::ways_of_any(const MatchNode& node) const {
  Ways ways;
  for (std::uint32_t i = 0; i < node.children.count; ++i) {
    for (Needs& way : ways_of(node.children.begin + i)) ways.push_back(std::move(way));
  }
  if (ways.empty()) ways.emplace_back();
  if (ways.size() > kMostWays) keep_shared(ways);
  return ways;
}

NeededGrams::Ways NeededGrams::ways_of_all(const MatchNode& node) const {
  Ways ways(1);
  for (std::uint32_t i = node.children.begin; i < node.children.begin + node.children.count; ++i) {
    if (rules_.match_nodes[i].optional) continue;
    Ways of_child = ways_of(i);
    if (ways.size() * of_child.size() > kMostWays) keep_shared(of_child);
    Ways both;
    for (const Needs& way : ways) {
      for (const Needs& other : of_child) {
        Needs& sum = both.emplace_back(way);
        sum.grams.insert(sum.grams.end(), other.grams.begin(), other.grams.end());
        sum.foreign = sum.foreign || other.foreign;
      }
    }
    ways = std::move(both);
  }
  return ways;
}

NeededGrams::Ways NeededGrams::ways_of(std::uint32_t index) const {
  const MatchNode& node = rules_.match_nodes[index];
  Ways ways(1);
  if (node.fold) return ways;
  switch (node.op) {
    case MatchOp::none:
      break;
    case MatchOp::any:
      return ways_of_any(node);
    case MatchOp::all:
    case MatchOp::ordered:
      return ways_of_all(node);
    case MatchOp::equals:
    case MatchOp::text:
      // Any number of blanks, also none, may stand for a blank.
      for_each_run(node.value, is_no_blank,
                   [&](std::string_view word) { add_run(word, ways.front()); });
      break;
    case MatchOp::re:
      for (const std::string& run : literal_runs(node.value)) add_run(run, ways.front());
      break;
  }
  return ways;
}

void NeededGrams::learn(std::uint32_t index) {
  Ways ways = ways_of(index);
  nodes_[index] = {static_cast<std::uint32_t>(grams_.size()),
                   static_cast<std::uint8_t>(ways.size())};
  for (Needs& way : ways) {
    // Codes and messages begin alike and differ at the end: what refuses most is asked for first.
    std::reverse(way.grams.begin(), way.grams.end());
    const auto count = static_cast<std::uint32_t>(std::min(way.grams.size(), kMostGrams));
    grams_.push_back(count | (way.foreign ? kForeign : 0));
    grams_.insert(grams_.end(), way.grams.begin(), way.grams.begin() + count);
  }
  keep_shared(ways);
  if (!ways.front().grams.empty()) first_[index] = ways.front().grams.front();
}

bool NeededGrams::holds_rest(std::uint32_t index, const GramSet& grams) {
  if (nodes_[index].ways == 0) learn(index);
  const Node node = nodes_[index];
  const std::uint32_t* at = grams_.data() + node.begin;
  for (std::uint32_t way = 0; way < node.ways; ++way) {
    const std::uint32_t head = *at++;
    const std::uint32_t* const end = at + head % kForeign;
    if ((head & kForeign) == 0 || grams.foreign()) {
      // Mostly the first is missing.
      while (at != end && grams.may_hold(*at)) ++at;
      if (at == end) return true;
    }
    at = end;
  }
  return false;
}

}  // namespace dtsdoctor
