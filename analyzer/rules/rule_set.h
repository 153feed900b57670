// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the rules as every later stage reads them. All rows are flat: text is a view,
// and every list is a Range into one shared table, so the build can dump a RuleSet into the
// program's read-only data and start-up parses nothing. Rules given with --rules end up in the same
// rows, owned by the RuleSet. It loads nothing and checks nothing: what is here passed the loader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "rules/matrix_rows.h"
#include "rules/pattern_rows.h"
#include "rules/rule_parts.h"

namespace dtsdoctor {

// ---- knowledge: what it means

using FactId = std::uint16_t;
inline constexpr FactId kNoFact = 0xFFFF;

enum class Sensitivity : std::uint8_t { none, label, secret };

// A document (or answer) that makes facts known, and how to get it.
struct DocumentKind {
  std::string_view id;       // "GetRole"
  Range command;             // in strings: argv with {fact} placeholders; empty: ask the user
  Words as;                  // with whose credentials, or the question to ask
  Words then;                // how to hand an answer over
  std::string_view profile;  // of the CLI: whose credentials; with {fact} placeholders
  std::string_view save_as;  // file for the command's output; with {fact} placeholders
};

struct FactDecl {
  std::string_view key;   // "ram.trust.service_ids"
  std::string_view type;  // "text", "account_id", "list", "boolean", …
  Sensitivity sensitivity = Sensitivity::none;
  bool from_user = false;  // may be stated with --fact
  Range values;            // in strings: all that may be stated; empty: what the type allows
  Words about;
  Range derives_from;  // in fact_refs; what to obtain when a derived fact is unknown
  std::uint32_t document = 0xFFFFFFFF;  // in documents; 0xFFFFFFFF: none
};

enum class TestOp : std::uint8_t {
  all,
  any,
  not_,
  any_of,
  all_of,  // inner; *_of: operand 0 is a list, child 0 its test
  eq,
  ne,
  in,
  contains,
  covers,
  is,
  present,
  absent,
  matches,
  lt,
  gt,  // leaves
};

struct Operand {
  enum class Kind : std::uint8_t { literal, fact, item };
  Kind kind = Kind::literal;
  FactId fact = kNoFact;
  std::string_view text;  // of a literal
};

struct TestNode {
  TestOp op = TestOp::all;
  bool fold = false;
  Range operands;  // in operands
  Range children;  // in test_nodes
};

enum class Effect : std::uint8_t { nothing, confirms, supports, weakens, rules_out };

struct Check {
  std::string_view id;
  std::uint32_t test = 0;  // in test_nodes
  Effect if_true = Effect::nothing;
  Effect if_false = Effect::nothing;
  Words says_true;  // with {fact} placeholders
  Words says_false;
  Range shows;  // in fact_refs: the facts that are shown as evidence, the telling one first
};

// A fix as a cause or a pre-flight rule names it.
struct FixRef {
  std::uint32_t fix = 0;               // in RuleSet::fixes
  std::uint32_t only_if = 0xFFFFFFFF;  // in test_nodes; it must be known to hold
};

struct Cause {
  std::string_view id;
  Words title;
  Words because;
  Origin origin;
  std::uint32_t applies_if = 0xFFFFFFFF;  // in test_nodes; 0xFFFFFFFF: always
  Range excludes;                         // in cause_refs
  Range checks;                           // in checks
  Range fixes;                            // in fix_refs
  bool about_accounts = false;            // show which account does what
};

struct Artifact {
  std::string_view name;       // file name
  std::string_view content;    // JSON template, {fact} placeholders in its strings
  std::string_view append_to;  // JSON pointer of an array in content, may be empty
  FactId append = kNoFact;     // list of JSON texts appended there
  FactId replaces = kNoFact;   // JSON text of the document that it takes the place of
};

// A value that the fix replaces where the user wrote it.
struct Change {
  FactId fact = kNoFact;
  std::string_view to;  // with {fact} placeholders
};

struct Fix {
  std::string_view id;
  Words title;
  Applicability applicability = Applicability::manual;  // the best it can be, all facts known
  Range steps;                                          // in words
  Range commands;                                       // in argvs
  Range verify;                                         // in argvs
  Range artifacts;                                      // in artifacts
  Range changes;                                        // in changes
  Words undo;
  Words risk;
  std::uint32_t applies_if = 0xFFFFFFFF;  // as of a cause; where it is false, it is no fix
};

// Which account does what in one kind of cross-account task: the documented decision table.
struct AccountTable {
  std::string_view id;
  std::uint32_t when = 0;  // in test_nodes
  Words title;
  Range what;  // in words: what is to be done
  Range who;   // in words, parallel: by or with which account, with {fact} placeholders
  Origin origin;
};

// ---- pre-flight: what is wrong before anything failed

// One way in which a rule is broken.
struct PreflightCase {
  std::uint32_t when = 0;    // in test_nodes
  Words message;             // with {fact} placeholders
  FactId at = kNoFact;       // where the caret points
  bool per_endpoint = true;  // else once per task
};

struct PreflightRule {
  std::string_view id;  // "TRU-004"
  Words title;
  Severity severity = Severity::error;
  Origin origin;
  std::uint32_t applies_if = 0xFFFFFFFF;  // in test_nodes; 0xFFFFFFFF: always
  Range cases;                            // in preflight_cases
  Range blocked_by;                       // in preflight_refs: faults that this one follows from
  Range fixes;                            // in fix_refs
  bool is_routine = false;                // found in sound tasks as well: named, not told
};

// A field of a task configuration, under the names that the forms of one give it, and the fact it
// fills.
struct ConfigField {
  std::string_view key;  // ConfigureDtsJob parameter
  std::string_view
      detail;  // key inside SourceEndpoint/DestinationEndpoint of a DescribeDtsJobDetail reply
  std::string_view side;  // "source", "destination" or empty
  FactId fact = kNoFact;  // kNoFact: known name without a fact
  bool secret = false;
  bool weak = false;  // alone it makes no task: purchases and look-ups have it too
  Range terraform;    // in strings: arguments of alicloud_dts_*
  Range nested;       // in strings: keys inside SourceEndpoint/DestinationEndpoint of ROS templates
                      // and older operations; of a task's field, other keys beside them
  Range console;      // in strings: the labels of the console
};

// How a form spells a value that the API spells otherwise.
struct ConfigValue {
  std::string_view says;
  FactId fact = kNoFact;
  std::string_view means;          // empty: it depends, or nothing is documented
  std::string_view instance_type;  // of a database type: what "Alibaba Cloud Instance" means there
};

// A resource type or operation and the job type it implies (may be empty).
struct ConfigKind {
  std::string_view name;
  std::string_view job_type;
};

// What the console writes over, or in front of, the fields of one side.
struct ConfigSection {
  std::string_view label;
  std::string_view side;
};

// Actions that the role of an endpoint needs.
struct RequiredActions {
  std::string_view id;
  Range instance_types;  // in strings: endpoints of these, case ignored
  Range actions;         // in strings
  Origin origin;
};

// What a system policy of RAM allows, as far as its documentation tells.
struct SystemPolicy {
  std::string_view name;
  Range allows;     // in strings: action patterns, on all resources
  Range may_allow;  // in strings: beyond `allows`, nothing is known about these
  Origin origin;
};

// A row of a table of values, such as the documented values of a parameter.
struct TableRow {
  std::string_view table;
  std::string_view key;
  std::string_view value;  // what the table says of the key, may be empty
};

struct RuleSet {
  std::string_view date;  // ISO date of the bundle
  std::string_view hash;  // of the content of all rule files

  std::span<const Pattern> patterns;
  std::span<const MatchNode> match_nodes;
  std::span<const CaptureName> capture_names;
  std::span<const Example> examples;
  std::span<const CaptureName> example_captures;
  std::span<const Cause> causes;
  std::span<const Check> checks;
  std::span<const TestNode> test_nodes;
  std::span<const Operand> operands;
  std::span<const FactDecl> facts;  // sorted by key
  std::span<const DocumentKind> documents;
  std::span<const Fix> fixes;
  std::span<const Artifact> artifacts;
  std::span<const Change> changes;
  std::span<const Range> argvs;  // each a Range in strings
  std::span<const Words> words;
  std::span<const AccountTable> account_tables;
  std::span<const PreflightRule> preflight;
  std::span<const PreflightCase> preflight_cases;
  std::span<const ConfigField> config_fields;
  std::span<const RequiredActions> required_actions;
  std::span<const SystemPolicy> system_policies;
  std::span<const ConfigValue> config_values;
  std::span<const ConfigKind> config_kinds;
  std::span<const ConfigSection> config_sections;
  std::span<const MatrixPage> matrix_pages;
  std::span<const AccessMethod> access_methods;
  std::span<const DatabaseType> database_types;
  std::span<const TwoWayPair> two_way_pairs;
  std::span<const MatrixNote> matrix_notes;
  std::span<const Infrastructure> infrastructures;
  std::span<const Region> regions;
  std::span<const std::uint32_t> matrix_refs;
  std::span<const TableRow> table_rows;  // the rows of one table stand together
  std::span<const std::uint32_t> cause_refs;
  std::span<const FixRef> fix_refs;
  std::span<const std::uint32_t> preflight_refs;
  std::span<const FactId> fact_refs;
  std::span<const std::string_view> strings;

  std::shared_ptr<const void> owner;  // keeps loaded rows alive; null for the embedded ones

  template <typename T>
  [[nodiscard]] static std::span<const T> part(std::span<const T> table, Range range) {
    return table.subspan(range.begin, range.count);
  }
};

// Lookups by name; nullptr or kNoFact if there is none. Binary search for facts.
[[nodiscard]] FactId find_fact(const RuleSet& rules, std::string_view key);
[[nodiscard]] const Pattern* find_pattern(const RuleSet& rules, std::string_view id);
[[nodiscard]] const Cause* find_cause(const RuleSet& rules, std::string_view id);
[[nodiscard]] const PreflightRule* find_preflight(const RuleSet& rules, std::string_view id);
// The rows of a table; empty if there is no such table.
[[nodiscard]] std::span<const TableRow> find_table(const RuleSet& rules, std::string_view table);

// The names under which enumerators stand in rule files and reports.
[[nodiscard]] std::string_view name_of(Severity value);
[[nodiscard]] std::string_view name_of(Status value);
[[nodiscard]] std::string_view name_of(Retryable value);
[[nodiscard]] std::string_view name_of(OriginKind value);
[[nodiscard]] std::string_view name_of(Applicability value);
[[nodiscard]] std::string_view name_of(Effect value);
[[nodiscard]] std::string_view name_of(PairVerdict value);

}  // namespace dtsdoctor
