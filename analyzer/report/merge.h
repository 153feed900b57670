// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what many machines scanned, each its share, is to be read as one report: the one
// that a single scan of everything would have given, as far as the parts still know. Counts, times,
// tasks and histograms add up exactly, in whatever groups the parts are added. That two parts tell
// of the same call is not known: request ids do not travel. It refuses reports whose rules mean
// different things by the same id. It reads no rule and judges no cause anew.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "diagnose/time_histogram.h"
#include "input/limits.h"
#include "report/report.h"

namespace dtsdoctor {

class ReportMerge {
 public:
  // Of the limits: examples, max_diagnoses and max_templates.
  explicit ReportMerge(const Limits& limits, Lang lang = Lang::en) : limits_(limits), lang_(lang) {}

  // A report of `scan`. The order of adding is that of the parts. After a Problem it is of no use.
  [[nodiscard]] std::optional<Problem> add(Report part, const std::string& name);

  [[nodiscard]] Report take();

 private:
  void sort_unrecognized();

  // What rules mean by an id.
  struct Meaning {
    std::string hash;  // of the rules
    std::string title;
    Severity severity = Severity::error;
    std::set<std::string> causes;

    [[nodiscard]] bool agrees_with(const Meaning& other) const;
  };
  // What adds up, and beside it who tells the rest: the part with the first match.
  struct Entry {
    DiagnosisReport told;
    std::map<std::string, std::string> identity;
    std::vector<JobReport> jobs;
    std::vector<MatchReport> matches;
    TimeHistogram times;
    std::map<std::pair<std::string, std::string>, std::size_t> job_index;
  };

  [[nodiscard]] std::optional<Problem> check_meanings(const Report& part, const std::string& name);
  [[nodiscard]] Entry& entry_of(DiagnosisReport& part);
  void add_diagnosis(DiagnosisReport&& part);
  void add_jobs(Entry& entry, std::vector<JobReport>&& jobs) const;
  void add_unrecognized(Unrecognized&& part);
  void add_scan(const ScanReport& part);
  void add_limits(const std::vector<LimitReport>& part);
  [[nodiscard]] bool adds_untimed(const LimitReport& limit);

  Limits limits_;
  Lang lang_;
  Report out_;
  bool begun_ = false;
  bool has_mixed_ = false;
  std::vector<Entry> entries_;  // in order of first appearance
  std::unordered_map<std::string, std::size_t> index_;
  std::unordered_map<std::string, std::size_t> templates_;
  std::map<std::string, Meaning> meanings_;
  std::set<std::string> limits_seen_;
  std::uint64_t untimed_ = 0;  // error records without a time
  TimeHistogram times_;
  bool lacks_unrecognized_ = false;
  bool has_unrecognized_ = false;
};

}  // namespace dtsdoctor
