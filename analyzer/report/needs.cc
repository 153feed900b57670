// SPDX-License-Identifier: Apache-2.0
#include "report/needs.h"

#include <algorithm>

#include "diagnose/fill.h"

namespace dtsdoctor {
namespace {

void trace(const RuleSet& rules, const Facts& facts, FactId id, std::size_t depth,
           std::vector<FactId>& out) {
  constexpr std::size_t kDeepest = 4;
  const auto sources = RuleSet::part(rules.fact_refs, rules.facts[id].derives_from);
  bool traced = false;
  for (const FactId source : sources) {
    if (depth >= kDeepest || facts.at(source).state != FactState::unknown) continue;
    trace(rules, facts, source, depth + 1, out);
    traced = true;
  }
  if (!traced && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
}

std::optional<Obtain> obtain(const RuleSet& rules, const Facts& facts, const FactDecl& fact,
                             Lang lang) {
  if (fact.document >= rules.documents.size()) return std::nullopt;
  const DocumentKind& document = rules.documents[fact.document];
  return Obtain{fill_command(document.command, facts, lang),
                fill(document.as.in(lang), facts, lang), fill(document.then.in(lang), facts, lang)};
}

}  // namespace

void add_needs(const RuleSet& rules, const Facts& facts, const std::vector<FactId>& unknown,
               Lang lang, std::vector<MissingReport>& out) {
  std::vector<FactId> wanted;
  for (const FactId id : unknown) trace(rules, facts, id, 0, wanted);
  for (const FactId id : wanted) {
    const FactDecl& fact = rules.facts[id];
    const bool known = std::any_of(out.begin(), out.end(),
                                   [&](const MissingReport& m) { return m.fact == fact.key; });
    if (known) continue;
    out.push_back({std::string(fact.key), std::string(fact.about.in(lang)),
                   obtain(rules, facts, fact, lang)});
  }
}

}  // namespace dtsdoctor
