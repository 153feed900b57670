// SPDX-License-Identifier: Apache-2.0
#include "match/matcher.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "base/utf8.h"
#include "input/paste_text.h"
#include "match/flexible_text.h"
#include "match/match_tree.h"
#include "match/needed_grams.h"
#include "match/regex_cache.h"
#include "match/regex_search.h"

namespace dtsdoctor {

struct MatcherState {
  MatcherState(const RuleSet& rules, std::shared_ptr<RegexCache> shared)
      : regexes(shared != nullptr ? std::move(shared)
                                  : std::make_shared<RegexCache>(rules.match_nodes.size())),
        needed(rules, NeededGrams::Of::layer) {}

  std::shared_ptr<RegexCache> regexes;
  RegexSearch search;
  NeededGrams needed;
  std::deque<GramSet> grams;  // of the texts of the record at hand
  std::vector<const GramSet*> grams_of_layer;
};

namespace {

using Layers = std::vector<Layer>;

// What the layers from `begin` to `end` hold that does not stand in their common text.
std::vector<std::string_view> parts_beside(const Layers& layers, std::size_t begin,
                                           std::size_t end) {
  std::vector<std::string_view> parts;
  for (std::size_t i = begin; i < end; ++i) {
    for (const std::string_view part :
         {std::string_view(layers[i].code.bytes()), std::string_view(layers[i].message.bytes())}) {
      if (layers[i].text->bytes().find(part) == std::string::npos) parts.push_back(part);
    }
  }
  return parts;
}

// Layers of one text share a set. Most records are one text, just as it stands in the input: what
// is known of that does for them.
void note_grams(const Record& record, KnownGrams known, MatcherState& state) {
  const Layers& layers = record.layers;
  state.grams_of_layer.clear();
  std::size_t used = 0;
  for (std::size_t begin = 0; begin < layers.size();) {
    const MappedText* const text = layers[begin].text.get();
    std::size_t end = begin;
    while (end < layers.size() && layers[end].text.get() == text) ++end;
    const std::vector<std::string_view> beside = parts_beside(layers, begin, end);
    const GramSet* set = known.grams;
    if (set == nullptr || !beside.empty() || text->bytes() != known.text) {
      if (used == state.grams.size()) state.grams.emplace_back();
      GramSet& grams = state.grams[used++];
      std::size_t bytes = text->size();
      for (const std::string_view part : beside) bytes += part.size();
      grams.reset(bytes);
      grams.add(text->bytes());
      for (const std::string_view part : beside) grams.add(part);
      set = &grams;
    }
    state.grams_of_layer.insert(state.grams_of_layer.end(), end - begin, set);
    begin = end;
  }
}

class FastFinder : public LeafFinder {
 public:
  FastFinder(const RuleSet& rules, MatcherState& state) : rules_(rules), state_(state) {}

  void choose(std::uint32_t layer) { grams_ = state_.grams_of_layer[layer]; }

  bool may_match(std::uint32_t node) override { return state_.needed.may_match(node, *grams_); }

  std::optional<LeafHit> find(std::uint32_t node, std::string_view text,
                              std::size_t from) override {
    const MatchNode& leaf = rules_.match_nodes[node];
    if (leaf.op == MatchOp::re) return find_regex(node, leaf, text, from);
    const std::optional<Span> span = find_flexible(text, leaf.value, from, leaf.fold);
    if (!span) return std::nullopt;
    return LeafHit{*span, {}};
  }

 private:
  std::optional<LeafHit> find_regex(std::uint32_t node, const MatchNode& leaf,
                                    std::string_view text, std::size_t from) {
    using Outcome = RegexSearch::Outcome;
    const RegexProgram* const program = state_.regexes->program(node, leaf);
    if (program == nullptr || !is_utf8(text)) return state_.regexes->find(node, leaf, text, from);
    const Outcome outcome = state_.search.find(*program, text, from);
    if (outcome == Outcome::given_up) return state_.regexes->find(node, leaf, text, from);
    if (outcome == Outcome::absent) return std::nullopt;
    LeafHit hit{state_.search.span(), {}};
    for (std::size_t i = 0; i < program->groups.size(); ++i) {
      const Span span = state_.search.groups()[i];
      if (span.begin == span.end) continue;
      hit.groups.push_back(
          {program->groups[i], std::string(text.substr(span.begin, span.end - span.begin)), span});
    }
    return hit;
  }

  // A layer's texts are asked for again and again.
  bool is_utf8(std::string_view text) {
    const bool asked = text.data() == asked_.data() && text.size() == asked_.size();
    if (!asked) is_utf8_ = is_valid_utf8(text);
    asked_ = text;
    return is_utf8_;
  }

  const RuleSet& rules_;
  MatcherState& state_;
  const GramSet* grams_ = nullptr;
  std::string_view asked_;
  bool is_utf8_ = true;  // of the empty text
};

}  // namespace

std::string request_id_of(const Match& match) {
  const auto found = std::find_if(match.captures.begin(), match.captures.end(),
                                  [](const Capture& c) { return c.name == kRequestId; });
  if (found == match.captures.end()) return {};
  // A pasted text is matched with its hyphens of typography and without: it is one event.
  std::string whole;
  return std::string(with_whole_words(found->value, whole));
}

bool is_in_context(const Record& record, const Pattern& pattern, bool assume_dts) {
  return assume_dts || pattern.context == Context::any ||
         (pattern.context == Context::dts ? record.dts_context : record.of_reply);
}

Matcher::Matcher(const RuleSet& rules, std::shared_ptr<RegexCache> regexes)
    : rules_(rules), state_(std::make_unique<MatcherState>(rules, std::move(regexes))) {}
Matcher::~Matcher() = default;

std::vector<Match> Matcher::match(const Record& record, const std::vector<std::uint32_t>& patterns,
                                  bool assume_dts, KnownGrams known) const {
  std::vector<Match> matches;
  if (patterns.empty()) return matches;
  note_grams(record, known, *state_);
  FastFinder finder(rules_, *state_);
  for (const std::uint32_t pattern : patterns) {
    if (!is_in_context(record, rules_.patterns[pattern], assume_dts)) continue;
    for (std::uint32_t layer = 0; layer < record.layers.size(); ++layer) {
      finder.choose(layer);
      if (!finder.may_match(rules_.patterns[pattern].match)) continue;
      if (auto match = match_layer(rules_, pattern, record, layer, finder))
        matches.push_back(std::move(*match));
    }
  }
  return matches;
}

}  // namespace dtsdoctor
