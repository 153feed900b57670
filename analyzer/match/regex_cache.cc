// SPDX-License-Identifier: Apache-2.0
#include "match/regex_cache.h"

#include <re2/re2.h>

#include "base/utf8.h"

namespace dtsdoctor {
namespace {

// In UTF-8 a class counts characters; where the text is not valid UTF-8, Latin-1 lets a dot match
// any byte, so that broken bytes hide nothing.
std::unique_ptr<const RE2> compile(const MatchNode& node, bool utf8) {
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
  auto regex = std::make_unique<const RE2>(spelled, options);
  if (regex->ok()) return regex;
  options.set_max_mem(usual);
  return std::make_unique<const RE2>(spelled, options);
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

}  // namespace

RegexCache::RegexCache(std::size_t nodes) : programs_(nodes) {}
RegexCache::~RegexCache() = default;

const RegexProgram* RegexCache::program(std::uint32_t node, const MatchNode& leaf) {
  std::atomic<const Program*>& slot = programs_[node];
  const Program* made = slot.load(std::memory_order_acquire);
  if (made == nullptr) {
    const std::lock_guard lock(compiling_);
    made = slot.load(std::memory_order_relaxed);
    if (made == nullptr) {
      owned_programs_.push_back(
          std::make_unique<const Program>(RegexProgram::compile(leaf.value, leaf.fold)));
      made = owned_programs_.back().get();
      slot.store(made, std::memory_order_release);
    }
  }
  return made->has_value() ? &**made : nullptr;
}

const RE2& RegexCache::compiled(std::uint32_t node, const MatchNode& leaf, bool utf8) {
  const std::lock_guard lock(compiling_);
  std::unique_ptr<const RE2>& known = of_re2_[{node, utf8}];
  if (known == nullptr) known = compile(leaf, utf8);
  return *known;
}

std::optional<LeafHit> RegexCache::find(std::uint32_t node, const MatchNode& leaf,
                                        std::string_view text, std::size_t from) {
  const bool utf8 = is_valid_utf8(text);
  return search(compiled(node, leaf, utf8), text, from);
}

}  // namespace dtsdoctor
