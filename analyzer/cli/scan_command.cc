// SPDX-License-Identifier: Apache-2.0
#include "cli/scan_command.h"

#include <algorithm>
#include <set>
#include <thread>

#include "base/spelling.h"
#include "cli/diagnosis_stream.h"
#include "cli/interrupt.h"
#include "cli/outcome.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/report_files.h"
#include "cli/rule_bundle.h"
#include "cli/scan_files.h"
#include "report/assemble.h"
#include "report/baseline.h"

namespace dtsdoctor {
namespace {

std::size_t threads(const Options& options) {
  constexpr std::size_t kMost = 4;
  if (options.jobs > 0) return options.jobs;
  return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMost);
}

// Reads until the end, or until the user stops it; meanwhile says how far it is.
Result<CaseFiles> read_all(const Options& options, const RuleSet& rules, const PathGlobs& globs,
                           FailureReader& reader, const Environment& environment) {
  const Interrupt interrupt;
  ScanCounters counters;
  std::optional<TotalsAhead> totals;
  std::optional<Progress> progress;
  if (choose_progress(options.progress, options.quiet, environment)) {
    totals.emplace(options.arguments, globs, counters);
    progress.emplace(counters, environment, choose_language(options.lang, environment));
  }
  TaskQueue queue(threads(options));
  ScanEngine engine(rules, reader, queue);
  const ScanWatch watch{interrupt.stop(), counters,
                        [&](ByteSource& source, const std::string& name, bool is_live) {
                          return engine.read(source, name, is_live);
                        }};
  DiagnosisStream stream(rules, reader, environment, choose_language(options.lang, environment));
  const bool streams = options.format == "jsonl";
  engine.when_counted([&] {
    counters.diagnoses = reader.failures().groups().size();
    if (streams) stream.counted();
  });
  if (streams)
    engine.when_paused([&](const std::vector<Reading>& readings) { stream.paused(readings); });
  PathWalk paths(options.arguments, globs, &watch.stop.flag());
  const auto read_rest = [&](FileReader& files) {
    read_paths(paths, options, rules, engine, watch, files);
  };
  return read_case(options, rules, reader, read_rest, &watch);
}

void add_totals(const std::vector<InputReport>& inputs, ScanReport& scan) {
  for (const InputReport& input : inputs) {
    const bool was_read = input.status == "ok" || input.bytes > 0;
    if (input.kind == InputKind::archive || !was_read) continue;
    ++scan.files;
    scan.bytes += input.bytes;
  }
}

// Their indices, or which of them there is not.
Result<std::set<std::uint32_t>> ignored_patterns(const RuleSet& rules,
                                                 const std::vector<std::string>& ids) {
  std::set<std::uint32_t> ignored;
  for (const std::string& id : ids) {
    const Pattern* const pattern = find_pattern(rules, id);
    if (pattern == nullptr) {
      std::vector<std::string_view> known;
      for (const Pattern& each : rules.patterns) known.push_back(each.id);
      const std::string help = did_you_mean(id, known);
      return Problem{"--ignore: there is no rule '" + id + "'", std::nullopt, "",
                     help.empty() ? "dtsdoctor rules list" : help};
    }
    ignored.insert(static_cast<std::uint32_t>(pattern - rules.patterns.data()));
  }
  return ignored;
}

}  // namespace

ExitCode scan_command(const Options& options, const Environment& environment) {
  const Result<RuleSet> rules = rules_for(options);
  if (!rules.ok()) {
    show(rules.problem(), environment, Redactor());
    return ExitCode::bad_rules;
  }
  if (options.arguments.empty()) {
    show({"scan needs a PATH", std::nullopt, "",
          "give files, folders or archives, or \"-\" for standard input"},
         environment, Redactor());
    return ExitCode::bad_usage;
  }
  const Result<PathGlobs> globs = PathGlobs::parse(options.include, options.exclude);
  if (!globs.ok()) {
    show(globs.problem(), environment, Redactor());
    return ExitCode::bad_usage;
  }
  const Result<std::optional<Report>> baseline = read_baseline(options);
  if (!baseline.ok()) {
    show(baseline.problem(), environment, Redactor());
    return ExitCode::bad_usage;
  }
  const Result<std::set<std::uint32_t>> ignored = ignored_patterns(*rules, options.ignore);
  if (!ignored.ok()) {
    show(ignored.problem(), environment, Redactor());
    return ExitCode::bad_usage;
  }
  FailureReader reader(
      *rules, {options.limits, options.assume_dts, options.known_only, options.times, *ignored});
  const Result<CaseFiles> files = read_all(options, *rules, *globs, reader, environment);
  if (!files.ok()) {
    show(files.problem(), environment, Redactor());
    return ExitCode::bad_usage;
  }
  const Redactor redactor(files->secrets);
  show_notes(*files, environment, redactor);
  Report report = assemble(*rules, Case(), reader, options.known_only,
                           choose_language(options.lang, environment), true);
  add_inputs(*files, report);
  if (report.scan) {
    add_totals(report.inputs, *report.scan);
    report.scan->interrupted = files->was_interrupted;
  }
  if (*baseline) {
    redactor.redact(report);  // as the baseline is
    compare_with(**baseline, options.baseline, report);
  }
  const ExitCode code =
      files->was_interrupted ? ExitCode::lost_input : outcome(options, *files, report);
  if (code == ExitCode::bad_usage) return code;
  print(report, *rules, options, environment, redactor);
  return code;
}

}  // namespace dtsdoctor
