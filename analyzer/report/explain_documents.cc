// SPDX-License-Identifier: Apache-2.0
//
// Which documents a cause or a pre-flight rule depends on: the facts that its tests read, traced to
// where they come from.
#include <algorithm>

#include "base/utf8.h"
#include "diagnose/fill.h"
#include "report/explain_page.h"

namespace dtsdoctor {
namespace {

namespace words = explain_words;

constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::size_t kDeepest = 4;  // rules derive facts from facts, but not for ever

using Documents = std::vector<std::uint32_t>;

void add_fact(const RuleSet& rules, FactId id, std::size_t depth, Documents& out) {
  if (id >= rules.facts.size()) return;
  const FactDecl& fact = rules.facts[id];
  if (fact.document < rules.documents.size()) {
    if (std::find(out.begin(), out.end(), fact.document) == out.end()) out.push_back(fact.document);
    return;
  }
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

void write_document(const RuleSet& rules, std::uint32_t document, Page& page) {
  const DocumentKind& kind = rules.documents[document];
  const Facts facts(rules);
  page.line(std::string(kChapterIndent, ' ') + page.paint(Ink::bold, visible(kind.id)));
  const std::size_t indent = kChapterIndent + 3;
  const std::string as = fill(kind.as.in(page.lang), facts, page.lang);
  const std::string then = fill(kind.then.in(page.lang), facts, page.lang);
  if (kind.command.count == 0) {
    page.prose(std::string(indent, ' '), as);
    write_rows({{words::kThen.in(page.lang), then}}, indent, page);
    return;
  }
  write_command(fill_command(kind.command, facts, page.lang), indent, page);
  write_rows({{words::kRunAs.in(page.lang), as}, {words::kThen.in(page.lang), then}}, indent, page);
}

}  // namespace

Documents documents_of(const RuleSet& rules, const Cause& cause) {
  Documents out;
  if (cause.applies_if != kNone) add_test(rules, cause.applies_if, out);
  for (const Check& check : RuleSet::part(rules.checks, cause.checks)) {
    if (check.if_true != Effect::nothing || check.if_false != Effect::nothing)
      add_test(rules, check.test, out);
  }
  return out;
}

Documents documents_of(const RuleSet& rules, const PreflightRule& rule) {
  Documents out;
  if (rule.applies_if != kNone) add_test(rules, rule.applies_if, out);
  for (const PreflightCase& one : RuleSet::part(rules.preflight_cases, rule.cases))
    add_test(rules, one.when, out);
  return out;
}

void write_documents(const RuleSet& rules, const std::vector<std::uint32_t>& documents,
                     Page& page) {
  if (documents.empty()) return;
  write_chapter(words::kDocuments, page);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (i > 0) page.blank();
    write_document(rules, documents[i], page);
  }
}

}  // namespace dtsdoctor
