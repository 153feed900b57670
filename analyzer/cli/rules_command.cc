// SPDX-License-Identifier: Apache-2.0
#include "cli/rules_command.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/spelling.h"
#include "base/utf8.h"
#include "cli/rule_bundle.h"
#include "match/example_matches.h"
#include "rules/selftest.h"

namespace dtsdoctor {
namespace {

using Row = std::vector<std::string>;

// Columns aligned by display width; the last one is not padded.
std::string table(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths;
  for (const Row& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], display_width(row[i]));
  }
  std::string out;
  for (const Row& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      line += row[i];
      if (i + 1 < row.size()) line += std::string(widths[i] - display_width(row[i]) + 2, ' ');
    }
    out += line + "\n";
  }
  return out;
}

ExitCode list(const Options& options, const Environment& environment) {
  const Result<RuleSet> rules = rules_for(options);
  if (!rules.ok()) {
    environment.err(render(rules.problem()));
    return ExitCode::bad_rules;
  }
  const Lang lang = choose_language(options.lang, environment);
  std::vector<Row> rows = {{"ID", "REV", "STATUS", "CODE", "TITLE"}};
  for (const Pattern& pattern : rules->patterns) {
    rows.push_back({std::string(pattern.id), std::to_string(pattern.rev),
                    std::string(name_of(pattern.status)),
                    pattern.code.empty() ? "-" : std::string(pattern.code),
                    std::string(pattern.title.in(lang))});
  }
  environment.out(table(rows));
  return ExitCode::done;
}

ExitCode check(const Options& options, const Environment& environment) {
  const Result<LoadedRules> loaded = load_for(options);
  if (!loaded.ok()) {
    environment.err(render(loaded.problem()));
    return ExitCode::bad_rules;
  }
  const SelfTest test = selftest(*loaded, example_matches(loaded->rules));
  std::vector<Row> rows = {{"ID", "STATUS", "MATCH", "NO MATCH", "RESULT"}};
  for (const RuleRow& row : test.rows) {
    rows.push_back({std::string(row.pattern), std::string(name_of(row.status)),
                    std::to_string(row.examples), std::to_string(row.negatives),
                    row.problems == 0 ? "ok" : fmt::format("{} failed", row.problems)});
  }
  environment.out(table(rows));
  for (const Problem& warning : test.warnings) environment.err(render(warning, "warning"));
  for (const Problem& error : test.errors) environment.err(render(error));
  const auto counted = [](std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
  };
  environment.out(
      fmt::format("\n{}, {}, {}: {}, {}\n", counted(loaded->rules.patterns.size(), "pattern"),
                  counted(loaded->rules.causes.size(), "cause"),
                  fmt::format("{} fixes", loaded->rules.fixes.size()),
                  counted(test.errors.size(), "error"), counted(test.warnings.size(), "warning")));
  return test.errors.empty() ? ExitCode::done : ExitCode::bad_rules;
}

}  // namespace

ExitCode rules_command(const Options& options, const Environment& environment) {
  const std::string what = options.arguments.empty() ? std::string() : options.arguments.front();
  if (options.arguments.size() == 1 && what == "list") return list(options, environment);
  if (options.arguments.size() == 1 && what == "check") return check(options, environment);
  const std::string help = did_you_mean(what, {"list", "check"});
  environment.err(render({what.empty() ? "rules needs a word: list or check"
                                       : fmt::format("rules knows no '{}'", what),
                          std::nullopt, "",
                          help.empty() ? "dtsdoctor rules list, dtsdoctor rules check" : help}));
  return ExitCode::bad_usage;
}

}  // namespace dtsdoctor
