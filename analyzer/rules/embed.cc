// SPDX-License-Identifier: Apache-2.0
#include "rules/embed.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

namespace dtsdoctor {
namespace {

// Characters of one piece of a literal that stands alone on its line.
constexpr std::size_t kPiece = 2000;

constexpr std::string_view kHead = R"(// SPDX-License-Identifier: Apache-2.0
// Generated from patterns/ and knowledge/ by the build: edit those.
#include "rules/builtin.h"

// Rule files are longer than the literals every compiler must take; the ones we use take them.
#pragma GCC diagnostic ignored "-Woverlength-strings"

namespace dtsdoctor {
namespace {

using std::operator""sv;

)";

// A string literal. Bytes that are no ASCII go through as they are: the file is UTF-8.
std::string literal(std::string_view text) {
  if (text.empty()) return "{}";
  std::string out = "\"";
  std::size_t in_piece = 0;
  for (const char c : text) {
    const bool is_continuation = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
    if (++in_piece > kPiece && !is_continuation) {
      out += "\"\n\"";
      in_piece = 0;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\' || c == '?') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\{:03o}", byte);
    } else {
      out += c;
    }
  }
  return out + "\"sv";
}

template <typename E>
std::string number(E value) {
  return fmt::format("{{{}}}", static_cast<unsigned>(value));
}

std::string_view word(bool value) { return value ? "true" : "false"; }

// One overload per row type: its braced initializer, every member in order.
std::string row(std::string_view text) { return literal(text); }
std::string row(std::uint32_t index) { return std::to_string(index); }
std::string row(std::uint16_t fact) { return std::to_string(fact); }
std::string row(Range range) { return fmt::format("{{{},{}}}", range.begin, range.count); }
std::string row(const Words& words) {
  return fmt::format("{{{},{}}}", literal(words.en), literal(words.zh));
}

std::string row(const Origin& origin) {
  return fmt::format("{{OriginKind{},{},{}}}", number(origin.kind), literal(origin.url),
                     literal(origin.captured));
}

std::string row(const MatchNode& node) {
  return fmt::format("{{MatchOp{},Field{},{},{},{},{}}}", number(node.op), number(node.field),
                     word(node.fold), word(node.optional), literal(node.value), row(node.children));
}

std::string row(const CaptureName& capture) {
  return fmt::format("{{{},{},{},{}}}", literal(capture.group), literal(capture.name),
                     word(capture.varies), literal(capture.prefix));
}

std::string row(const Example& example) {
  return fmt::format("{{{},{},{}}}", literal(example.text), row(example.captures),
                     literal(example.why));
}

std::string row(const Pattern& p) {
  std::string out = fmt::format("{{{},{},Status{},{},{},{},", literal(p.id), p.rev,
                                number(p.status), literal(p.code), row(p.aliases), row(p.title));
  out += fmt::format("Severity{},{},{},Context{},Retryable{},{},{},", number(p.severity),
                     literal(p.stage), row(p.engines), number(p.context), number(p.retryable),
                     row(p.origin), p.match);
  out += fmt::format("{},{},{},{},{},", row(p.captures), row(p.causes), row(p.supersedes),
                     row(p.windows), word(p.slow));
  return out + fmt::format("{},{},{},{}}}", row(p.match_examples), row(p.no_match_examples),
                           row(p.known_miss), row(p.known_false));
}

std::string row(const DocumentKind& document) {
  return fmt::format("{{{},{},{},{},{},{}}}", literal(document.id), row(document.command),
                     row(document.as), row(document.then), literal(document.profile),
                     literal(document.save_as));
}

std::string row(const FactDecl& fact) {
  return fmt::format("{{{},{},Sensitivity{},{},{},{},{},{}U}}", literal(fact.key),
                     literal(fact.type), number(fact.sensitivity), word(fact.from_user),
                     row(fact.values), row(fact.about), row(fact.derives_from), fact.document);
}

std::string row(const Operand& operand) {
  return fmt::format("{{Operand::Kind{},{},{}}}", number(operand.kind), operand.fact,
                     literal(operand.text));
}

std::string row(const TestNode& node) {
  return fmt::format("{{TestOp{},{},{},{}}}", number(node.op), word(node.fold), row(node.operands),
                     row(node.children));
}

std::string row(const Check& check) {
  return fmt::format("{{{},{},Effect{},Effect{},{},{},{}}}", literal(check.id), check.test,
                     number(check.if_true), number(check.if_false), row(check.says_true),
                     row(check.says_false), row(check.shows));
}

std::string row(const FixRef& ref) { return fmt::format("{{{},{}U}}", ref.fix, ref.only_if); }

std::string row(const Cause& cause) {
  return fmt::format("{{{},{},{},{},{}U,{},{},{},{}}}", literal(cause.id), row(cause.title),
                     row(cause.because), row(cause.origin), cause.applies_if, row(cause.excludes),
                     row(cause.checks), row(cause.fixes), word(cause.about_accounts));
}

std::string row(const Artifact& artifact) {
  return fmt::format("{{{},{},{},{},{}}}", literal(artifact.name), literal(artifact.content),
                     literal(artifact.append_to), artifact.append, artifact.replaces);
}

std::string row(const Change& change) {
  return fmt::format("{{{},{}}}", change.fact, literal(change.to));
}

std::string row(const Fix& fix) {
  return fmt::format("{{{},{},Applicability{},{},{},{},{},{},{},{},{}}}", literal(fix.id),
                     row(fix.title), number(fix.applicability), row(fix.steps), row(fix.commands),
                     row(fix.verify), row(fix.artifacts), row(fix.changes), row(fix.undo),
                     row(fix.risk), fix.applies_if);
}

std::string row(const AccountTable& table) {
  return fmt::format("{{{},{},{},{},{},{}}}", literal(table.id), table.when, row(table.title),
                     row(table.what), row(table.who), row(table.origin));
}

std::string row(const PreflightCase& one) {
  return fmt::format("{{{},{},{},{}}}", one.when, row(one.message), one.at, word(one.per_endpoint));
}

std::string row(const PreflightRule& rule) {
  return fmt::format("{{{},{},Severity{},{},{}U,{},{},{},{}}}", literal(rule.id), row(rule.title),
                     number(rule.severity), row(rule.origin), rule.applies_if, row(rule.cases),
                     row(rule.blocked_by), row(rule.fixes), word(rule.is_routine));
}

std::string row(const ConfigField& field) {
  return fmt::format("{{{},{},{},{},{},{},{},{},{}}}", literal(field.key), literal(field.detail),
                     literal(field.side), field.fact, word(field.secret), word(field.weak),
                     row(field.terraform), row(field.nested), row(field.console));
}

std::string row(const ConfigValue& value) {
  return fmt::format("{{{},{},{},{}}}", literal(value.says), value.fact, literal(value.means),
                     literal(value.instance_type));
}

std::string row(const ConfigKind& kind) {
  return fmt::format("{{{},{}}}", literal(kind.name), literal(kind.job_type));
}

std::string row(const ConfigSection& section) {
  return fmt::format("{{{},{}}}", literal(section.label), literal(section.side));
}

std::string row(const RequiredActions& required) {
  return fmt::format("{{{},{},{},{}}}", literal(required.id), row(required.instance_types),
                     row(required.actions), row(required.origin));
}

std::string row(const SystemPolicy& policy) {
  return fmt::format("{{{},{},{},{}}}", literal(policy.name), row(policy.allows),
                     row(policy.may_allow), row(policy.origin));
}

std::string row(const MatrixPage& page) {
  return fmt::format("{{{},{},{}}}", literal(page.id), row(page.name), row(page.origin));
}

std::string row(const AccessMethod& method) {
  return fmt::format("{{{},{},{},{},{}}}", literal(method.id), row(method.name), row(method.brief),
                     word(method.is_cloud), row(method.spellings));
}

std::string row(const DatabaseType& type) {
  std::string out =
      fmt::format("{{{},{},{},{},{},{},", literal(type.id), literal(type.side), row(type.name),
                  word(type.is_default), row(type.methods), row(type.passed_as));
  out += fmt::format("{},{},ApiMapping{},{},{},", row(type.engines), row(type.cloud_types),
                     number(type.mapping), row(type.listed_on), row(type.missing_on));
  return out + fmt::format("{},{}}}", literal(type.since), row(type.note));
}

std::string row(const TwoWayPair& pair) {
  return fmt::format("{{{},{},{},{},{},PairVerdict{},{},{}}}", literal(pair.id), row(pair.name),
                     pair.source, pair.destination, pair.method, number(pair.verdict),
                     row(pair.listed_on), row(pair.note));
}

std::string row(const MatrixNote& note) {
  return fmt::format("{{{},{},{},{}}}", literal(note.id), literal(note.about), row(note.text),
                     row(note.pages));
}

std::string row(const Infrastructure& infrastructure) {
  return fmt::format("{{{},{}}}", literal(infrastructure.id), row(infrastructure.name));
}

std::string row(const Region& region) {
  return fmt::format("{{{},{},{},{},{}}}", literal(region.id), row(region.name),
                     region.infrastructure, word(region.mainland), region.page);
}

std::string row(const TableRow& entry) {
  return fmt::format("{{{},{},{}}}", literal(entry.table), literal(entry.key),
                     literal(entry.value));
}

std::string row(const RuleFile& file) {
  return fmt::format("{{{},{}}}", literal(file.name), literal(file.text));
}

// Writes the arrays, and remembers how the RuleSet refers to each.
class Writer {
 public:
  template <typename T>
  void table(std::string_view type, std::string_view name, std::span<const T> rows) {
    // There are no arrays without elements.
    members_ +=
        fmt::format("      .{} = {},\n", name, rows.empty() ? "{}" : fmt::format("k_{}", name));
    if (!rows.empty()) array(type, name, rows);
  }

  template <typename T>
  void array(std::string_view type, std::string_view name, std::span<const T> rows) {
    arrays_ += fmt::format("constexpr {} k_{}[] = {{\n", type, name);
    for (const T& entry : rows) arrays_ += row(entry) + ",\n";
    arrays_ += "};\n\n";
  }

  [[nodiscard]] const std::string& arrays() const { return arrays_; }
  [[nodiscard]] const std::string& members() const { return members_; }

 private:
  std::string arrays_;
  std::string members_;
};

}  // namespace

std::string embed_source(const RuleSet& rules, std::span<const RuleFile> files) {
  Writer writer;
  writer.table("Pattern", "patterns", rules.patterns);
  writer.table("MatchNode", "match_nodes", rules.match_nodes);
  writer.table("CaptureName", "capture_names", rules.capture_names);
  writer.table("Example", "examples", rules.examples);
  writer.table("CaptureName", "example_captures", rules.example_captures);
  writer.table("Cause", "causes", rules.causes);
  writer.table("Check", "checks", rules.checks);
  writer.table("TestNode", "test_nodes", rules.test_nodes);
  writer.table("Operand", "operands", rules.operands);
  writer.table("FactDecl", "facts", rules.facts);
  writer.table("DocumentKind", "documents", rules.documents);
  writer.table("Fix", "fixes", rules.fixes);
  writer.table("Artifact", "artifacts", rules.artifacts);
  writer.table("Change", "changes", rules.changes);
  writer.table("Range", "argvs", rules.argvs);
  writer.table("Words", "words", rules.words);
  writer.table("AccountTable", "account_tables", rules.account_tables);
  writer.table("PreflightRule", "preflight", rules.preflight);
  writer.table("PreflightCase", "preflight_cases", rules.preflight_cases);
  writer.table("ConfigField", "config_fields", rules.config_fields);
  writer.table("RequiredActions", "required_actions", rules.required_actions);
  writer.table("SystemPolicy", "system_policies", rules.system_policies);
  writer.table("ConfigValue", "config_values", rules.config_values);
  writer.table("ConfigKind", "config_kinds", rules.config_kinds);
  writer.table("ConfigSection", "config_sections", rules.config_sections);
  writer.table("MatrixPage", "matrix_pages", rules.matrix_pages);
  writer.table("AccessMethod", "access_methods", rules.access_methods);
  writer.table("DatabaseType", "database_types", rules.database_types);
  writer.table("TwoWayPair", "two_way_pairs", rules.two_way_pairs);
  writer.table("MatrixNote", "matrix_notes", rules.matrix_notes);
  writer.table("Infrastructure", "infrastructures", rules.infrastructures);
  writer.table("Region", "regions", rules.regions);
  writer.table("std::uint32_t", "matrix_refs", rules.matrix_refs);
  writer.table("TableRow", "table_rows", rules.table_rows);
  writer.table("std::uint32_t", "cause_refs", rules.cause_refs);
  writer.table("FixRef", "fix_refs", rules.fix_refs);
  writer.table("std::uint32_t", "preflight_refs", rules.preflight_refs);
  writer.table("FactId", "fact_refs", rules.fact_refs);
  writer.table("std::string_view", "strings", rules.strings);
  if (!files.empty()) writer.array("RuleFileView", "files", files);

  std::string out(kHead);
  out += writer.arrays();
  out += "}  // namespace\n\nconst RuleSet& builtin_rules() {\n  static const RuleSet rules{\n";
  out += fmt::format("      .date = {},\n      .hash = {},\n", literal(rules.date),
                     literal(rules.hash));
  out += writer.members();
  out += "      .owner = {},\n  };\n  return rules;\n}\n\n";
  out += fmt::format("std::span<const RuleFileView> builtin_rule_files() {{ return {}; }}\n\n",
                     files.empty() ? "{}" : "k_files");
  return out + "}  // namespace dtsdoctor\n";
}

}  // namespace dtsdoctor
