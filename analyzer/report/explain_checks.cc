// SPDX-License-Identifier: Apache-2.0
//
// How a cause is told from its rivals: what each outcome of its checks proves.
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "diagnose/fill.h"
#include "diagnose/predicate.h"
#include "report/explain_page.h"
#include "report/wording.h"
#include "report/wrap.h"

namespace dtsdoctor {
namespace {

namespace words = explain_words;

std::string_view sign_of(Effect effect) {
  switch (effect) {
    case Effect::confirms:
      return "✓";
    case Effect::supports:
      return "~";
    case Effect::weakens:
      return "-";
    case Effect::rules_out:
      return "✗";
    case Effect::nothing:
      break;
  }
  return " ";
}

Ink ink_of(Effect effect) {
  switch (effect) {
    case Effect::confirms:
      return Ink::green;
    case Effect::supports:
      return Ink::yellow;
    case Effect::weakens:
      return Ink::cyan;
    case Effect::rules_out:
      return Ink::red;
    case Effect::nothing:
      break;
  }
  return Ink::plain;
}

// What an outcome of a check proves, and what it says then.
struct Proof {
  Effect effect = Effect::nothing;
  std::string text;

  friend bool operator==(const Proof&, const Proof&) = default;
};

// The proofs that look at one fact. What a check says is written to stand under a caret ("this is
// the owner"), so it needs the name of what the caret would point at.
struct Group {
  FactId fact = kNoFact;
  std::vector<Proof> proofs;
};

// The errors for which a check can come out so: some look at which error it is.
std::vector<std::string_view> possible_for(const RuleSet& rules, const Check& check, bool outcome,
                                           const Patterns& patterns) {
  std::vector<std::string_view> ids;
  for (const Pattern* pattern : patterns) {
    Facts facts(rules);
    facts.set("diagnosis.id", {std::string(pattern->id), {}});
    facts.set("diagnosis.code", {std::string(pattern->code), {}});
    const Tri value = evaluate(rules, check.test, facts).value;
    if (value != (outcome ? Tri::no : Tri::yes)) ids.push_back(pattern->id);
  }
  return ids;
}

void add_proof(const RuleSet& rules, const Check& check, bool outcome, const Patterns& patterns,
               Lang lang, std::vector<Group>& groups) {
  Proof proof;
  proof.effect = outcome ? check.if_true : check.if_false;
  if (proof.effect == Effect::nothing) return;
  const std::vector<std::string_view> ids = possible_for(rules, check, outcome, patterns);
  if (ids.empty() && !patterns.empty()) return;
  proof.text = fill((outcome ? check.says_true : check.says_false).in(lang), Facts(rules), lang);
  if (proof.text.empty()) proof.text = check.id;
  if (ids.size() < patterns.size()) {
    proof.text = wording::fill(words::kOnlyFor, lang, proof.text,
                               fmt::format("{}", fmt::join(ids, words::kComma.in(lang))));
  }
  const auto shows = RuleSet::part(rules.fact_refs, check.shows);
  const FactId fact = shows.empty() ? kNoFact : shows[0];
  auto group =
      std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.fact == fact; });
  if (group == groups.end()) group = groups.insert(groups.end(), {fact, {}});
  if (std::find(group->proofs.begin(), group->proofs.end(), proof) == group->proofs.end())
    group->proofs.push_back(proof);
}

}  // namespace

bool write_checks(const RuleSet& rules, const Cause& cause, const Patterns& patterns,
                  std::size_t indent, Page& page) {
  std::vector<Group> groups;
  for (const Check& check : RuleSet::part(rules.checks, cause.checks)) {
    for (const bool outcome : {true, false})
      add_proof(rules, check, outcome, patterns, page.lang, groups);
  }
  std::size_t width = 0;
  for (Group& group : groups) {
    std::stable_sort(group.proofs.begin(), group.proofs.end(),
                     [](const Proof& a, const Proof& b) { return a.effect < b.effect; });
    for (const Proof& proof : group.proofs) {
      width = std::max(width, display_width(words::effect(proof.effect, page.lang)));
    }
  }
  const std::string margin(indent, ' ');
  for (const Group& group : groups) {
    if (group.fact != kNoFact)
      page.prose(margin, rules.facts[group.fact].about.in(page.lang), Ink::plain, Ink::dim);
    for (const Proof& proof : group.proofs) {
      const std::string_view effect = words::effect(proof.effect, page.lang);
      page.prose(fmt::format("{}  {} {}  ", margin, sign_of(proof.effect), padded(effect, width)),
                 proof.text, ink_of(proof.effect));
    }
  }
  return !groups.empty();
}

}  // namespace dtsdoctor
