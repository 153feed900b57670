// SPDX-License-Identifier: Apache-2.0
//
// How a cause is told from its rivals: what each outcome of its checks proves.
#include <algorithm>

#include <fmt/format.h>

#include "base/utf8.h"
#include "report/explain_page.h"
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

}  // namespace

void write_checks(const RuleSet& rules, const std::vector<ProofGroup>& groups, std::size_t indent,
                  Page& page) {
  std::size_t width = 0;
  for (const ProofGroup& group : groups) {
    for (const Proof& proof : group.proofs)
      width = std::max(width, display_width(words::effect(proof.effect, page.lang)));
  }
  const std::string margin(indent, ' ');
  for (const ProofGroup& group : groups) {
    if (group.fact != kNoFact)
      page.prose(margin, rules.facts[group.fact].about.in(page.lang), Ink::plain, Ink::dim);
    for (const Proof& proof : group.proofs) {
      const std::string_view effect = words::effect(proof.effect, page.lang);
      page.prose(fmt::format("{}  {} {}  ", margin, sign_of(proof.effect), padded(effect, width)),
                 proof.text, ink_of(proof.effect));
    }
  }
}

}  // namespace dtsdoctor
