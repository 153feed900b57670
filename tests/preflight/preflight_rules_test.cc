// SPDX-License-Identifier: Apache-2.0
//
// What each shipped pre-flight rule finds, and that it stays silent on sound documents. The tables
// beside this file hold the cases: documents in; findings of the table's groups out, each as
// "RULE endpoint file:line", with " < RULE" for the fault that it follows from; `marks` what stands
// over the caret, as "RULE text"; `sound` names rules that must be decided and find nothing. What
// is expected was decided from the documentation.
#include <algorithm>
#include <set>

#include "diagnose/preflight.h"
#include "preflight/tables.h"
#include "report/assemble.h"

namespace dtsdoctor {
namespace {

using testing::case_of;
using testing::Table;
using testing::tables;
using testing::text_of;
using testing::texts_of;

std::optional<FailureFacts> failure_of(const JsonValue& row) {
  if (text_of(row, "error").empty()) return std::nullopt;
  const FailureGroups failures = testing::failures_of(row);
  REQUIRE(failures.size() == 1);
  return failure_facts(builtin_rules().patterns[failures.front().pattern], failures.front());
}

std::string shown(const Preflight& result, const Finding& finding) {
  const RuleSet& rules = builtin_rules();
  const std::string& side = result.units[finding.unit].side;
  const bool per_endpoint = rules.preflight_cases[finding.which].per_endpoint;
  std::string out(rules.preflight[finding.rule].id);
  out += " " + (per_endpoint && !side.empty() ? side : std::string("task"));
  if (finding.place) out += " " + finding.place->input + ":" + std::to_string(finding.place->line);
  if (finding.blocked_by) out += " < " + std::string(rules.preflight[*finding.blocked_by].id);
  return out;
}

// "RULE text" for each finding that marks some.
std::set<std::string> marks(const Preflight& result) {
  std::set<std::string> out;
  for (const Finding& finding : result.findings) {
    if (!finding.place) continue;
    const Place& at = *finding.place;
    out.insert(std::string(builtin_rules().preflight[finding.rule].id) + " " +
               at.text.substr(at.mark_begin, at.mark_end - at.mark_begin));
  }
  return out;
}

std::string group_of(std::string_view rule) { return std::string(rule.substr(0, rule.find('-'))); }

}  // namespace

TEST_CASE("preflight rules: each finds its fault and nothing else") {
  for (const Table& table : tables("findings")) {
    const std::vector<std::string> groups = texts_of(table.root, "groups");
    REQUIRE_FALSE(groups.empty());
    for (const JsonValue& row : table.root.find("cases")->items) {
      INFO(table.name << ": " << text_of(row, "name"));
      const Case of = case_of(table, row);
      const std::optional<FailureFacts> failure = failure_of(row);
      const Preflight result = run_preflight(builtin_rules(), of, failure ? &*failure : nullptr);
      std::vector<std::string> found;
      std::set<std::string> fired, open;
      for (const Finding& finding : result.findings) {
        const std::string rule(builtin_rules().preflight[finding.rule].id);
        fired.insert(rule);
        if (std::find(groups.begin(), groups.end(), group_of(rule)) != groups.end())
          found.push_back(shown(result, finding));
      }
      for (const NotChecked& one : result.not_checked)
        open.emplace(builtin_rules().preflight[one.rule].id);
      std::vector<std::string> expected = texts_of(row, "findings");
      std::sort(found.begin(), found.end());
      std::sort(expected.begin(), expected.end());
      CHECK(found == expected);
      const std::set<std::string> marked = marks(result);
      for (const std::string& mark : texts_of(row, "marks")) {
        INFO(mark);
        CHECK(marked.count(mark) == 1);
      }
      for (const std::string& rule : texts_of(row, "sound")) {
        INFO(rule);
        CHECK(find_preflight(builtin_rules(), rule) != nullptr);
        CHECK(fired.count(rule) == 0);
        CHECK(open.count(rule) == 0);
      }
      for (const std::string& rule : texts_of(row, "not_checked")) {
        INFO(rule);
        CHECK(open.count(rule) == 1);
      }
    }
  }
}

TEST_CASE("preflight rules: each has a case that it finds and one that is sound") {
  std::set<std::string> firing, sound;
  for (const Table& table : tables("findings")) {
    for (const JsonValue& row : table.root.find("cases")->items) {
      for (const std::string& finding : texts_of(row, "findings"))
        firing.insert(finding.substr(0, finding.find(' ')));
      for (const std::string& rule : texts_of(row, "sound")) sound.insert(rule);
    }
  }
  for (const PreflightRule& rule : builtin_rules().preflight) {
    if (group_of(rule.id) == "MTX") continue;  // support_matrix_test.cc asks the same of its table
    INFO(rule.id);
    CHECK(firing.count(std::string(rule.id)) == 1);
    CHECK(sound.count(std::string(rule.id)) == 1);
  }
}

}  // namespace dtsdoctor
