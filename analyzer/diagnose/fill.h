// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: texts, commands and documents of the knowledge hold {fact} placeholders, and
// this fills them with the user's own values. What is not known is printed as not known, in a form
// that cannot run by mistake. It quotes nothing: commands stay argument lists until they are
// printed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/fact_store.h"
#include "rules/rule_set.h"

namespace dtsdoctor {

// Fills the placeholders of `text`, {en:…|zh:…} with the words of `lang`. Lists are joined with
// ", ". The place of a fact that is not known is taken by "<what the fact is about>", and the fact
// is added to `missing`, if given, once.
[[nodiscard]] std::string fill(std::string_view text, const Facts& facts, Lang lang,
                               std::vector<FactId>* missing = nullptr);

using Arguments = std::vector<std::string>;

// What an artifact takes the place of.
struct GivenDocument {
  std::string input;
  std::string content;   // JSON
  std::size_t kept = 0;  // elements of its list that the artifact keeps
};

struct FilledArtifact {
  std::string name;
  std::string content;  // JSON, indented by two, or the text of a text file
  std::optional<GivenDocument> given = {};
};

// A value as the user wrote it, and what has to stand there instead.
struct FilledChange {
  FactValue old;
  std::string to;
};

struct FilledFix {
  std::uint32_t fix = 0;  // in RuleSet::fixes
  Applicability applicability = Applicability::manual;
  std::string title;
  std::vector<std::string> steps;
  std::vector<Arguments> commands;
  std::vector<FilledArtifact> artifacts;
  std::vector<FilledChange> changes;  // only those that can be written as they stand
  std::vector<Arguments> verify;
  std::string undo;
  std::string risk;
  std::vector<FactId> missing;  // what commands and documents lack
};

// False where the facts show that the fix would be wrong, or do not show what it is offered for.
[[nodiscard]] bool may_help(const FixRef& ref, const Facts& facts);

[[nodiscard]] FilledFix fill_fix(std::uint32_t fix, const Facts& facts, Lang lang);

[[nodiscard]] Arguments fill_command(Range argv, const Facts& facts, Lang lang,
                                     std::vector<FactId>* missing = nullptr);

}  // namespace dtsdoctor
