// SPDX-License-Identifier: Apache-2.0
#include "match/prefilter.h"

#include <algorithm>

#include "input/dts_context.h"
#include "rules/windows.h"

namespace dtsdoctor {
namespace {

constexpr std::uint32_t kSign = 0xFFFFFFFF;  // "pattern" of a sign of DTS

constexpr std::size_t kShortestWord = 3;

}  // namespace

void Prefilter::Scope::find(std::string_view bytes, std::vector<std::uint32_t>& out) const {
  for (const SlowPattern& each : slow) {
    const bool may =
        each.words.empty() ||
        std::any_of(each.words.begin(), each.words.end(), [&](const std::string& word) {
          return bytes.find(word) != std::string_view::npos;
        });
    if (may) out.push_back(each.pattern);
  }
  windows.find(bytes, [&](std::uint32_t pattern, std::size_t) { out.push_back(pattern); });
}

Prefilter::Prefilter(const RuleSet& rules) {
  for (std::uint32_t pattern = 0; pattern < rules.patterns.size(); ++pattern) {
    const Pattern& row = rules.patterns[pattern];
    Scope& scope = row.context == Context::any   ? anywhere_
                   : row.context == Context::dts ? in_dts_
                                                 : in_reply_;
    if (row.slow) {
      scope.slow.push_back(
          {pattern, windows_of(rules.match_nodes[row.match], rules.match_nodes, kShortestWord)});
    }
    for (const std::string_view literal : RuleSet::part(rules.strings, row.windows))
      scope.windows.add(literal, pattern);
  }
  for (const std::string_view sign : dts_windows()) anywhere_.windows.add(sign, kSign);
  for (Scope* scope : {&anywhere_, &in_dts_, &in_reply_}) scope->windows.finish();
}

void Prefilter::candidates(std::string_view bytes, std::vector<std::uint32_t>& out,
                           bool in_reply) const {
  out.clear();
  anywhere_.find(bytes, out);
  const auto signs = std::remove(out.begin(), out.end(), kSign);
  const bool in_dts = in_reply || signs != out.end() || may_hold_dts_number(bytes);
  out.erase(signs, out.end());
  if (in_dts) in_dts_.find(bytes, out);
  if (in_reply) in_reply_.find(bytes, out);
  if (out.size() > 1) {
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
  }
}

}  // namespace dtsdoctor
