// SPDX-License-Identifier: Apache-2.0
#include "cli/scan_command.h"

#include <fmt/format.h>

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
#include "cli/safe_file.h"
#include "cli/scan_files.h"
#include "cli/state_file.h"
#include "cli/terminal_hint.h"
#include "report/assemble.h"
#include "report/baseline.h"

namespace dtsdoctor {
namespace {

std::size_t threads(const Options& options) {
  constexpr std::size_t kMost = 4;
  if (options.jobs > 0) return options.jobs;
  return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMost);
}

// Reads until the end, or until the user stops it or has gone; meanwhile says how far it is.
Result<CaseFiles> read_all(const Options& options, const RuleSet& rules, const PathGlobs& globs,
                           FailureReader& reader, const EarlierRuns* earlier,
                           const Redactor& redactor, const Environment& environment) {
  Interrupt interrupt;
  ScanCounters counters;
  std::optional<TotalsAhead> totals;
  std::optional<Progress> progress;
  // A line that changes would stand in the way of what is typed.
  const bool is_asked_for = options.progress == "always";
  if ((is_asked_for || !is_typed(options.arguments, environment)) &&
      choose_progress(options.progress, options.quiet, environment)) {
    totals.emplace(options.arguments, globs, counters);
    progress.emplace(counters, environment, choose_language(options.lang, environment));
  }
  TaskQueue queue(threads(options));
  ScanEngine engine(rules, reader, queue);
  const ScanWatch watch{
      interrupt.stop(), counters,
      [&](ByteSource& source, const std::string& name, bool is_live, std::uint64_t first_line) {
        return engine.read(source, name, is_live, first_line);
      },
      earlier};
  DiagnosisStream stream(rules, reader, environment, choose_language(options.lang, environment),
                         redactor);
  const bool streams = options.format == "jsonl";
  const auto told = [&] {
    if (output_is_gone(environment)) interrupt.raise();
  };
  engine.when_counted([&] {
    counters.diagnoses = reader.failures().groups().size();
    if (!streams) return;
    stream.counted();
    told();
  });
  if (streams) {
    engine.when_paused([&](const std::vector<Reading>& readings) {
      stream.paused(readings);
      told();
    });
  }
  PathWalk paths(options.arguments, globs, &watch.stop.flag());
  const auto read_rest = [&](FileReader& files) {
    read_paths(paths, options, rules, engine, watch, files);
  };
  Result<CaseFiles> files = read_case(options, rules, reader, read_rest, &watch);
  // Of what nobody waits for nothing is lost.
  if (files.ok() && output_is_gone(environment)) forget_interruption(*files);
  return files;
}

void add_totals(const std::vector<InputReport>& inputs, ScanReport& scan) {
  for (const InputReport& input : inputs) {
    if (scan.state) {
      scan.state->bytes += input.skipped;
      scan.state->left += input.left;
      if (input.skipped > 0 && input.bytes == 0) ++scan.state->files;
    }
    const bool was_read = input.bytes > 0 || (input.status == "ok" && input.skipped == 0);
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
      const Message help = did_you_mean(id, known);
      return Problem{said("--ignore: there is no rule '{}'", id), std::nullopt, "",
                     help.empty() ? "dtsdoctor rules list" : help};
    }
    ignored.insert(static_cast<std::uint32_t>(pattern - rules.patterns.data()));
  }
  return ignored;
}

struct ScanTask {
  const Options& options;
  const RuleSet& rules;
  const PathGlobs& globs;
  const std::optional<Report>& baseline;
  const std::set<std::uint32_t>& ignored;
};

// The scan itself. With `state` it reads what is new, and tells it how far it came.
ExitCode scan(const ScanTask& task, StateFile* state, ScanState& next,
              const Environment& environment) {
  const auto& [options, rules, globs, baseline, ignored] = task;
  FailureReader reader(rules, {options.limits, options.assume_dts, options.known_only,
                               options.times, ignored, lines_shown(options)});
  EarlierRuns earlier;
  if (state != nullptr) {
    earlier.marks = FileMarks(state->state().files);
    earlier.own = {state->path(), state->path() + ".lock"};
    if (!options.output.empty()) earlier.own.push_back(real_path(options.output));
    for (const std::string& id : state->state().events) (void)reader.events().is_new(id);
  }
  const Redactor labels({}, options.redaction);
  Result<CaseFiles> files = read_all(options, rules, globs, reader,
                                     state == nullptr ? nullptr : &earlier, labels, environment);
  if (!files.ok()) {
    show(files.problem(), environment, Redactor());
    return ExitCode::bad_usage;
  }
  if (state != nullptr) {
    next.events = {reader.events().ids().begin(), reader.events().ids().end()};
    const std::size_t dropped =
        renew(next, files->outdated, std::move(files->marks), options.limits.max_remembered);
    if (dropped > 0) {
      files->limit_hits.push_back(
          {"max-remembered", options.state, 0, LimitWhat::forgotten, dropped});
    }
  }
  const Redactor redactor = labels.knowing(files->secrets);
  show_notes(*files, environment, redactor);
  const Lang lang = choose_language(options.lang, environment);
  Report report = outline(rules, reader, options.known_only, lang, true);
  add_inputs(*files, lang, report);
  if (report.scan) {
    if (state != nullptr) report.scan->state.emplace();
    add_totals(report.inputs, *report.scan);
    report.scan->interrupted = files->was_interrupted;
  }
  const Case none;
  const Diagnoses found = diagnoses_of(rules, none, reader, lang, true);
  const bool holds = baseline || !prints_one_by_one(options);
  if (holds) {
    for (std::size_t i = 0; i < found.size(); ++i) report.diagnoses.push_back(found.make(i));
  }
  if (baseline) {
    Redactor(files->secrets).redact(report);  // as the baseline is; labels are of one run
    compare_with(*baseline, options.baseline, lang, report);
  }
  const Diagnoses diagnoses =
      holds ? Diagnoses(report.diagnoses)
            : found.then([&](DiagnosisReport& each) { redactor.redact(each); });
  const ExitCode code =
      files->was_interrupted ? ExitCode::lost_input : outcome(options, *files, report, diagnoses);
  if (code == ExitCode::bad_usage) return code;
  if (holds) {
    print(report, rules, options, environment, redactor);
  } else {
    print(report, diagnoses, options, environment, redactor);
  }
  return code;
}

std::optional<Problem> misplaced(const Options& options) {
  if (!is_replaceable(options.state))
    return Problem{said("--state {} is no file", options.state), std::nullopt, "", ""};
  if (options.output.empty()) return std::nullopt;
  if (!is_replaceable(options.output)) {
    return Problem{said("--output {} is no file", options.output), std::nullopt,
                   "it is written together with --state, or not at all", ""};
  }
  if (real_path(options.output) == real_path(options.state))
    return Problem{"--output and --state name the same file", std::nullopt, "", ""};
  return std::nullopt;
}

// Told before hours of reading, not behind them.
std::optional<Problem> unwritable_output(const Options& options) {
  return options.output.empty() ? std::nullopt : unwritable(options.output);
}

// The report and the state that says what it counts are one step.
ExitCode scan_on(const ScanTask& task, const Environment& environment) {
  const Options& options = task.options;
  const auto fail = [&](const Problem& problem, ExitCode code) {
    show(problem, environment, Redactor());
    return code;
  };
  if (const auto problem = misplaced(options)) return fail(*problem, ExitCode::bad_usage);
  if (const auto problem = unwritable_output(options)) return fail(*problem, ExitCode::lost_input);
  const Result<std::unique_ptr<StateFile>> state = StateFile::open(options.state);
  if (!state.ok()) return fail(state.problem(), ExitCode::bad_usage);
  ScanState next = (*state)->state();
  std::string text;
  const bool prints = options.output.empty();
  const Environment to = prints ? environment : writing_to(text, environment);
  const ExitCode code = scan(task, state->get(), next, to);
  if (code == ExitCode::bad_usage) return code;
  if (prints && output_is_gone(environment)) {
    return fail({"the report could not be printed", std::nullopt, "",
                 "the state is left as it was: the next run reads the same again"},
                ExitCode::lost_input);
  }
  std::optional<StateFile::Output> output;
  if (!prints) output.emplace(StateFile::Output{real_path(options.output), text});
  if (const auto problem = (*state)->commit(std::move(next), output))
    return fail(*problem, ExitCode::lost_input);
  return code;
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
  if (is_typed(options.arguments, environment))
    hint_at_typing(Pasted::log, choose_language(options.lang, environment), environment);
  const ScanTask task{options, *rules, *globs, *baseline, *ignored};
  if (!options.state.empty()) return scan_on(task, environment);
  if (const auto problem = unwritable_output(options)) {
    show(*problem, environment, Redactor());
    return ExitCode::lost_input;
  }
  ScanState none;
  return scan(task, nullptr, none, environment);
}

}  // namespace dtsdoctor
