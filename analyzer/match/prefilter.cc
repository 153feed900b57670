// SPDX-License-Identifier: Apache-2.0
#include "match/prefilter.h"

#include <algorithm>

#include "base/byte_set.h"
#include "input/dts_context.h"

namespace dtsdoctor {
namespace {

constexpr std::uint32_t kSign = 0xFFFFFFFF;  // "pattern" of a sign of DTS

// Escape sequences may stand within a word, and a reply's values in the middle of a text.
bool may_be_in_pieces(std::string_view bytes) {
  return bytes.find('\x1b') != std::string_view::npos || bytes.find("%s") != std::string_view::npos;
}

// Characters that are no ASCII, or what may begin an escaped one.
constexpr ByteSet kForeign([](char c) {
  return static_cast<unsigned char>(c) >= 0x80 || c == '\\' || c == '&' || c == '%' || c == '#';
});

bool may_hold_foreign(std::string_view bytes) {
  return std::any_of(bytes.begin(), bytes.end(), [](char c) { return kForeign.holds(c); });
}

}  // namespace

void Prefilter::Scope::find(std::string_view bytes, std::vector<std::uint32_t>& out) const {
  windows.find(bytes, [&](std::uint32_t pattern, std::size_t) { out.push_back(pattern); });
}

Prefilter::Prefilter(const RuleSet& rules)
    : rules_(rules), needed_(rules, NeededGrams::Of::raw), seen_(rules.patterns.size()) {
  for (std::uint32_t pattern = 0; pattern < rules.patterns.size(); ++pattern) {
    const Pattern& row = rules.patterns[pattern];
    Scope& scope = row.context == Context::any   ? anywhere_
                   : row.context == Context::dts ? in_dts_
                                                 : in_reply_;
    if (row.slow) scope.slow.push_back(pattern);
    for (const std::string_view literal : RuleSet::part(rules.strings, row.windows))
      scope.windows.add(literal, pattern);
  }
  for (const std::string_view sign : dts_windows()) anywhere_.windows.add(sign, kSign);
  for (Scope* scope : {&anywhere_, &in_dts_, &in_reply_}) scope->windows.finish();
}

void Prefilter::candidates(std::string_view bytes, std::vector<std::uint32_t>& out, bool in_reply) {
  out.clear();
  anywhere_.find(bytes, out);
  const auto signs = std::remove(out.begin(), out.end(), kSign);
  const bool in_dts = in_reply || signs != out.end() || may_hold_dts_number(bytes);
  out.erase(signs, out.end());
  if (in_dts) in_dts_.find(bytes, out);
  if (in_reply) in_reply_.find(bytes, out);
  drop_repeated(out);
  anywhere_.add_slow(out);
  if (in_dts) in_dts_.add_slow(out);
  if (in_reply) in_reply_.add_slow(out);
  has_grams_ = !out.empty() && !may_be_in_pieces(bytes);
  if (has_grams_) drop_what_lacks_words(bytes, out);
  std::sort(out.begin(), out.end());
}

void Prefilter::drop_repeated(std::vector<std::uint32_t>& out) {
  std::erase_if(out, [&](std::uint32_t pattern) {
    const bool known = seen_[pattern];
    seen_[pattern] = true;
    return known;
  });
  for (const std::uint32_t pattern : out) seen_[pattern] = false;
}

void Prefilter::drop_what_lacks_words(std::string_view bytes, std::vector<std::uint32_t>& out) {
  grams_.reset(bytes.size());
  grams_.add(bytes);
  if (may_hold_foreign(bytes)) grams_.set_foreign();
  std::erase_if(out, [&](std::uint32_t pattern) {
    return !needed_.may_match(rules_.patterns[pattern].match, grams_);
  });
}

}  // namespace dtsdoctor
