// SPDX-License-Identifier: Apache-2.0
//
// Runs the table beside it: each case is a few files and whether one rule fires on them, where. A
// rule of the group without a firing and a sound case is a failure of its own.
#include <algorithm>
#include <set>

#include "catch.h"
#include "diagnose/preflight.h"
#include "facts/ram_documents.h"
#include "facts/task_forms.h"
#include "support.h"

namespace dtsdoctor::testing {
namespace {

struct Row {
  std::string rule, name, endpoint;
  bool fires = false;
  std::size_t line = 0;
  Case of;
};

std::string text_of(const JsonValue& row, std::string_view key) {
  const JsonValue* value = row.find(key);
  return value == nullptr ? "" : value->text;
}

Row read_row(const JsonValue& row) {
  Row out;
  out.rule = text_of(row, "rule");
  out.name = text_of(row, "name");
  out.endpoint = text_of(row, "endpoint");
  out.fires = text_of(row, "fires") == "true";
  if (const std::string line = text_of(row, "line"); !line.empty()) out.line = std::stoul(line);
  for (const JsonMember& file : row.find("files")->members) {
    if (!file.key.ends_with(".tf")) {
      add(out.of, document(file.key, file.value.text));
      continue;
    }
    const Source source(file.key, file.value.text);
    for (TaskDocument& task : read_tasks(source, builtin_rules()).tasks)
      out.of.tasks.push_back(std::move(task));
  }
  const JsonValue* options = row.find("options");
  if (options != nullptr && options->items.size() == 2 && options->items[0].text == "--account")
    out.of.account = FactValue{options->items[1].text, std::nullopt};
  return out;
}

std::vector<Row> table() {
  const Source source("support-matrix.json",
                      test::read_file(test::in_source("tests/preflight/support-matrix.json")));
  const Result<JsonValue> root = parse_json(source);
  REQUIRE(root.ok());
  std::vector<Row> rows;
  for (const JsonValue& row : root->items) rows.push_back(read_row(row));
  return rows;
}

bool is_in_group(std::string_view rule) { return rule.starts_with("MTX-"); }

}  // namespace

TEST_CASE("support matrix rules: the table holds") {
  const RuleSet& rules = builtin_rules();
  for (const Row& row : table()) {
    INFO(row.rule << ": " << row.name);
    const Preflight result = run_preflight(rules, row.of, nullptr);
    const auto found = std::find_if(
        result.findings.begin(), result.findings.end(),
        [&](const Finding& finding) { return rules.preflight[finding.rule].id == row.rule; });
    REQUIRE((found != result.findings.end()) == row.fires);
    if (!row.fires) continue;
    CHECK(result.units[found->unit].side == row.endpoint);
    REQUIRE(found->place);
    CHECK(found->place->line == row.line);
  }
}

TEST_CASE("support matrix rules: each has a firing and a sound case") {
  std::set<std::pair<std::string, bool>> covered;
  for (const Row& row : table()) covered.emplace(row.rule, row.fires);
  std::size_t rules = 0;
  for (const PreflightRule& rule : builtin_rules().preflight) {
    if (!is_in_group(rule.id)) continue;
    ++rules;
    INFO(rule.id);
    CHECK(covered.count({std::string(rule.id), true}) == 1);
    CHECK(covered.count({std::string(rule.id), false}) == 1);
  }
  CHECK(rules > 0);
}

TEST_CASE("support matrix rules: a sound task draws no warning") {
  const Case of = case_of({{"task.json", R"({"JobType":"SYNC","SourceEndpointInstanceType":"RDS",
"SourceEndpointEngineName":"MYSQL","SourceEndpointOwnerID":"1408826137750019",
"SourceEndpointRole":"ram-for-dts","DestinationEndpointInstanceType":"RDS",
"DestinationEndpointEngineName":"MYSQL"})"}});
  const Preflight result = run_preflight(builtin_rules(), of, nullptr);
  for (const Finding& finding : result.findings) {
    const PreflightRule& rule = builtin_rules().preflight[finding.rule];
    INFO(rule.id);
    CHECK((!is_in_group(rule.id) || rule.severity == Severity::info));
  }
}

}  // namespace dtsdoctor::testing
