// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: rules refer to each other by id across files, and an overlay may replace any of
// them, so every id must be known before anything is read closely. Collecting parses the files,
// settles which definition of an id counts and rejects doubled ones. It looks at no rule's content
// but its id and rev: what was replaced is not checked further.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/blocks.h"
#include "rules/object_reader.h"
#include "rules/rule_files.h"

namespace dtsdoctor {

struct PatternFile {
  std::string_view area;
  int level = 0;
  std::optional<Spot> own_blocks;
  Blocks blocks;  // all that it sees
};

// One definition that counts.
struct Entry {
  std::string_view id;
  Spot id_spot;  // a predicate's and a document's is its value
  Spot spot;
  std::uint32_t rev = 1;
  int level = 0;
  const PatternFile* file = nullptr;  // of patterns
};

// Definitions of one kind in the order of their first appearance.
class EntryTable {
 public:
  explicit EntryTable(std::string_view kind) : kind_(kind) {}

  // An entry of a higher level replaces; one of the same level, or with a lower rev, is a Problem.
  void add(FirstProblem& problems, const Entry& entry);
  void sort_by_id();

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view id) const;
  [[nodiscard]] std::vector<std::string_view> names() const;
  // What messages call one of these: "fact".
  [[nodiscard]] std::string_view kind() const { return kind_; }

 private:
  std::string_view kind_;
  std::vector<Entry> entries_;
  std::map<std::string_view, std::uint32_t> index_;
};

struct RuleDocument {
  Source source;
  JsonValue root;
  int level = 0;
};

struct RuleCollection {
  std::deque<RuleDocument> documents_read;  // everything below points into these
  std::deque<PatternFile> pattern_files;
  std::deque<Block> blocks;  // of all files
  EntryTable patterns{"pattern"};
  EntryTable causes{"cause"};
  EntryTable fixes{"fix"};
  EntryTable facts{"fact"};  // sorted by key
  EntryTable documents{"document"};
  EntryTable predicates{"predicate"};
  EntryTable account_tables{"account table"};
  EntryTable preflight{"pre-flight rule"};
  EntryTable config_fields{"config field"};
  EntryTable required_actions{"set of required actions"};
  EntryTable system_policies{"system policy"};
  EntryTable config_values{"config value"};
  EntryTable config_kinds{"config kind"};
  EntryTable config_sections{"config section"};
  EntryTable matrix_pages{"page"};
  EntryTable access_methods{"access method"};
  EntryTable database_types{"database type"};
  EntryTable two_way_pairs{"two-way pair"};
  EntryTable matrix_notes{"note"};
  EntryTable infrastructures{"infrastructure"};
  EntryTable regions{"region"};
  EntryTable tables{"table"};
  std::optional<Spot> bundle;  // of the highest level that has one
};

// Files must stand in level order.
[[nodiscard]] std::unique_ptr<RuleCollection> collect_rules(FirstProblem& problems,
                                                            std::span<const RuleFile* const> files);

}  // namespace dtsdoctor
