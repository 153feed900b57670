// SPDX-License-Identifier: Apache-2.0
//
// An error beside the documents of its task: the verdicts that the correlation rules ask for. The
// cases stand in correlation.json: `diagnosis` is the error's id ("" if it is none of ours),
// `verdicts` some of its causes, `order` the first of them as reported.
#include "diagnose/differential.h"

#include <set>

#include "preflight/tables.h"
#include "report/assemble.h"

namespace dtsdoctor {
namespace {

using testing::text_of;

std::string verdict_of(const Differential& differential, std::string_view cause) {
  for (const CauseVerdict& one : differential.causes) {
    if (builtin_rules().causes[one.cause].id == cause) return std::string(name_of(one.verdict));
  }
  return "no such cause";
}

void check(const testing::Table& table, const JsonValue& row) {
  const RuleSet& rules = builtin_rules();
  const FailureGroups failures = testing::failures_of(row);
  const std::string wanted = text_of(row, "diagnosis");
  REQUIRE(failures.size() == (wanted.empty() ? 0 : 1));
  if (wanted.empty()) return;
  const Pattern& pattern = rules.patterns[failures.front().pattern];
  REQUIRE(pattern.id == wanted);
  const Case of = testing::case_of(table, row);
  const Differential differential =
      differentiate(rules, pattern, of, failure_facts(pattern, failures.front()));
  for (const JsonMember& verdict : row.find("verdicts")->members) {
    INFO(verdict.key);
    CHECK(verdict_of(differential, verdict.key) == verdict.value.text);
  }
  if (row.find("endpoint") != nullptr) CHECK(differential.endpoint == text_of(row, "endpoint"));
  const std::vector<std::string> order = testing::texts_of(row, "order");
  REQUIRE(differential.causes.size() >= order.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    CHECK(rules.causes[differential.causes[i].cause].id == order[i]);
}

}  // namespace

TEST_CASE("correlation: an error beside the documents of its task") {
  for (const testing::Table& table : testing::tables("diagnoses")) {
    for (const JsonValue& row : table.root.find("cases")->items) {
      INFO(text_of(row, "rule") << ": " << text_of(row, "name"));
      check(table, row);
    }
  }
}

TEST_CASE("correlation: each rule has a case") {
  std::set<std::string> seen;
  for (const testing::Table& table : testing::tables("diagnoses")) {
    for (const JsonValue& row : table.root.find("cases")->items) seen.insert(text_of(row, "rule"));
  }
  CHECK(seen.size() == 14);
  CHECK(*seen.begin() == "COR-001");
  CHECK(*seen.rbegin() == "COR-014");
}

}  // namespace dtsdoctor
