// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/output.h"
#include "cli/rule_bundle.h"
#include "cli/rules_words.h"
#include "match/example_matches.h"
#include "rules/selftest.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::ordered_json;

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

// A lint stands in front of what it says: "[cross_talk] the example …".
Json to_json(const Problem& problem) {
  std::string what = problem.what.english();
  Json lint;
  const std::size_t end = what.find("] ");
  if (what.starts_with("[") && end != std::string::npos) {
    lint = what.substr(1, end - 1);
    what.erase(0, end + 2);
  }
  Json out = {{"lint", std::move(lint)},
              {"what", what},
              {"why", problem.why.english()},
              {"help", problem.help.english()}};
  if (problem.where) {
    out["file"] = problem.where->input;
    out["line"] = problem.where->line;
    out["column"] = problem.where->column;
  }
  return out;
}

Json list_of(const std::vector<Problem>& problems) {
  Json out = Json::array();
  for (const Problem& problem : problems) out.push_back(to_json(problem));
  return out;
}

std::string json_of(const SelfTest& test) {
  Json rows = Json::array();
  for (const RuleRow& row : test.rows) {
    rows.push_back({{"id", row.pattern},
                    {"status", name_of(row.status)},
                    {"examples", row.examples},
                    {"look_alikes", row.negatives},
                    {"failed", row.problems}});
  }
  const Json out = {{"schema", "dtsdoctor-rules-check/1"},
                    {"rules", std::move(rows)},
                    {"errors", list_of(test.errors)},
                    {"warnings", list_of(test.warnings)}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

// Of rules beside the built-in ones only those are shown; a built-in rule's example that they claim
// is an error all the same.
SelfTest tested(const LoadedRules& loaded, const Options& options) {
  SelfTest test = selftest(loaded, example_matches(loaded.rules));
  const auto wanted = in_overlay(options);
  if (wanted == nullptr) return test;
  std::vector<RuleRow> rows;
  for (std::size_t i = 0; i < test.rows.size(); ++i) {
    if (wanted(loaded.patterns[i].input)) rows.push_back(test.rows[i]);
  }
  test.rows = std::move(rows);
  std::erase_if(test.warnings, [&](const Problem& problem) {
    return problem.where && !wanted(problem.where->input);
  });
  return test;
}

std::string result_text(std::size_t problems, Lang lang) {
  if (lang == Lang::zh) return problems == 0 ? "通过" : fmt::format("{} 项未通过", problems);
  return problems == 0 ? "ok" : fmt::format("{} failed", problems);
}

std::string totals_text(const LoadedRules& loaded, const SelfTest& test, Lang lang) {
  const RuleSet& rules = loaded.rules;
  if (lang == Lang::zh) {
    return fmt::format("规则 {} 条，原因 {} 个，解决方法 {} 个：错误 {} 个，警告 {} 个",
                       rules.patterns.size(), rules.causes.size(), rules.fixes.size(),
                       test.errors.size(), test.warnings.size());
  }
  return fmt::format("{}, {}, {} fixes: {}, {}", counted(rules.patterns.size(), "pattern"),
                     counted(rules.causes.size(), "cause"), rules.fixes.size(),
                     counted(test.errors.size(), "error"),
                     counted(test.warnings.size(), "warning"));
}

}  // namespace

ExitCode rules_check(const Options& options, const Environment& environment) {
  const Result<LoadedRules> loaded = load_for(options);
  if (!loaded.ok()) {
    if (options.format == "json") environment.out(json_of({{}, {loaded.problem()}, {}}));
    show(loaded.problem(), environment);
    return ExitCode::bad_rules;
  }
  const SelfTest test = tested(*loaded, options);
  if (options.format == "json") {
    environment.out(json_of(test));
    return test.errors.empty() ? ExitCode::done : ExitCode::bad_rules;
  }
  const Lang lang = table_language(options, environment);
  std::vector<Cells> rows;
  for (const RuleRow& row : test.rows) {
    rows.push_back({std::string(row.pattern), std::string(name_of(row.status)),
                    std::to_string(row.examples), std::to_string(row.negatives),
                    result_text(row.problems, lang)});
  }
  print_table({{"ID", "ID"},
               {"STATUS", "状态"},
               {"MATCH", "正例"},
               {"NO MATCH", "反例"},
               {"RESULT", "结果"}},
              rows, {}, options, environment);
  for (const Problem& warning : test.warnings) show(warning, environment, "warning");
  for (const Problem& error : test.errors) show(error, environment);
  if (options.format == "text") environment.out("\n" + totals_text(*loaded, test, lang) + "\n");
  return test.errors.empty() ? ExitCode::done : ExitCode::bad_rules;
}

}  // namespace dtsdoctor
