// SPDX-License-Identifier: Apache-2.0
#include "rules/loader.h"

#include <algorithm>
#include <cstdint>
#include <memory>

#include "rules/build.h"

namespace dtsdoctor {
namespace {

std::vector<const RuleFile*> in_level_order(std::span<const RuleFile> files) {
  std::vector<const RuleFile*> ordered;
  for (const RuleFile& file : files) ordered.push_back(&file);
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const RuleFile* a, const RuleFile* b) { return a->level < b->level; });
  return ordered;
}

// FNV-1a, 64 bits: tells two bundles apart, proves nothing.
class ContentHash {
 public:
  void add(std::string_view text) {
    for (const char c : text) step(static_cast<unsigned char>(c));
    step(0);
  }
  [[nodiscard]] std::string hex() const { return fmt::format("{:016x}", state_); }

 private:
  void step(unsigned char byte) { state_ = (state_ ^ byte) * 0x100000001b3ULL; }

  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

void show(const RuleArena& arena, RuleSet& rules) {
  rules.patterns = arena.patterns;
  rules.match_nodes = arena.match_nodes;
  rules.capture_names = arena.capture_names;
  rules.examples = arena.examples;
  rules.example_captures = arena.example_captures;
  rules.causes = arena.causes;
  rules.checks = arena.checks;
  rules.test_nodes = arena.test_nodes;
  rules.operands = arena.operands;
  rules.facts = arena.facts;
  rules.documents = arena.documents;
  rules.fixes = arena.fixes;
  rules.artifacts = arena.artifacts;
  rules.changes = arena.changes;
  rules.argvs = arena.argvs;
  rules.words = arena.words;
  rules.account_tables = arena.account_tables;
  rules.preflight = arena.preflight;
  rules.preflight_cases = arena.preflight_cases;
  rules.config_fields = arena.config_fields;
  rules.required_actions = arena.required_actions;
  rules.system_policies = arena.system_policies;
  rules.config_values = arena.config_values;
  rules.config_kinds = arena.config_kinds;
  rules.config_sections = arena.config_sections;
  rules.matrix_pages = arena.matrix_pages;
  rules.access_methods = arena.access_methods;
  rules.database_types = arena.database_types;
  rules.two_way_pairs = arena.two_way_pairs;
  rules.matrix_notes = arena.matrix_notes;
  rules.infrastructures = arena.infrastructures;
  rules.regions = arena.regions;
  rules.matrix_refs = arena.matrix_refs;
  rules.table_rows = arena.table_rows;
  rules.cause_refs = arena.cause_refs;
  rules.fix_refs = arena.fix_refs;
  rules.preflight_refs = arena.preflight_refs;
  rules.fact_refs = arena.fact_refs;
  rules.strings = arena.strings;
}

}  // namespace

Result<LoadedRules> load_rules(std::span<const RuleFile> files) {
  const std::vector<const RuleFile*> ordered = in_level_order(files);
  FirstProblem problems;
  const std::unique_ptr<RuleCollection> collection = collect_rules(problems, ordered);
  const auto arena = std::make_shared<RuleArena>();
  LoadedRules loaded;
  Build build{problems, *collection, *arena, loaded};
  // Each step relies on those before it having gone well.
  for (const auto step : {load_facts, load_config, load_permissions, load_matrix, load_causes,
                          load_fixes, load_account_tables, load_preflight, load_patterns}) {
    if (!problems.any()) step(build);
  }
  if (problems.any()) return problems.get();

  ContentHash hash;
  for (const RuleFile* file : ordered) {
    hash.add(file->name);
    hash.add(file->text);
  }
  if (collection->bundle) loaded.rules.date = arena->keep(collection->bundle->value->text);
  loaded.rules.hash = arena->keep(hash.hex());
  for (const Block& block : collection->blocks) {
    if (block.uses == 0) loaded.unused_blocks.push_back({std::string(block.name), block.where});
  }
  show(*arena, loaded.rules);
  loaded.rules.owner = arena;
  return loaded;
}

}  // namespace dtsdoctor
