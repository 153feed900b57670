// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the loaders of the single kinds of rules share what they read from, what they
// write to, and how they read texts, references and placeholders. It is internal to the rules
// stage and loads no kind by itself.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "rules/arena.h"
#include "rules/collection.h"
#include "rules/loader.h"
#include "rules/object_reader.h"

namespace dtsdoctor {

struct Build {
  FirstProblem& problems;
  const RuleCollection& from;
  RuleArena& to;
  LoadedRules& places;

  [[nodiscard]] std::string_view keep(std::string_view text) { return to.keep(text); }
};

// Names of a fix's artifacts, for {artifact:NAME} in its commands.
using ArtifactNames = std::vector<std::string_view>;

// A bilingual text; reports {placeholders} that are no fact.
[[nodiscard]] Words load_words(Build& build, Spot spot, std::string_view name);
[[nodiscard]] Words load_words(Build& build, const ObjectReader& reader, std::string_view key);
[[nodiscard]] Words load_words_if_given(Build& build, const ObjectReader& reader,
                                        std::string_view key);

// Reports {placeholders} in the string at `spot` that are neither fact nor artifact, and {en:words}
// without their Chinese.
void check_placeholders(Build& build, Spot spot, const ArtifactNames* artifacts = nullptr);

[[nodiscard]] Origin load_origin(Build& build, const ObjectReader& reader);
[[nodiscard]] Range load_strings(Build& build, const std::vector<Spot>& list,
                                 std::string_view name);
// An argv; `list` comes from read_list().
[[nodiscard]] Range load_argv(Build& build, const std::vector<Spot>& list,
                              const ArtifactNames* artifacts);

// The index of the entry named at `spot`, or nothing, and then it is reported.
[[nodiscard]] std::optional<std::uint32_t> load_ref(Build& build, Spot spot,
                                                    const EntryTable& table);
[[nodiscard]] std::vector<std::uint32_t> load_refs(Build& build, const std::vector<Spot>& list,
                                                   const EntryTable& table);
[[nodiscard]] FactId load_fact_ref(Build& build, Spot spot);
[[nodiscard]] Range load_fact_refs(Build& build, const std::vector<Spot>& list);

// Is the fact declared as a list? Reports it if not.
void require_list_fact(Build& build, Spot spot, FactId fact);

// The steps of loading, in this order.
void load_facts(Build& build);  // and documents and tables
void load_permissions(Build& build);
void load_config(Build& build);  // names and values of task configurations
void load_matrix(Build& build);
void load_causes(Build& build);  // and predicates
void load_fixes(Build& build);
void load_account_tables(Build& build);
void load_preflight(Build& build);
void load_patterns(Build& build);

}  // namespace dtsdoctor
