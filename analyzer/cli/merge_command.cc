// SPDX-License-Identifier: Apache-2.0
#include "cli/merge_command.h"

#include "cli/outcome.h"
#include "cli/output.h"
#include "cli/report_files.h"
#include "cli/rule_bundle.h"
#include "cli/terminal_hint.h"
#include "report/baseline.h"
#include "report/limit_words.h"
#include "report/merge.h"
#include "report/problem_words.h"

namespace dtsdoctor {
namespace {

struct Parts {
  std::size_t count = 0;
  std::vector<InputReport> unread;
  std::vector<LimitReport> limits;
};

// Adds up what the FILEs hold. The Problem is what keeps it from being one report.
std::optional<Problem> add_files(const Options& options, const Environment& environment,
                                 ReportMerge& merge, Parts& parts) {
  const Lang lang = choose_language(options.lang, environment);
  for (const std::string& name : options.arguments) {
    const ReportReading reading =
        read_report_file(name, options, [&](Report report, const std::string& of) {
          ++parts.count;
          return merge.add(std::move(report), of);
        });
    if (reading.refused) return reading.refused;
    for (const Problem& lost : reading.lost) {
      show(lost, environment, Redactor());
      parts.unread.push_back({lost.where ? lost.where->input : name, InputKind::log, 0, 0,
                              worded(lost.why.empty() ? lost.what : lost.why, lang)});
    }
    for (const LimitHit& hit : reading.limit_hits) parts.limits.push_back(limit_report(hit, lang));
  }
  return std::nullopt;
}

}  // namespace

ExitCode merge_command(const Options& options, const Environment& environment) {
  const auto refuse = [&](const Problem& problem, ExitCode code = ExitCode::bad_usage) {
    show(problem, environment, Redactor());
    return code;
  };
  const Result<RuleSet> rules = rules_for(options);
  if (!rules.ok()) return refuse(rules.problem(), ExitCode::bad_rules);
  if (options.arguments.empty()) {
    return refuse(
        {"merge needs a REPORT", std::nullopt, "",
         "give reports of `dtsdoctor scan -f json` or jsonl, or \"-\" for standard input"});
  }
  const Result<std::optional<Report>> baseline = read_baseline(options);
  if (!baseline.ok()) return refuse(baseline.problem());
  const Lang lang = choose_language(options.lang, environment);
  if (is_typed(options.arguments, environment)) hint_at_typing(Pasted::report, lang, environment);
  ReportMerge merge(options.limits, lang);
  Parts parts;
  if (const auto problem = add_files(options, environment, merge, parts)) return refuse(*problem);
  if (parts.count == 0) {
    if (parts.unread.empty())
      show({"there is no report", std::nullopt, "", ""}, environment, Redactor());
    return ExitCode::bad_usage;
  }
  Report report = merge.take();
  report.version = DTSDOCTOR_VERSION;
  report.inputs.insert(report.inputs.end(), parts.unread.begin(), parts.unread.end());
  report.limits.insert(report.limits.end(), parts.limits.begin(), parts.limits.end());
  const Redactor redactor({}, options.redaction);
  Redactor().redact(report);  // as the baseline is; labels are of one run
  if (*baseline) compare_with(**baseline, options.baseline, lang, report);
  print(report, *rules, options, environment, redactor);
  if (!parts.unread.empty()) return ExitCode::lost_input;
  return meets_fail_on(options, report) ? ExitCode::met : ExitCode::done;
}

}  // namespace dtsdoctor
