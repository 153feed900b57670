// SPDX-License-Identifier: Apache-2.0
#include "report/evidence.h"

#include <algorithm>

#include <fmt/format.h>

#include "report/needs.h"
#include "report/wording.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMaxValues = 3;  // of a list fact that are shown

// Does a check with this effect belong to the reasons of the verdict?
bool tells(Verdict verdict, Effect effect) {
  switch (verdict) {
    case Verdict::confirmed:
      return effect == Effect::confirms || effect == Effect::supports;
    case Verdict::likely:
      return effect == Effect::supports;
    case Verdict::conflicting:
      return effect == Effect::confirms || effect == Effect::rules_out;
    case Verdict::unknown:
      return effect == Effect::supports || effect == Effect::weakens || effect == Effect::confirms;
    case Verdict::ruled_out:
      return effect == Effect::rules_out;
  }
  return false;
}

void add_once(std::vector<EvidenceReport>& all, EvidenceReport one) {
  const bool known = std::any_of(all.begin(), all.end(), [&](const EvidenceReport& e) {
    return e.place == one.place && e.fact == one.fact && e.value == one.value &&
           (e.says == one.says || one.says.empty());
  });
  if (!known) all.push_back(std::move(one));
}

// A fact that a check shows: every value with its place, or the document that lacks it. False if
// there is nothing to show; what another endpoint has shown before is shown.
bool add_fact(const RuleSet& rules, const Facts& facts, FactId id, const std::string& says,
              bool against, CauseReport& out) {
  const Fact& fact = facts.at(id);
  if (fact.state == FactState::unknown) return false;
  EvidenceReport evidence;
  evidence.fact = rules.facts[id].key;
  evidence.says = says;
  evidence.against = against;
  if (fact.values.empty()) {
    if (fact.document) evidence.place = *fact.document;
    add_once(out.evidence, std::move(evidence));
    return true;
  }
  for (std::size_t i = 0; i < std::min(fact.values.size(), kMaxValues); ++i) {
    evidence.value = fact.values[i].text;
    evidence.place = fact.values[i].place.value_or(Place());
    add_once(out.evidence, evidence);
  }
  return true;
}

}  // namespace

void add_evidence(const RuleSet& rules, const Facts& facts, const UnitVerdict& verdict, Lang lang,
                  CauseReport& out) {
  for (const CheckResult& result : verdict.checks) {
    if (!tells(verdict.verdict, result.effect)) continue;
    const Check& check = rules.checks[result.check];
    const Words& words = result.outcome == Tri::yes ? check.says_true : check.says_false;
    const std::string says = fill(words.in(lang), facts, lang);
    const bool against = result.effect == Effect::rules_out || result.effect == Effect::weakens;
    bool first = true;
    for (const FactId id : RuleSet::part(rules.fact_refs, check.shows)) {
      const std::string label = first ? says : std::string(rules.facts[id].about.in(lang));
      if (add_fact(rules, facts, id, label, against, out)) first = false;
    }
    // Nothing of what it shows is known by place or value; the reason stands all the same.
    const auto shows = RuleSet::part(rules.fact_refs, check.shows);
    if (first && !says.empty()) {
      const std::string_view fact =
          shows.empty() ? std::string_view(check.id) : rules.facts[shows[0]].key;
      add_once(out.evidence, {Place(), std::string(fact), "", says, against});
    }
  }
}

void add_missing(const RuleSet& rules, const Facts& facts, const UnitVerdict& verdict, Lang lang,
                 CauseReport& out) {
  const bool open = verdict.verdict == Verdict::unknown || verdict.verdict == Verdict::likely;
  if (!open) return;
  add_needs(rules, facts, verdict.missing, lang, out.missing);
}

FixReport fix_report(const RuleSet& rules, FilledFix filled) {
  FixReport fix;
  fix.id = rules.fixes[filled.fix].id;
  fix.title = std::move(filled.title);
  fix.applicability = filled.applicability;
  fix.steps = std::move(filled.steps);
  fix.commands = std::move(filled.commands);
  for (FilledArtifact& artifact : filled.artifacts) {
    ArtifactReport report{std::move(artifact.name), std::move(artifact.content)};
    if (artifact.given) {
      report.given_in = std::move(artifact.given->input);
      report.given = std::move(artifact.given->content);
      report.kept = artifact.given->kept;
    }
    fix.artifacts.push_back(std::move(report));
  }
  for (FilledChange& change : filled.changes)
    fix.changes.push_back({*change.old.place, std::move(change.old.text), std::move(change.to)});
  fix.verify = std::move(filled.verify);
  fix.undo = std::move(filled.undo);
  fix.risk = std::move(filled.risk);
  return fix;
}

namespace {

// Would the same hands do the same? Tasks of one role have one fix.
bool is_same_fix(const FixReport& a, const FixReport& b) {
  const auto same_artifact = [](const ArtifactReport& x, const ArtifactReport& y) {
    return x.name == y.name && x.content == y.content && x.given == y.given;
  };
  return a.id == b.id && a.steps == b.steps && a.commands == b.commands && a.verify == b.verify &&
         std::equal(a.artifacts.begin(), a.artifacts.end(), b.artifacts.begin(), b.artifacts.end(),
                    same_artifact);
}

}  // namespace

void add_fixes(const RuleSet& rules, const Cause& cause, const Facts& facts, Lang lang,
               CauseReport& out) {
  if (out.verdict == Verdict::ruled_out) return;
  for (const FixRef& ref : RuleSet::part(rules.fix_refs, cause.fixes)) {
    if (!may_help(ref, facts)) continue;
    FilledFix filled = fill_fix(ref.fix, facts, lang);
    if (out.verdict == Verdict::confirmed)
      add_needs(rules, facts, filled.missing, lang, out.missing);
    FixReport fix = fix_report(rules, std::move(filled));
    const bool is_known =
        std::any_of(out.fixes.begin(), out.fixes.end(),
                    [&](const FixReport& known) { return is_same_fix(known, fix); });
    if (!is_known) out.fixes.push_back(std::move(fix));
  }
}

void add_why(const RuleSet& rules, const std::string& side, const UnitVerdict& verdict, Lang lang,
             CauseReport& out) {
  const auto add = [&](const std::string& text) {
    out.why.push_back(side.empty() ? text
                                   : wording::fill(wording::kLabelled, lang,
                                                   wording::endpoint(side, lang), text));
  };
  if (verdict.applies == Tri::no) add(std::string(wording::kWhyElsewhere.in(lang)));
  if (verdict.excluded) add(std::string(wording::kWhyExcluded.in(lang)));
  for (const CheckResult& result : verdict.checks) {
    const std::string line =
        wording::fill(wording::kWhyCheck, lang, rules.checks[result.check].id,
                      wording::outcome(result.outcome, lang), wording::effect(result.effect, lang));
    std::string missing;
    for (const FactId fact : result.missing)
      missing += (missing.empty() ? "" : std::string(wording::kComma.in(lang))) +
                 std::string(rules.facts[fact].key);
    add(missing.empty() ? line : line + wording::fill(wording::kWhyNeeds, lang, missing));
  }
}

}  // namespace dtsdoctor
