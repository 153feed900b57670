// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what explain tells of an error or a cause, as values: which checks prove what,
// which documents decide, which fixes help against which causes, what is related. The writers of
// text, Markdown and JSON read it, so that the three say the same. It lays out nothing.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnose/fill.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

using Patterns = std::vector<const Pattern*>;

// What an outcome of a check proves, and what it says then.
struct Proof {
  Effect effect = Effect::nothing;
  std::string text;

  friend bool operator==(const Proof&, const Proof&) = default;
};

// The proofs that look at one fact, strongest first. What a check says is written to stand under a
// caret ("this is the owner"), so it needs the name of what the caret would point at.
struct ProofGroup {
  FactId fact = kNoFact;
  std::vector<Proof> proofs;
};

// Texts that would name a value of the user's say what it is about.
struct CauseArticle {
  const Cause* cause = nullptr;
  std::string title;
  std::string because;
  std::vector<ProofGroup> checks;
  std::vector<std::uint32_t> documents;  // in RuleSet::documents, first needed first
};

// A fix with the numbers (from 1) of the causes it helps against.
struct FixArticle {
  std::uint32_t fix = 0;  // in RuleSet::fixes
  std::vector<std::size_t> causes;
};

// An error that shares the code or causes.
struct RelatedArticle {
  const Pattern* pattern = nullptr;
  bool same_code = false;
  std::vector<std::string_view> causes;  // ids of the shared ones
};

struct ErrorArticle {
  const Pattern* pattern = nullptr;
  std::string_view message;  // the first example, may be empty
  std::vector<CauseArticle> causes;
  std::vector<FixArticle> fixes;  // each once, in the order of the causes
  std::vector<std::uint32_t> documents;
  std::vector<Origin> origins;          // of the error and of its causes
  std::vector<RelatedArticle> related;  // same code first, then by id
};

// `pattern` must be a row of `rules`, which must outlive the article.
[[nodiscard]] ErrorArticle article_of(const RuleSet& rules, const Pattern& pattern, Lang lang);

// The same of one cause, as seen from the errors that can have it.
[[nodiscard]] CauseArticle article_of(const RuleSet& rules, const Cause& cause,
                                      const Patterns& patterns, Lang lang);

// The causes and pre-flight rules that name a fix, in the order of the rules.
struct FixUses {
  std::uint32_t fix = 0;  // in RuleSet::fixes
  std::vector<const Cause*> causes;
  std::vector<const PreflightRule*> preflight;
  std::vector<Origin> origins;  // of them
};

[[nodiscard]] FixUses uses_of(const RuleSet& rules, const Fix& fix);

// The errors that can have a cause, by id.
[[nodiscard]] Patterns with_cause(const RuleSet& rules, const Cause& cause);

// The causes of an error, in RuleSet::causes, in the order of the documentation.
[[nodiscard]] std::span<const std::uint32_t> causes_of(const RuleSet& rules,
                                                       const Pattern& pattern);

// The documents (and questions) that can decide a pre-flight rule.
[[nodiscard]] std::vector<std::uint32_t> documents_of(const RuleSet& rules,
                                                      const PreflightRule& rule);

// Those that make a fact known, if need be by way of the facts it is derived from.
[[nodiscard]] std::vector<std::uint32_t> documents_of(const RuleSet& rules, FactId fact);

}  // namespace dtsdoctor
