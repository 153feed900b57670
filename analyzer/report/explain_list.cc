// SPDX-License-Identifier: Apache-2.0
//
// All errors at a glance.
#include "report/explain.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/explain_page.h"
#include "report/wrap.h"

namespace dtsdoctor {

std::string explain_list(const RuleSet& rules, const TextStyle& style) {
  constexpr std::size_t kWidest = 44;  // one long code must not push all titles to the right
  const Page page(style);
  Patterns patterns;
  for (const Pattern& pattern : rules.patterns) patterns.push_back(&pattern);
  std::sort(patterns.begin(), patterns.end(),
            [](const Pattern* a, const Pattern* b) { return a->id < b->id; });
  const auto code_of = [](const Pattern& pattern) {
    return pattern.code.empty() ? std::string_view("-") : pattern.code;
  };
  std::size_t id_width = 0;
  std::size_t code_width = 0;
  for (const Pattern* pattern : patterns) {
    id_width = std::max(id_width, std::min(kWidest, display_width(pattern->id)));
    code_width = std::max(code_width, std::min(kWidest, display_width(code_of(*pattern))));
  }
  std::string out;
  for (const Pattern* pattern : patterns) {
    out +=
        fmt::format("{}  {}  {}\n", page.paint(Ink::bold, padded(pattern->id, id_width)),
                    padded(code_of(*pattern), code_width), visible(pattern->title.in(page.lang)));
  }
  return out;
}

}  // namespace dtsdoctor
