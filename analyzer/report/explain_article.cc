// SPDX-License-Identifier: Apache-2.0
#include "report/explain_article.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "diagnose/predicate.h"
#include "report/explain_page.h"
#include "report/wording.h"

namespace dtsdoctor {
namespace {

namespace words = explain_words;

constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::size_t kDeepest = 4;  // rules derive facts from facts, but not for ever

using Documents = std::vector<std::uint32_t>;

void add_document(std::uint32_t document, Documents& out) {
  if (std::find(out.begin(), out.end(), document) == out.end()) out.push_back(document);
}

void add_fact(const RuleSet& rules, FactId id, std::size_t depth, Documents& out) {
  if (id >= rules.facts.size()) return;
  const FactDecl& fact = rules.facts[id];
  if (fact.document < rules.documents.size()) return add_document(fact.document, out);
  if (depth == kDeepest) return;
  for (const FactId source : RuleSet::part(rules.fact_refs, fact.derives_from))
    add_fact(rules, source, depth + 1, out);
}

void add_test(const RuleSet& rules, std::uint32_t index, Documents& out) {
  const TestNode& node = rules.test_nodes[index];
  for (const Operand& operand : RuleSet::part(rules.operands, node.operands)) {
    if (operand.kind == Operand::Kind::fact) add_fact(rules, operand.fact, 0, out);
  }
  for (std::uint32_t i = 0; i < node.children.count; ++i)
    add_test(rules, node.children.begin + i, out);
}

Documents documents_of(const RuleSet& rules, const Cause& cause) {
  Documents out;
  if (cause.applies_if != kNone) add_test(rules, cause.applies_if, out);
  for (const Check& check : RuleSet::part(rules.checks, cause.checks)) {
    if (check.if_true != Effect::nothing || check.if_false != Effect::nothing)
      add_test(rules, check.test, out);
  }
  return out;
}

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
               Lang lang, std::vector<ProofGroup>& groups) {
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
  auto group = std::find_if(groups.begin(), groups.end(),
                            [&](const ProofGroup& each) { return each.fact == fact; });
  if (group == groups.end()) group = groups.insert(groups.end(), {fact, {}});
  if (std::find(group->proofs.begin(), group->proofs.end(), proof) == group->proofs.end())
    group->proofs.push_back(proof);
}

std::vector<FixArticle> fixes_of(const RuleSet& rules, const Pattern& pattern) {
  std::vector<FixArticle> fixes;
  std::map<std::uint32_t, std::size_t> places;
  const auto causes = causes_of(rules, pattern);
  for (std::size_t i = 0; i < causes.size(); ++i) {
    for (const FixRef& fix : RuleSet::part(rules.fix_refs, rules.causes[causes[i]].fixes)) {
      const auto [place, is_new] = places.try_emplace(fix.fix, fixes.size());
      if (is_new) fixes.push_back({fix.fix, {}});
      fixes[place->second].causes.push_back(i + 1);
    }
  }
  return fixes;
}

std::vector<RelatedArticle> related_of(const RuleSet& rules, const Pattern& pattern) {
  std::vector<RelatedArticle> related;
  const auto own = causes_of(rules, pattern);
  for (const Pattern& other : rules.patterns) {
    if (other.id == pattern.id) continue;
    RelatedArticle article{&other, !pattern.code.empty() && other.code == pattern.code, {}};
    for (const std::uint32_t cause : causes_of(rules, other)) {
      if (std::find(own.begin(), own.end(), cause) != own.end())
        article.causes.push_back(rules.causes[cause].id);
    }
    if (article.same_code || !article.causes.empty()) related.push_back(std::move(article));
  }
  std::sort(related.begin(), related.end(), [](const RelatedArticle& a, const RelatedArticle& b) {
    return a.same_code != b.same_code ? a.same_code : a.pattern->id < b.pattern->id;
  });
  return related;
}

}  // namespace

std::span<const std::uint32_t> causes_of(const RuleSet& rules, const Pattern& pattern) {
  return RuleSet::part(rules.cause_refs, pattern.causes);
}

Patterns with_cause(const RuleSet& rules, const Cause& cause) {
  const auto index = static_cast<std::uint32_t>(&cause - rules.causes.data());
  Patterns found;
  for (const Pattern& pattern : rules.patterns) {
    const auto causes = causes_of(rules, pattern);
    if (std::find(causes.begin(), causes.end(), index) != causes.end()) found.push_back(&pattern);
  }
  std::sort(found.begin(), found.end(),
            [](const Pattern* a, const Pattern* b) { return a->id < b->id; });
  return found;
}

FixUses uses_of(const RuleSet& rules, const Fix& fix) {
  FixUses uses;
  uses.fix = static_cast<std::uint32_t>(&fix - rules.fixes.data());
  const auto names_it = [&](Range fixes) {
    const auto all = RuleSet::part(rules.fix_refs, fixes);
    return std::any_of(all.begin(), all.end(),
                       [&](const FixRef& each) { return each.fix == uses.fix; });
  };
  for (const Cause& cause : rules.causes) {
    if (!names_it(cause.fixes)) continue;
    uses.causes.push_back(&cause);
    uses.origins.push_back(cause.origin);
  }
  for (const PreflightRule& rule : rules.preflight) {
    if (!names_it(rule.fixes)) continue;
    uses.preflight.push_back(&rule);
    uses.origins.push_back(rule.origin);
  }
  return uses;
}

CauseArticle article_of(const RuleSet& rules, const Cause& cause, const Patterns& patterns,
                        Lang lang) {
  const Facts nothing(rules);
  CauseArticle article{&cause,
                       fill(cause.title.in(lang), nothing, lang),
                       fill(cause.because.in(lang), nothing, lang),
                       {},
                       documents_of(rules, cause)};
  for (const Check& check : RuleSet::part(rules.checks, cause.checks)) {
    for (const bool outcome : {true, false})
      add_proof(rules, check, outcome, patterns, lang, article.checks);
  }
  for (ProofGroup& group : article.checks) {
    std::stable_sort(group.proofs.begin(), group.proofs.end(),
                     [](const Proof& a, const Proof& b) { return a.effect < b.effect; });
  }
  return article;
}

ErrorArticle article_of(const RuleSet& rules, const Pattern& pattern, Lang lang) {
  ErrorArticle article;
  article.pattern = &pattern;
  const auto examples = RuleSet::part(rules.examples, pattern.match_examples);
  if (!examples.empty()) article.message = examples.front().text;
  article.origins.push_back(pattern.origin);
  for (const std::uint32_t index : causes_of(rules, pattern)) {
    article.causes.push_back(article_of(rules, rules.causes[index], Patterns{&pattern}, lang));
    article.origins.push_back(rules.causes[index].origin);
    for (const std::uint32_t document : article.causes.back().documents)
      add_document(document, article.documents);
  }
  article.fixes = fixes_of(rules, pattern);
  article.related = related_of(rules, pattern);
  return article;
}

Documents documents_of(const RuleSet& rules, FactId fact) {
  Documents out;
  add_fact(rules, fact, 0, out);
  return out;
}

Documents documents_of(const RuleSet& rules, const PreflightRule& rule) {
  Documents out;
  if (rule.applies_if != kNone) add_test(rules, rule.applies_if, out);
  for (const PreflightCase& one : RuleSet::part(rules.preflight_cases, rule.cases))
    add_test(rules, one.when, out);
  return out;
}

}  // namespace dtsdoctor
