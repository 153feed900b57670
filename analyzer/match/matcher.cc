// SPDX-License-Identifier: Apache-2.0
#include "match/matcher.h"

#include <re2/re2.h>

#include <algorithm>
#include <unordered_map>

#include "base/ascii.h"
#include "base/utf8.h"
#include "match/flexible_text.h"
#include "match/match_tree.h"
#include "rules/regex_text.h"

namespace dtsdoctor {

struct RegexCache {
  std::unordered_map<std::uint32_t, std::unique_ptr<RE2>> of_utf8;
  std::unordered_map<std::uint32_t, std::unique_ptr<RE2>> of_bytes;
  std::unordered_map<std::uint32_t, std::vector<std::string>> literals;  // that any match holds
};

namespace {

// In UTF-8 a class counts characters; where the text is not valid UTF-8, Latin-1 lets a dot match
// any byte, so that broken bytes hide nothing.
std::unique_ptr<RE2> compile(const MatchNode& node, bool utf8) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(!node.fold);
  if (!utf8) options.set_encoding(RE2::Options::EncodingLatin1);
  // Hundreds of expressions stay compiled, and each may keep as much. One that needs more to work
  // at all gets it.
  constexpr int kMostMemory = 1 << 17;
  const re2::StringPiece spelled(node.value.data(), node.value.size());
  const std::int64_t usual = options.max_mem();
  options.set_max_mem(kMostMemory);
  auto regex = std::make_unique<RE2>(spelled, options);
  if (regex->ok()) return regex;
  options.set_max_mem(usual);
  return std::make_unique<RE2>(spelled, options);
}

std::optional<LeafHit> search(const RE2& regex, std::string_view text, std::size_t from) {
  const int groups = regex.NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> parts(static_cast<std::size_t>(groups));
  const re2::StringPiece whole(text.data(), text.size());
  if (!regex.Match(whole, from, text.size(), RE2::UNANCHORED, parts.data(), groups))
    return std::nullopt;
  const auto span_of = [&](const re2::StringPiece& part) {
    const auto begin = static_cast<std::size_t>(part.data() - text.data());
    return Span{begin, begin + part.size()};
  };
  LeafHit hit{span_of(parts[0]), {}};
  for (const auto& [name, index] : regex.NamedCapturingGroups()) {
    const re2::StringPiece& part = parts[static_cast<std::size_t>(index)];
    if (part.data() != nullptr && !part.empty())
      hit.groups.push_back({name, std::string(part), span_of(part)});
  }
  return hit;
}

// Compiling an expression costs more than all else of a short text: one whose literals are not in
// the text is not compiled.
bool may_match(const MatchNode& leaf, std::uint32_t node, std::string_view text,
               RegexCache& cache) {
  if (leaf.fold) return true;
  const auto [entry, is_new] = cache.literals.try_emplace(node);
  if (is_new) entry->second = literal_runs(leaf.value);
  return std::all_of(entry->second.begin(), entry->second.end(), [&](const std::string& run) {
    return text.find(run) != std::string_view::npos;
  });
}

bool is_in(const Record& record, Context context) {
  return context == Context::any ||
         (context == Context::dts ? record.dts_context : record.of_reply);
}

template <typename Finder>
std::vector<Match> match_all(const RuleSet& rules, const Record& record,
                             const std::vector<std::uint32_t>& patterns, bool assume_dts,
                             const Finder& finder) {
  const FindLeaf find_leaf = finder;
  std::vector<Match> matches;
  for (const std::uint32_t pattern : patterns) {
    if (!assume_dts && !is_in(record, rules.patterns[pattern].context)) continue;
    for (std::uint32_t layer = 0; layer < record.layers.size(); ++layer) {
      if (auto match = match_layer(rules, pattern, record, layer, find_leaf))
        matches.push_back(std::move(*match));
    }
  }
  return matches;
}

}  // namespace

Matcher::Matcher(const RuleSet& rules) : rules_(rules), cache_(std::make_unique<RegexCache>()) {}
Matcher::~Matcher() = default;

std::vector<Match> Matcher::match(const Record& record, const std::vector<std::uint32_t>& patterns,
                                  bool assume_dts) const {
  return match_all(
      rules_, record, patterns, assume_dts,
      [&](std::uint32_t node, std::string_view text, std::size_t from) -> std::optional<LeafHit> {
        const MatchNode& leaf = rules_.match_nodes[node];
        if (leaf.op == MatchOp::re) {
          if (!may_match(leaf, node, text, *cache_)) return std::nullopt;
          const bool utf8 = is_valid_utf8(text);
          auto& cache = utf8 ? cache_->of_utf8 : cache_->of_bytes;
          std::unique_ptr<RE2>& regex = cache[node];
          if (regex == nullptr) regex = compile(leaf, utf8);
          return search(*regex, text, from);
        }
        const std::optional<Span> span = find_flexible(text, leaf.value, from, leaf.fold);
        if (!span) return std::nullopt;
        return LeafHit{*span, {}};
      });
}

SlowMatcher::SlowMatcher(const RuleSet& rules)
    : rules_(rules), cache_(std::make_unique<RegexCache>()) {}
SlowMatcher::~SlowMatcher() = default;

std::vector<Match> SlowMatcher::match(const Record& record, bool assume_dts) const {
  std::vector<std::uint32_t> every;
  for (std::uint32_t i = 0; i < rules_.patterns.size(); ++i) every.push_back(i);
  return match_all(
      rules_, record, every, assume_dts,
      [&](std::uint32_t node, std::string_view text, std::size_t from) {
        const bool utf8 = is_valid_utf8(text);
        std::unique_ptr<RE2>& regex = (utf8 ? cache_->of_utf8 : cache_->of_bytes)[node];
        if (regex == nullptr) {
          MatchNode leaf = rules_.match_nodes[node];
          std::string spelled(leaf.value);
          if (leaf.op == MatchOp::text) {
            const std::string_view words = trimmed(leaf.value);
            spelled = RE2::QuoteMeta(re2::StringPiece(words.data(), words.size()));
            RE2::GlobalReplace(&spelled, "(\\\\?[ \\t\\r\\n])+", "[ \\\\t\\\\r\\\\n\\\\f\\\\v]*");
          }
          leaf.value = spelled;
          regex = compile(leaf, utf8);
        }
        return search(*regex, text, from);
      });
}

}  // namespace dtsdoctor
