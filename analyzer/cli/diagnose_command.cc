// SPDX-License-Identifier: Apache-2.0
#include "cli/diagnose_command.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/command_words.h"
#include "cli/outcome.h"
#include "cli/output.h"
#include "cli/rule_bundle.h"
#include "cli/terminal_hint.h"
#include "diagnose/task_readings.h"
#include "input/byte_source.h"
#include "report/assemble.h"

namespace dtsdoctor {
namespace {

// Where the first word is no FILE but meant as a command, what is found in the others would be the
// answer to something else. "diagnose" says what is done anyway.
std::optional<Problem> mistyped_command(const std::vector<std::string>& words) {
  if (words.size() < 2 || words.front() == "diagnose") return std::nullopt;
  Message meant = command_meant(words.front());
  if (meant.empty()) return std::nullopt;
  const auto source = open_file(words.front());
  if (source.ok()) return std::nullopt;
  Problem problem = source.problem();
  problem.help = std::move(meant);
  return problem;
}

}  // namespace

ExitCode diagnose_command(const Options& options, const Environment& environment) {
  const Result<RuleSet> rules = rules_for(options);
  if (!rules.ok()) {
    show(rules.problem(), environment, Redactor());
    return ExitCode::bad_rules;
  }
  if (const auto problem = mistyped_command(options.arguments)) {
    show(*problem, environment, Redactor());
    return ExitCode::bad_usage;
  }
  const Lang lang = choose_language(options.lang, environment);
  hint_at_typed_documents(options.configs, options.evidence, lang, environment);
  if (options.arguments.empty() || is_typed(options.arguments, environment))
    hint_at_typing(Pasted::output, lang, environment);
  FailureReader reader(*rules, {.limits = options.limits,
                                .assume_dts = options.assume_dts,
                                .known_only = options.known_only,
                                .times = options.times,
                                .beside_task = !options.configs.empty()});
  std::optional<TaskReadings> of_task;
  if (!options.task.empty()) of_task.emplace(reader, options.task);
  Result<CaseFiles> files = read_case(options, *rules, reader);
  if (!files.ok()) {
    show(files.problem(), environment, Redactor());
    return ExitCode::bad_usage;
  }
  if (of_task && !of_task->release(files->evidence)) note_missing_task(options, *files);
  const Redactor redactor(files->secrets, options.redaction);
  show_notes(*files, environment, redactor);
  for (const Problem& misread : files->misread) show(misread, environment, redactor, "warning");

  Report report = assemble(*rules, files->evidence, reader, options.known_only, lang);
  note_faults(*rules, files->evidence, reader, lang, report);
  add_inputs(*files, lang, report);
  report.dts_assumed = options.assume_dts || !options.configs.empty();
  const ExitCode code = outcome(options, *files, report);
  if (code == ExitCode::bad_usage) return code;  // nothing was read, so there is nothing to say
  print(report, *rules, options, environment, redactor);
  return code;
}

}  // namespace dtsdoctor
