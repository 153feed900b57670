// SPDX-License-Identifier: Apache-2.0
#include "report/assemble.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "diagnose/nearest_rule.h"
#include "diagnose/predicate.h"
#include "facts/task_choice.h"
#include "input/calendar.h"
#include "report/brief.h"
#include "report/evidence.h"
#include "report/limit_words.h"

namespace dtsdoctor {
namespace {

std::vector<PathReport> path_report(const std::vector<PathLink>& path) {
  std::vector<PathReport> out;
  for (const PathLink& link : path)
    out.push_back({link.component, link.code, link.exception, link.text, link.retry});
  return out;
}

std::optional<std::string> time_text(std::optional<std::int64_t> ms) {
  return ms ? std::optional(format_time(*ms)) : std::nullopt;
}

std::optional<Histogram> histogram_of(const TimeHistogram& times) {
  if (times.empty()) return std::nullopt;
  return Histogram{times.start(), times.step(), times.counts()};
}

// What only a scan tells of all that was diagnosed.
ScanReport scan_of(const FailureGroups& groups) {
  std::optional<std::int64_t> first;
  std::optional<std::int64_t> last;
  TimeHistogram times;
  for (const FailureGroup& group : groups) {
    if (!group.first_ms) continue;
    first = std::min(first.value_or(*group.first_ms), *group.first_ms);
    last = std::max(last.value_or(*group.last_ms), *group.last_ms);
    times.merge(group.times);
  }
  ScanReport scan;
  scan.first = time_text(first);
  scan.last = time_text(last);
  scan.histogram = histogram_of(times);
  return scan;
}

JobReport job_report(const Job& job) {
  return {job.id.empty() ? job.instance : job.id, job.name, job.stages};
}

MatchReport match_report(const Occurrence& occurrence) {
  MatchReport match{occurrence.place,
                    occurrence.excerpt,
                    {},
                    {},
                    path_report(occurrence.path),
                    {occurrence.call.status, occurrence.call.product, occurrence.call.operation}};
  match.time = time_text(occurrence.time);
  for (const CapturedValue& capture : occurrence.captures) {
    match.captures.emplace(capture.name, capture.value);
    match.capture_places.emplace_back(capture.name, occurrence.place_of(capture));
  }
  return match;
}

void add_reference(std::vector<Reference>& references, std::string_view title,
                   const Origin& origin) {
  const bool known = std::any_of(references.begin(), references.end(),
                                 [&](const Reference& r) { return r.url == origin.url; });
  if (!origin.url.empty() && !known)
    references.push_back({std::string(title), std::string(origin.url)});
}

// What the failure says, and what the one task that it belongs to is called besides.
std::vector<JobReport> jobs_of(const FailureGroup& group, const Case& mine) {
  std::vector<JobReport> jobs;
  for (const Job& job : group.jobs) jobs.push_back(job_report(job));
  if (mine.tasks.size() != 1 || jobs.size() > 1) return jobs;
  const TaskDocument& task = mine.tasks.front();
  const auto value = [&](const char* key) {
    const FactValue* known = task.value("", key);
    return known == nullptr ? std::string() : known->text;
  };
  const std::string id = value("task.job_id");
  const std::string name = value("task.job_name");
  if (jobs.empty() && id.empty() && name.empty()) return jobs;
  if (jobs.empty()) jobs.emplace_back();
  if (jobs.front().id.empty()) jobs.front().id = id;
  // An address is the second best name.
  const bool is_address = !task.label.empty() && jobs.front().name.ends_with(task.label);
  if (jobs.front().name.empty() || (is_address && !name.empty())) jobs.front().name = name;
  return jobs;
}

// A cause may be ruled out without a check.
std::string note_of(const UnitVerdict& unit, Lang lang) {
  constexpr Words kNotHere{"does not apply to this endpoint", "不适用于该端"};
  constexpr Words kExcluded{"a confirmed cause excludes it", "已确认的原因与其互斥"};
  if (unit.verdict != Verdict::ruled_out) return {};
  if (unit.applies == Tri::no) return std::string(kNotHere.in(lang));
  return unit.excluded ? std::string(kExcluded.in(lang)) : std::string();
}

CauseReport cause_report(const RuleSet& rules, const Differential& differential,
                         const CauseVerdict& verdict, Lang lang) {
  const Cause& cause = rules.causes[verdict.cause];
  const Facts& facts = differential.facts[verdict.telling_unit];
  CauseReport out;
  out.id = cause.id;
  out.verdict = verdict.verdict;
  out.title = fill(cause.title.in(lang), facts, lang);
  out.because = fill(cause.because.in(lang), facts, lang);
  out.note = note_of(verdict.units[verdict.telling_unit], lang);
  out.only_documented = verdict.units[verdict.telling_unit].only_documented;
  out.origin = cause.origin;
  for (std::size_t unit = 0; unit < verdict.units.size(); ++unit) {
    const UnitVerdict& on_unit = verdict.units[unit];
    const std::string& side = differential.units[unit].side;
    if (!side.empty()) out.endpoints.push_back({side, on_unit.verdict});
    if (on_unit.verdict != verdict.verdict) continue;
    add_evidence(rules, differential.facts[unit], on_unit, lang, out);
    add_missing(rules, differential.facts[unit], on_unit, lang, out);
    add_fixes(rules, cause, differential.facts[unit], lang, out);
    add_why(rules, side, on_unit, lang, out);
  }
  return out;
}

// The table for the kind of task at hand, where a cause that is confirmed or likely turns on it.
std::optional<AccountsReport> accounts_of(const RuleSet& rules, const Differential& differential,
                                          Lang lang) {
  for (const CauseVerdict& verdict : differential.causes) {
    const bool told = verdict.verdict == Verdict::confirmed || verdict.verdict == Verdict::likely;
    if (!told || !rules.causes[verdict.cause].about_accounts) continue;
    const Facts& facts = differential.facts[verdict.telling_unit];
    for (const AccountTable& table : rules.account_tables) {
      if (evaluate(rules, table.when, facts).value != Tri::yes) continue;
      AccountsReport out{std::string(table.title.in(lang)), {}};
      const auto what = RuleSet::part(rules.words, table.what);
      const auto who = RuleSet::part(rules.words, table.who);
      for (std::size_t i = 0; i < what.size(); ++i)
        out.rows.emplace_back(fill(what[i].in(lang), facts, lang),
                              fill(who[i].in(lang), facts, lang));
      return out;
    }
  }
  return std::nullopt;
}

// Indices of the tasks that the failure itself names; all if it tells none from the others.
std::vector<std::size_t> tasks_of(const Case& of, const FailureGroup& group) {
  TaskMention mention;
  if (!group.jobs.empty()) {
    mention.job_id = group.jobs.front().id;
    mention.name = group.jobs.front().name;
    mention.instance_id = group.jobs.front().instance;
  }
  const Occurrence first = group.occurrences.at(0);  // the mention is a view of it
  for (const CapturedValue& capture : first.captures) {
    if (capture.name == "account_id") mention.account_id = capture.value;
  }
  const std::vector<std::size_t> named = tasks_named_by(of, mention);
  return named.empty() ? tasks_not_of_others(of, mention) : named;
}

// The case with these of its tasks alone; nothing if they are all it has.
std::optional<Case> narrowed_to(const Case& of, const std::vector<std::size_t>& tasks) {
  if (tasks.size() == of.tasks.size()) return std::nullopt;
  Case narrowed = of;
  narrowed.tasks.clear();
  for (const std::size_t index : tasks) narrowed.tasks.push_back(of.tasks[index]);
  return narrowed;
}

int order_of(Severity severity) { return static_cast<int>(severity); }

// A pattern about codes in general reads the code out of the failure.
std::string code_of(const Pattern& pattern, const FailureGroup& group) {
  if (!pattern.code.empty()) return std::string(pattern.code);
  const Occurrence first = group.occurrences.at(0);
  for (const CapturedValue& capture : first.captures) {
    if (capture.name == "error_code") return capture.value;
  }
  return {};
}

}  // namespace

FailureFacts failure_facts(const Pattern& pattern, const FailureGroup& group) {
  FailureFacts failure{std::string(pattern.id), code_of(pattern, group), {}, group.denial};
  const Occurrence first = group.occurrences.at(0);
  for (const CapturedValue& capture : first.captures) {
    failure.captures.emplace_back(capture.name, FactValue{capture.value, first.place_of(capture)});
  }
  return failure;
}

DiagnosisReport assemble(const RuleSet& rules, const Case& of, const FailureGroup& group,
                         Lang lang) {
  const Pattern& pattern = rules.patterns[group.pattern];
  const std::optional<Case> narrowed = narrowed_to(of, tasks_of(of, group));
  const Case& mine = narrowed ? *narrowed : of;  // what the differential points to
  const Differential differential =
      differentiate(rules, pattern, mine, failure_facts(pattern, group));
  DiagnosisReport out;
  out.id = pattern.id;
  out.code = code_of(pattern, group);
  out.title = pattern.title.in(lang);
  out.severity = pattern.severity;
  out.status = pattern.status;
  out.retryable = pattern.retryable;
  if (!differential.endpoint.empty()) out.endpoint = differential.endpoint;
  out.count = group.count;
  out.jobs = jobs_of(group, mine);
  out.files = group.files;
  out.identity = group.identity;
  out.job = group.job;
  out.mixed = group.mixed;
  out.first = time_text(group.first_ms);
  out.last = time_text(group.last_ms);
  out.origin = pattern.origin;
  const bool names_task =
      !group.job.empty() && !group.jobs.empty() && group.jobs.front().id == group.job;
  for (std::size_t i = 0; i < group.occurrences.size(); ++i) {
    MatchReport& match = out.matches.emplace_back(match_report(group.occurrences.at(i)));
    // What stands around the text may name the task, a reply's member say.
    if (names_task) match.captures.emplace("job_id", group.job);
  }
  add_reference(out.references, out.title, pattern.origin);
  for (const CauseVerdict& verdict : differential.causes) {
    out.causes.push_back(cause_report(rules, differential, verdict, lang));
    if (verdict.verdict == Verdict::confirmed || verdict.verdict == Verdict::likely) {
      add_reference(out.references, out.causes.back().title, rules.causes[verdict.cause].origin);
    }
  }
  out.accounts = accounts_of(rules, differential, lang);
  out.nothing_wrong =
      !out.causes.empty() &&
      std::all_of(out.causes.begin(), out.causes.end(),
                  [](const CauseReport& cause) { return cause.verdict == Verdict::ruled_out; });
  return out;
}

Diagnoses diagnoses_of(const RuleSet& rules, const Case& of, const FailureReader& reader, Lang lang,
                       bool over_time) {
  const FailureGroups& groups = reader.failures().groups();
  const auto severity = [&](std::size_t index) {
    return rules.patterns[groups[index].pattern].severity;
  };
  std::vector<std::size_t> order(groups.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return order_of(severity(a)) < order_of(severity(b));
  });
  std::vector<Diagnoses::Weight> weights;
  for (const std::size_t index : order) weights.push_back({groups[index].count, severity(index)});
  return {std::move(weights),
          [&rules, &of, &groups, lang, over_time, order = std::move(order)](std::size_t index) {
            const FailureGroup& group = groups[order[index]];
            DiagnosisReport out = assemble(rules, of, group, lang);
            if (over_time) out.histogram = histogram_of(group.times);
            return out;
          }};
}

void note_faults(const RuleSet& rules, const Case& of, const FailureReader& reader, Lang lang,
                 Report& report) {
  if (!has_documents(of)) return;
  const FailureGroups& groups = reader.failures().groups();
  std::set<std::size_t> failed;
  for (const FailureGroup& group : groups) {
    const std::vector<std::size_t> tasks = tasks_of(of, group);
    failed.insert(tasks.begin(), tasks.end());
    if (failed.size() == of.tasks.size()) break;
  }
  const std::optional<Case> narrowed =
      narrowed_to(of, groups.empty() ? tasks_not_of_others(of, {})
                                     : std::vector<std::size_t>(failed.begin(), failed.end()));
  // Of several failures a rule cannot tell which one it is to look at.
  std::optional<FailureFacts> failure;
  if (groups.size() == 1)
    failure = failure_facts(rules.patterns[groups.front().pattern], groups.front());
  CheckReport found = assemble(
      rules, run_preflight(rules, narrowed ? *narrowed : of, failure ? &*failure : nullptr), lang);
  std::erase_if(found.findings, [](const FindingReport& finding) { return finding.is_routine; });
  found.not_checked.clear();
  report.noted = std::move(found);
  if (findings_of(report).empty()) return;
  for (DiagnosisReport& diagnosis : report.diagnoses) diagnosis.nothing_wrong = false;
}

Report outline(const RuleSet& rules, const FailureReader& reader, bool known_only, Lang lang,
               bool over_time) {
  Report report;
  report.rules = {rules.patterns.size(), std::string(rules.date), std::string(rules.hash)};
  if (over_time) report.scan = scan_of(reader.failures().groups());
  if (known_only) {
    report.unrecognized.reset();
  } else {
    NearestRule nearest(rules);
    for (const UnexplainedGroup& group : reader.unexplained().groups()) {
      Unrecognized unknown{group.template_text, group.count, {}, nearest.of(group.template_text)};
      for (const UnexplainedExample& example : group.examples) {
        unknown.examples.push_back(
            {example.place, example.excerpt, path_report(example.path),
             example.job.empty() ? std::nullopt : std::optional(job_report(example.job)),
             time_text(example.time_ms)});
      }
      unknown.first = time_text(group.first_ms);
      unknown.last = time_text(group.last_ms);
      report.unrecognized->push_back(std::move(unknown));
    }
  }
  for (const LimitHit& hit : reader.limit_hits()) report.limits.push_back(limit_report(hit, lang));
  const auto reached = [&](const char* name, LimitWhat what, std::uint64_t amount = 0) {
    report.limits.push_back(limit_report({name, "", 0, what, amount}, lang));
  };
  if (reader.failures().limit_reached()) reached("max-diagnoses", LimitWhat::by_rule);
  if (reader.unexplained().limit_reached()) reached("max-templates", LimitWhat::templates);
  const FailureCounts& counts = reader.counts();
  if (counts.untimed > 0) reached("time", LimitWhat::untimed, counts.untimed);
  report.summary = {counts.explained + counts.unrecognized + counts.skipped, counts.explained,
                    counts.unrecognized, counts.skipped};
  return report;
}

Report assemble(const RuleSet& rules, const Case& of, const FailureReader& reader, bool known_only,
                Lang lang, bool over_time) {
  Report report = outline(rules, reader, known_only, lang, over_time);
  const Diagnoses diagnoses = diagnoses_of(rules, of, reader, lang, over_time);
  for (std::size_t i = 0; i < diagnoses.size(); ++i) report.diagnoses.push_back(diagnoses.make(i));
  return report;
}

}  // namespace dtsdoctor
