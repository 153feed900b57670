// SPDX-License-Identifier: Apache-2.0
#include "report/needs.h"

#include <algorithm>

#include <fmt/format.h>

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

// A name for files and profiles; a part whose fact is not known is left out ("source-role.json",
// "role.json").
std::string name_from(std::string_view pattern, const Facts& facts) {
  std::string name(pattern);
  std::vector<FactId> missing;
  const std::string filled = fill(pattern, facts, Lang::en, &missing);
  if (missing.empty()) return filled;
  for (std::size_t open = name.find('{'); open != std::string::npos; open = name.find('{')) {
    const std::size_t close = name.find('}', open);
    if (close == std::string::npos) break;
    name.erase(open, close + 1 - open);
    if (open < name.size() && name[open] == '-') name.erase(open, 1);
  }
  return name;
}

std::optional<Obtain> obtain(const RuleSet& rules, const Facts& facts, const FactDecl& fact,
                             Lang lang) {
  if (fact.document >= rules.documents.size()) return std::nullopt;
  const DocumentKind& document = rules.documents[fact.document];
  Obtain out{fill_command(document.command, facts, lang), fill(document.as.in(lang), facts, lang),
             fill(document.then.in(lang), facts, lang), name_from(document.profile, facts),
             name_from(document.save_as, facts)};
  const Words hand_over{"save the output as {0} and add: -e {0}",
                        "将输出保存为 {0}，并加上：-e {0}"};
  if (!out.save_as.empty()) out.then = fmt::format(fmt::runtime(hand_over.in(lang)), out.save_as);
  return out;
}

// The fact to ask for in place of `id`: where nothing names its document (of which policy?), that
// which it derives from last, whose document lists them.
FactId nameable(const RuleSet& rules, const Facts& facts, FactId id) {
  const FactDecl& fact = rules.facts[id];
  const auto sources = RuleSet::part(rules.fact_refs, fact.derives_from);
  if (fact.document >= rules.documents.size() || sources.empty()) return id;
  const DocumentKind& document = rules.documents[fact.document];
  return name_from(document.save_as, facts).starts_with('.') ? sources.back() : id;
}

}  // namespace

void add_needs(const RuleSet& rules, const Facts& facts, const std::vector<FactId>& unknown,
               Lang lang, std::vector<MissingReport>& out) {
  std::vector<FactId> wanted;
  for (const FactId id : unknown) trace(rules, facts, id, 0, wanted);
  for (const FactId each : wanted) {
    const FactId id = nameable(rules, facts, each);
    const FactDecl& fact = rules.facts[id];
    // The message was read: what it does not say, nobody can fetch.
    if (fact.key.starts_with("message.")) continue;
    MissingReport missing{std::string(fact.key), std::string(fact.about.in(lang)),
                          obtain(rules, facts, fact, lang)};
    // The same fact of the other endpoint comes from another file.
    const bool known = std::any_of(out.begin(), out.end(), [&](const MissingReport& m) {
      const bool same_file =
          !m.obtain || !missing.obtain || m.obtain->save_as == missing.obtain->save_as;
      return m.fact == missing.fact && same_file;
    });
    if (!known) out.push_back(std::move(missing));
  }
}

}  // namespace dtsdoctor
