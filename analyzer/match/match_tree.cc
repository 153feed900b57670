// SPDX-License-Identifier: Apache-2.0
#include "match/match_tree.h"

#include <algorithm>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

// What a subtree found: where in each field, and the groups, mapped to the raw record.
struct Found {
  Field field = Field::record;
  Span span;  // in the field's text
  std::vector<Capture> groups;
};

// Expressions leave the first letter of a sentence out where it may be small or large.
Span whole_words(std::string_view text, Span span) {
  constexpr std::size_t kLongest = 2;  // what is glued to more is another word
  const auto is_within = [&](std::size_t at) {
    return at > 0 && is_alpha(text[at - 1]) && is_alpha(text[at]);
  };
  std::size_t begin = span.begin;
  while (span.begin - begin < kLongest && is_within(begin)) --begin;
  return {is_within(begin) ? span.begin : begin, span.end};
}

class Walk {
 public:
  Walk(const RuleSet& rules, const Layer& layer, LeafFinder& leaves)
      : rules_(rules), layer_(layer), leaves_(leaves) {}

  [[nodiscard]] const MappedText& text_of(Field field) const {
    switch (field) {
      case Field::code:
        return layer_.code;
      case Field::message:
        return layer_.message;
      case Field::record:
        break;
    }
    return *layer_.text;
  }

  std::optional<Found> visit(std::uint32_t index) const {
    if (!leaves_.may_match(index)) return std::nullopt;
    const MatchNode& node = rules_.match_nodes[index];
    switch (node.op) {
      case MatchOp::any:
        for (std::uint32_t i = 0; i < node.children.count; ++i) {
          if (auto found = visit(node.children.begin + i)) return found;
        }
        return std::nullopt;
      case MatchOp::all:
        return visit_all(node);
      case MatchOp::none:
        for (std::uint32_t i = 0; i < node.children.count; ++i) {
          if (visit(node.children.begin + i)) return std::nullopt;
        }
        return Found{node.field, {0, 0}, {}};
      case MatchOp::equals: {
        const std::string_view text = trimmed(text_of(node.field).bytes());
        const bool same = node.fold ? equals_fold(text, node.value) : text == node.value;
        if (!same) return std::nullopt;
        return Found{node.field, {0, text_of(node.field).size()}, {}};
      }
      case MatchOp::text:
      case MatchOp::re: {
        const MappedText& text = text_of(node.field);
        std::optional<LeafHit> hit = leaves_.find(index, text.bytes(), 0);
        if (!hit) return std::nullopt;
        return Found{node.field, hit->span, mapped(std::move(hit->groups), text)};
      }
      case MatchOp::ordered:
        return visit_ordered(node);
    }
    return std::nullopt;
  }

 private:
  // The message tells where the failure stands, or the code; what is asked of the record beside
  // these is who printed it.
  static int rank(const Found& found) {
    if (found.span.begin == found.span.end) return 0;
    return found.field == Field::message ? 3 : found.field == Field::code ? 2 : 1;
  }

  std::optional<Found> visit_all(const MatchNode& node) const {
    std::optional<Found> best;
    std::vector<Capture> groups;
    for (std::uint32_t i = 0; i < node.children.count; ++i) {
      std::optional<Found> found = visit(node.children.begin + i);
      if (!found) return std::nullopt;
      std::move(found->groups.begin(), found->groups.end(), std::back_inserter(groups));
      found->groups.clear();
      if (!best || rank(*found) > rank(*best)) best = std::move(found);
    }
    if (best) best->groups = std::move(groups);
    return best;
  }

  std::optional<Found> visit_ordered(const MatchNode& node) const {
    // Plain words are looked for first: most texts lack one, and no expression is tried on them.
    const std::string_view text = text_of(node.field).bytes();
    for (std::uint32_t i = node.children.begin; i < node.children.begin + node.children.count;
         ++i) {
      const MatchNode& part = rules_.match_nodes[i];
      if (part.op == MatchOp::text && !part.optional && !leaves_.find(i, text, 0))
        return std::nullopt;
    }
    Found found{node.field, {0, 0}, {}};
    return parts_from(node, 0, found) ? std::optional<Found>(std::move(found)) : std::nullopt;
  }

  // Matches the parts from the i-th on behind what was found. An optional part is taken where the
  // rest still follows it, and left out otherwise.
  bool parts_from(const MatchNode& node, std::uint32_t i, Found& found) const {
    if (i == node.children.count) return true;
    const MappedText& text = text_of(node.field);
    const std::uint32_t part = node.children.begin + i;
    if (std::optional<LeafHit> hit = leaves_.find(part, text.bytes(), found.span.end)) {
      Found with = found;
      const bool first = with.span.begin == with.span.end;
      with.span = {first ? hit->span.begin : with.span.begin, hit->span.end};
      std::vector<Capture> groups = mapped(std::move(hit->groups), text);
      std::move(groups.begin(), groups.end(), std::back_inserter(with.groups));
      if (parts_from(node, i + 1, with)) {
        found = std::move(with);
        return true;
      }
    }
    return rules_.match_nodes[part].optional && parts_from(node, i + 1, found);
  }

  static std::vector<Capture> mapped(std::vector<Capture> groups, const MappedText& text) {
    for (Capture& group : groups) group.raw = text.origin(group.raw);
    return groups;
  }

  const RuleSet& rules_;
  const Layer& layer_;
  LeafFinder& leaves_;
};

}  // namespace

std::optional<Match> match_layer(const RuleSet& rules, std::uint32_t pattern_index,
                                 const Record& record, std::uint32_t layer_index,
                                 LeafFinder& leaves) {
  const Pattern& pattern = rules.patterns[pattern_index];
  const Layer& layer = record.layers[layer_index];
  const Walk walk(rules, layer, leaves);
  const MatchNode& root = rules.match_nodes[pattern.match];
  std::uint32_t branch = 0;
  std::optional<Found> found;
  if (root.op == MatchOp::any) {
    while (branch < root.children.count && !(found = walk.visit(root.children.begin + branch)))
      ++branch;
  } else {
    found = walk.visit(pattern.match);
  }
  if (!found || found->span.begin == found->span.end) return std::nullopt;

  Match match;
  match.pattern = pattern_index;
  match.layer = layer_index;
  match.branch = branch;
  const MappedText& text = walk.text_of(found->field);
  // What an envelope presents as the message is shown whole; in free text, what matched.
  const bool slot = found->field == Field::message && layer.message.size() < layer.text->size();
  const Span span = slot ? Span{0, text.size()} : whole_words(text.bytes(), found->span);
  match.raw = text.origin(span);
  match.found = text.origin(found->span);
  match.text = text.bytes().substr(span.begin, span.end - span.begin);
  for (const CaptureName& name : RuleSet::part(rules.capture_names, pattern.captures)) {
    const auto group = std::find_if(found->groups.begin(), found->groups.end(),
                                    [&](const Capture& g) { return g.name == name.group; });
    const bool taken = std::any_of(match.captures.begin(), match.captures.end(),
                                   [&](const Capture& c) { return c.name == name.name; });
    if (group != found->groups.end() && !taken)
      match.captures.push_back({std::string(name.name), std::string(name.prefix) + group->value,
                                group->raw, name.varies});
  }
  if (!layer.request_id.empty()) {
    match.captures.push_back({std::string(kRequestId), layer.request_id.bytes(),
                              layer.request_id.origin({0, layer.request_id.size()})});
  }
  return match;
}

}  // namespace dtsdoctor
