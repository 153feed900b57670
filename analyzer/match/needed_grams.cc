// SPDX-License-Identifier: Apache-2.0
#include "match/needed_grams.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "rules/regex_text.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMost = 16;  // of a node: more would hardly refuse more

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

void NeededGrams::add_needs(std::uint32_t index, Needs& needs) const {
  const MatchNode& node = rules_.match_nodes[index];
  if (node.fold) return;
  switch (node.op) {
    case MatchOp::none:
    case MatchOp::any:
      break;
    case MatchOp::equals:
    case MatchOp::text:
      // Any number of blanks, also none, may stand for a blank.
      for_each_run(node.value, is_no_blank, [&](std::string_view word) { add_run(word, needs); });
      break;
    case MatchOp::re:
      for (const std::string& run : literal_runs(node.value)) add_run(run, needs);
      break;
    case MatchOp::all:
    case MatchOp::ordered:
      for (std::uint32_t i = node.children.begin; i < node.children.begin + node.children.count;
           ++i) {
        if (!rules_.match_nodes[i].optional) add_needs(i, needs);
      }
      break;
  }
}

bool NeededGrams::has_alternatives(std::uint32_t index) const {
  const MatchNode& node = rules_.match_nodes[index];
  if (node.op == MatchOp::any) return true;
  if (node.op != MatchOp::all && node.op != MatchOp::ordered) return false;
  for (std::uint32_t i = 0; i < node.children.count; ++i) {
    if (has_alternatives(node.children.begin + i)) return true;
  }
  return false;
}

void NeededGrams::learn(std::uint32_t index) {
  Needs needs;
  add_needs(index, needs);
  // Codes and messages begin alike and differ at the end: what refuses most is asked for first.
  std::reverse(needs.grams.begin(), needs.grams.end());
  needs.grams.resize(std::min(needs.grams.size(), kMost));
  nodes_[index] = {true, needs.foreign, has_alternatives(index),
                   static_cast<std::uint8_t>(needs.grams.size()),
                   static_cast<std::uint32_t>(grams_.size())};
  grams_.insert(grams_.end(), needs.grams.begin(), needs.grams.end());
  if (!needs.grams.empty()) first_[index] = needs.grams.front();
}

bool NeededGrams::holds_rest(std::uint32_t index, const GramSet& grams) {
  if (!nodes_[index].known) learn(index);
  const Node need = nodes_[index];
  if (need.foreign && !grams.foreign()) return false;
  const std::uint32_t* const first = grams_.data() + need.begin;
  const bool has_all = std::all_of(first, first + need.count,
                                   [&](std::uint32_t gram) { return grams.may_hold(gram); });
  if (!has_all || !need.deep) return has_all;
  const MatchNode& node = rules_.match_nodes[index];
  const bool any = node.op == MatchOp::any;
  for (std::uint32_t i = node.children.begin; i < node.children.begin + node.children.count; ++i) {
    const bool may = (!any && rules_.match_nodes[i].optional) || may_match(i, grams);
    if (may == any) return any;
  }
  return !any;
}

}  // namespace dtsdoctor
