// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "cli/output.h"
#include "cli/rule_bundle.h"
#include "cli/rules_words.h"
#include "cli/terminal_hint.h"
#include "input/decode.h"
#include "input/paste_text.h"
#include "input/unpack.h"
#include "match/known_codes.h"
#include "match/matcher.h"
#include "match/prefilter.h"
#include "report/limit_words.h"

namespace dtsdoctor {
namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

struct Cost {
  std::uint64_t candidates = 0;  // records that the filter let through for this rule
  std::uint64_t matches = 0;     // of them, those it matched
  std::chrono::nanoseconds time{0};
};

// Runs every candidate rule by itself and takes the time.
class Profiler : public UnpackVisitor {
 public:
  Profiler(const RuleSet& rules, const Options& options)
      : rules_(rules),
        options_(options),
        is_known_code_(known_codes(rules)),
        prefilter_(rules),
        matcher_(rules),
        costs_(rules.patterns.size()) {}

  void leaf(const std::string& name, ByteSource& bytes) override {
    DecodedSource text(bytes);
    LineReader lines(text, options_.limits.max_line);
    RecordReader records(lines, name, options_.limits, is_known_code_);
    std::vector<LimitHit> hits;
    std::vector<std::uint32_t> candidates;
    RawRecord raw;
    while (records.next(raw)) {
      ++records_;
      std::string whole;
      prefilter_.candidates(with_whole_words(raw.text(), whole), candidates, options_.assume_dts);
      if (candidates.empty()) continue;
      ++opened_;
      const Record record = read_record(raw, name, options_.limits, is_known_code_, hits);
      for (const std::uint32_t pattern : candidates) {
        const auto begin = Clock::now();
        const bool matched = !matcher_.match(record, {pattern}, options_.assume_dts).empty();
        Cost& cost = costs_[pattern];
        cost.time += Clock::now() - begin;
        ++cost.candidates;
        cost.matches += matched ? 1 : 0;
      }
    }
    if (lines.problem()) problems_.push_back(*lines.problem());
  }

  void archive_begins(const std::string&) override {}
  void archive_ends(const std::string&, std::uint64_t,
                    const std::optional<Problem>& problem) override {
    if (problem) problems_.push_back(*problem);
  }
  void unreadable(const std::string&, const Problem& problem) override {
    problems_.push_back(problem);
  }

  [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
  [[nodiscard]] std::uint64_t records() const { return records_; }
  [[nodiscard]] std::uint64_t opened() const { return opened_; }

  // Rules that were candidates, the costliest first.
  [[nodiscard]] std::vector<std::pair<const Pattern*, Cost>> rows() const {
    std::vector<std::pair<const Pattern*, Cost>> rows;
    for (std::size_t i = 0; i < costs_.size(); ++i) {
      if (costs_[i].candidates > 0) rows.emplace_back(&rules_.patterns[i], costs_[i]);
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second.time > b.second.time; });
    return rows;
  }

 private:
  const RuleSet& rules_;
  const Options& options_;
  IsKnownCode is_known_code_;
  Prefilter prefilter_;
  Matcher matcher_;
  std::vector<Cost> costs_;
  std::vector<Problem> problems_;
  std::uint64_t records_ = 0;
  std::uint64_t opened_ = 0;
};

std::string windows_of(const RuleSet& rules, const Pattern& pattern) {
  if (pattern.slow) return "(none)";
  return fmt::format("{}", fmt::join(RuleSet::part(rules.strings, pattern.windows), " "));
}

std::string json_of(const RuleSet& rules, const Profiler& profiler) {
  Json rows = Json::array();
  for (const auto& [pattern, cost] : profiler.rows()) {
    rows.push_back({{"id", pattern->id},
                    {"candidates", cost.candidates},
                    {"matches", cost.matches},
                    {"nanoseconds", cost.time.count()},
                    {"windows", windows_of(rules, *pattern)}});
  }
  const Json out = {{"schema", "dtsdoctor-profile/1"},
                    {"records", profiler.records()},
                    {"opened", profiler.opened()},
                    {"rules", std::move(rows)}};
  return out.dump(2) + "\n";
}

}  // namespace

ExitCode rules_profile(const Options& options, const Environment& environment) {
  const Result<RuleSet> rules = rules_for(options);
  if (!rules.ok()) {
    show(rules.problem(), environment);
    return ExitCode::bad_rules;
  }
  const std::vector<std::string> names =
      options.arguments.empty() ? std::vector<std::string>{"-"} : options.arguments;
  if (is_typed(names, environment)) hint_at_typing(Pasted::log, environment.lang, environment);
  Profiler profiler(*rules, options);
  bool lost = false;
  bool opened = false;
  for (const std::string& name : names) {
    const Result<std::unique_ptr<ByteSource>> source = open_file(name);
    if (!source.ok()) {
      show(source.problem(), environment);
      lost = true;
      continue;
    }
    opened = true;
    for (const LimitHit& hit : walk(name, **source, options.limits, profiler))
      show({limit_text(hit.what, hit.amount, environment.lang), std::nullopt, "", "--" + hit.name},
           environment, "warning");
  }
  if (!opened) return ExitCode::bad_usage;
  for (const Problem& problem : profiler.problems()) show(problem, environment);
  lost = lost || !profiler.problems().empty();
  if (options.format == "json") {
    environment.out(json_of(*rules, profiler));
    return lost ? ExitCode::lost_input : ExitCode::done;
  }
  std::vector<Cells> rows;
  for (const auto& [pattern, cost] : profiler.rows()) {
    rows.push_back({std::string(pattern->id), std::to_string(cost.candidates),
                    std::to_string(cost.matches),
                    fmt::format("{:.1f}", static_cast<double>(cost.time.count()) / 1000),
                    windows_of(*rules, *pattern)});
  }
  print_table({{"ID", "ID"},
               {"CANDIDATES", "候选数"},
               {"MATCHES", "匹配数"},
               {"MICROSECONDS", "微秒"},
               {"WINDOWS", "预筛片段"}},
              rows, {1, 2, 3}, options, environment);
  if (options.format == "text") {
    const Words totals{"\nrecords: {}, looked into: {}\n", "\n记录 {} 条，其中 {} 条经过细查\n"};
    environment.out(fmt::format(fmt::runtime(totals.in(table_language(options, environment))),
                                profiler.records(), profiler.opened()));
  }
  return lost ? ExitCode::lost_input : ExitCode::done;
}

}  // namespace dtsdoctor
