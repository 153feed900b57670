// SPDX-License-Identifier: Apache-2.0
#include "cli/check_command.h"

#include <algorithm>

#include "cli/output.h"
#include "cli/rule_bundle.h"
#include "cli/terminal_hint.h"
#include "report/assemble.h"
#include "report/limit_words.h"

namespace dtsdoctor {
namespace {

constexpr const char* kNothing = "there is nothing to check";
constexpr const char* kGive =
    "give the task configuration, and for more rules the output of aliyun ram GetRole, ram "
    "ListPoliciesForRole and sts GetCallerIdentity";

// The first error the texts hold: the rules look at one.
std::optional<FailureFacts> failure_of(const RuleSet& rules, const FailureReader& reader) {
  if (reader.failures().groups().empty()) return std::nullopt;
  const FailureGroup& group = reader.failures().groups().front();
  return failure_facts(rules.patterns[group.pattern], group);
}

// An error, or with --fail-on any whatever it found.
ExitCode exit_code(const Options& options, const CaseFiles& files, const CheckReport& check) {
  if (!files.lost.empty()) return ExitCode::lost_input;
  const std::vector<std::string>& levels = options.fail_on;
  const bool on_any = std::find(levels.begin(), levels.end(), "any") != levels.end();
  const bool met = std::any_of(
      check.findings.begin(), check.findings.end(),
      [&](const FindingReport& finding) { return on_any || finding.severity == Severity::error; });
  return met ? ExitCode::met : ExitCode::done;
}

}  // namespace

ExitCode check_command(const Options& options, const Environment& environment) {
  const Result<RuleSet> rules = rules_for(options);
  if (!rules.ok()) {
    show(rules.problem(), environment, Redactor());
    return ExitCode::bad_rules;
  }
  FailureReader reader(*rules, {.limits = options.limits,
                                .assume_dts = options.assume_dts,
                                .known_only = true,
                                .beside_task = !options.configs.empty()});
  const Lang lang = choose_language(options.lang, environment);
  hint_at_typed_documents(options.configs, options.evidence, lang, environment);
  // With -c or -e there is something to check already: a terminal is not waited for.
  const bool has_some = !options.configs.empty() || !options.evidence.empty();
  std::function<void(FileReader&)> read_rest;
  if (options.arguments.empty() && environment.stdin_is_terminal && has_some)
    read_rest = [](FileReader&) {};
  if ((options.arguments.empty() && !has_some) || is_typed(options.arguments, environment)) {
    hint_at_typing(Pasted::config, lang, environment);
  }
  Result<CaseFiles> files = read_case(options, *rules, reader, read_rest);
  if (!files.ok()) {
    show(files.problem(), environment, Redactor());
    return ExitCode::bad_usage;
  }
  note_missing_task(options, *files);
  const Redactor redactor(files->secrets, options.redaction);
  show_notes(*files, environment, redactor);
  if (reader.failures().groups().empty()) {  // no error text either: it was meant as a document
    for (const Problem& broken : files->broken) show(broken, environment, redactor, "warning");
  }
  if (!has_documents(files->evidence)) {
    Message why;  // a document may have been too long to be one
    if (!files->limit_hits.empty())
      why = limit_reached(limit_report(files->limit_hits.front(), lang));
    show({kNothing, std::nullopt, why, kGive}, environment, redactor);
    return ExitCode::bad_usage;
  }

  const std::optional<FailureFacts> failure = failure_of(*rules, reader);
  const Preflight preflight = run_preflight(*rules, files->evidence, failure ? &*failure : nullptr);
  Report report;
  report.rules = {rules->patterns.size(), std::string(rules->date), std::string(rules->hash)};
  add_inputs(*files, lang, report);
  report.check = assemble(*rules, preflight, lang);
  const ExitCode code = exit_code(options, *files, *report.check);
  print(report, *rules, options, environment, redactor);
  return code;
}

}  // namespace dtsdoctor
