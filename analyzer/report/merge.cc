// SPDX-License-Identifier: Apache-2.0
#include "report/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <tuple>

#include "report/diagnosis_key.h"
#include "report/limit_words.h"
#include "report/report_fields.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kExamplesOfUnknown = 3;
constexpr std::size_t kMostNamed = 5;
constexpr const char* kTimeLimit = "time";

using Time = std::optional<std::string>;

// By time, then where; without a time last.
bool stands_before(const Time& a_time, const Place& a, const Time& b_time, const Place& b) {
  if (a_time.has_value() != b_time.has_value()) return a_time.has_value();
  if (a_time && is_earlier(*a_time, *b_time)) return true;
  if (a_time && is_earlier(*b_time, *a_time)) return false;
  return std::tie(a.input, a.line, a.column) < std::tie(b.input, b.line, b.column);
}

bool match_before(const MatchReport& a, const MatchReport& b) {
  return stands_before(a.time, a.place, b.time, b.place);
}

bool example_before(const UnrecognizedExample& a, const UnrecognizedExample& b) {
  return stands_before(a.time, a.place, b.time, b.place);
}

template <typename T, typename Before>
void keep_first(std::vector<T>& all, std::vector<T>&& more, std::size_t most, Before before) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
  std::stable_sort(all.begin(), all.end(), before);
  if (all.size() > most) all.resize(most);
}

void widen(Time& first, Time& last, const Time& part_first, const Time& part_last) {
  if (part_first && (!first || is_earlier(*part_first, *first))) first = part_first;
  if (part_last && (!last || is_earlier(*last, *part_last))) last = part_last;
}

void add_histogram(const std::optional<Histogram>& part, TimeHistogram& to) {
  if (!part) return;
  if (const auto times = TimeHistogram::of(part->begin, part->step, part->counts)) to.merge(*times);
}

std::optional<Histogram> histogram_of(const TimeHistogram& times) {
  if (times.empty()) return std::nullopt;
  return Histogram{times.start(), times.step(), times.counts()};
}

// Past --max-diagnoses it is of its rule alone.
void forget_key(DiagnosisReport& diagnosis) {
  diagnosis.mixed = true;
  diagnosis.identity.clear();
  diagnosis.job.clear();
}

}  // namespace

bool ReportMerge::Meaning::agrees_with(const Meaning& other) const {
  return hash == other.hash ||
         (title == other.title && severity == other.severity && causes == other.causes);
}

std::optional<Problem> ReportMerge::check_meanings(const Report& part, const std::string& name) {
  std::vector<std::string> at_odds;
  for (const DiagnosisReport& each : part.diagnoses) {
    Meaning meaning{part.rules.hash, each.title, each.severity, {}};
    for (const CauseReport& cause : each.causes) meaning.causes.insert(cause.id);
    const auto [known, is_new] = meanings_.emplace(each.id, meaning);
    const bool is_named = !at_odds.empty() && at_odds.back() == each.id;
    if (!is_new && !known->second.agrees_with(meaning) && !is_named) at_odds.push_back(each.id);
  }
  if (at_odds.empty()) return std::nullopt;
  std::sort(at_odds.begin(), at_odds.end());
  at_odds.erase(std::unique(at_odds.begin(), at_odds.end()), at_odds.end());
  std::string ids;
  for (std::size_t i = 0; i < std::min(at_odds.size(), kMostNamed); ++i)
    ids += (ids.empty() ? "" : ", ") + at_odds[i];
  if (at_odds.size() > kMostNamed) ids += fmt::format(" and {} more", at_odds.size() - kMostNamed);
  return Problem{"these reports cannot be added up", whole_report(name),
                 said("its rules ({}) mean something else by {}", part.rules.hash, ids),
                 "scan again with one version of dtsdoctor and its rules, in one language"};
}

// Made if there is none.
ReportMerge::Entry& ReportMerge::entry_of(DiagnosisReport& part) {
  auto known = index_.find(key_of(part));
  if (known == index_.end() && !part.mixed && entries_.size() >= limits_.max_diagnoses) {
    forget_key(part);
    known = index_.find(key_of(part));
  }
  has_mixed_ = has_mixed_ || part.mixed;
  if (known != index_.end()) return entries_[known->second];
  index_.emplace(key_of(part), entries_.size());
  Entry& entry = entries_.emplace_back();
  entry.told = part;
  entry.told.count = entry.told.files = 0;
  entry.identity = part.identity;
  return entry;
}

void ReportMerge::add_jobs(Entry& entry, std::vector<JobReport>&& jobs) const {
  for (JobReport& job : jobs) {
    const auto [known, is_new] =
        entry.job_index.emplace(std::pair(job.id, job.name), entry.jobs.size());
    if (is_new && entry.jobs.size() >= limits_.max_diagnoses) {
      entry.job_index.erase(known);
    } else if (is_new) {
      entry.jobs.push_back(std::move(job));
    } else {
      std::vector<std::string>& stages = entry.jobs[known->second].stages;
      for (std::string& stage : job.stages) {
        if (std::find(stages.begin(), stages.end(), stage) == stages.end())
          stages.push_back(std::move(stage));
      }
    }
  }
}

void ReportMerge::add_diagnosis(DiagnosisReport&& part) {
  Entry& entry = entry_of(part);
  add_histogram(part.histogram, entry.times);
  add_jobs(entry, std::move(part.jobs));
  std::stable_sort(part.matches.begin(), part.matches.end(), match_before);
  const bool tells_first =
      !part.matches.empty() &&
      (entry.matches.empty() || match_before(part.matches.front(), entry.matches.front()));
  keep_first(entry.matches, std::move(part.matches), std::max<std::size_t>(1, limits_.examples),
             match_before);
  DiagnosisReport& told = entry.told;
  if (tells_first) std::swap(part, told);
  told.count += part.count;
  told.files += part.files;
  widen(told.first, told.last, part.first, part.last);
}

void ReportMerge::add_unrecognized(Unrecognized&& part) {
  const auto [known, is_new] = templates_.emplace(part.template_text, out_.unrecognized->size());
  if (is_new) {
    out_.unrecognized->push_back({part.template_text, 0, {}, part.nearest});
  }
  Unrecognized& to = (*out_.unrecognized)[known->second];
  to.count += part.count;
  widen(to.first, to.last, part.first, part.last);
  keep_first(to.examples, std::move(part.examples), kExamplesOfUnknown, example_before);
}

void ReportMerge::add_scan(const ScanReport& part) {
  ScanReport& to = *out_.scan;
  to.files += part.files;
  to.bytes += part.bytes;
  to.interrupted = to.interrupted || part.interrupted;
  widen(to.first, to.last, part.first, part.last);
  add_histogram(part.histogram, times_);
}

// Does it say how many error records had no time? Then that is counted.
bool ReportMerge::adds_untimed(const LimitReport& limit) {
  constexpr std::string_view kDigits = "0123456789";
  const std::size_t begin = limit.what.find_first_of(kDigits);
  if (limit.name != kTimeLimit || begin == std::string::npos) return false;
  const std::size_t end = std::min(limit.what.find_first_not_of(kDigits, begin), limit.what.size());
  std::uint64_t amount = 0;
  if (std::from_chars(&limit.what[begin], &limit.what[begin] + (end - begin), amount).ec !=
      std::errc())
    return false;
  for (const Lang lang : {Lang::en, Lang::zh}) {
    if (limit.what != limit_text(LimitWhat::untimed, amount, lang)) continue;
    untimed_ += amount;
    return true;
  }
  return false;
}

// Each once, but for what counts records: that adds up.
void ReportMerge::add_limits(const std::vector<LimitReport>& part) {
  for (const LimitReport& each : part) {
    if (adds_untimed(each)) continue;
    const std::string key =
        fmt::format("{}\x1f{}\x1f{}\x1f{}", each.name, each.input, each.line, each.what);
    if (limits_seen_.insert(key).second) out_.limits.push_back(each);
  }
}

std::optional<Problem> ReportMerge::add(Report part, const std::string& name) {
  if (!part.scan) {
    return Problem{"this is no report of a scan", whole_report(name),
                   "what is diagnosed with the documents of one case does not add up",
                   "`dtsdoctor scan -f json PATH` writes one"};
  }
  if (std::optional<Problem> problem = check_meanings(part, name)) return problem;
  if (!begun_) out_.scan.emplace();
  // The latest rules stand for all: where the others differ, they agree.
  if (!begun_ ||
      std::tie(out_.rules.date, out_.rules.hash) < std::tie(part.rules.date, part.rules.hash))
    out_.rules = part.rules;
  begun_ = true;
  std::move(part.inputs.begin(), part.inputs.end(), std::back_inserter(out_.inputs));
  for (DiagnosisReport& each : part.diagnoses) add_diagnosis(std::move(each));
  (part.unrecognized ? has_unrecognized_ : lacks_unrecognized_) = true;
  if (part.unrecognized) {
    for (Unrecognized& each : *part.unrecognized) add_unrecognized(std::move(each));
  }
  add_scan(*part.scan);
  add_limits(part.limits);
  out_.summary.error_records += part.summary.error_records;
  out_.summary.explained += part.summary.explained;
  out_.summary.unrecognized += part.summary.unrecognized;
  out_.summary.skipped += part.summary.skipped;
  return std::nullopt;
}

// As a scan has them: most frequent first, then by their first time, then where they stand.
void ReportMerge::sort_unrecognized() {
  std::unordered_map<std::string_view, std::size_t> inputs;
  for (const InputReport& input : out_.inputs) inputs.emplace(input.name, inputs.size());
  const auto stands_at = [&](const Unrecognized& each) {
    std::tuple<std::size_t, std::size_t, std::size_t> first(SIZE_MAX, 0, 0);
    for (const UnrecognizedExample& example : each.examples) {
      const Place& place = example.place;
      const auto input = inputs.find(place.input);
      if (input != inputs.end()) first = std::min(first, {input->second, place.line, place.column});
    }
    return first;
  };
  const auto is_before = [&](const Unrecognized& a, const Unrecognized& b) {
    if (a.count != b.count) return a.count > b.count;
    if (a.first.has_value() != b.first.has_value()) return a.first.has_value();
    if (a.first && is_earlier(*a.first, *b.first)) return true;
    if (a.first && is_earlier(*b.first, *a.first)) return false;
    return std::pair(stands_at(a), a.template_text) < std::pair(stands_at(b), b.template_text);
  };
  std::sort(out_.unrecognized->begin(), out_.unrecognized->end(), is_before);
}

Report ReportMerge::take() {
  for (Entry& entry : entries_) {
    entry.told.identity = std::move(entry.identity);
    entry.told.jobs = std::move(entry.jobs);
    entry.told.matches = std::move(entry.matches);
    entry.told.histogram = histogram_of(entry.times);
    out_.diagnoses.push_back(std::move(entry.told));
  }
  std::stable_sort(out_.diagnoses.begin(), out_.diagnoses.end(),
                   [](const DiagnosisReport& a, const DiagnosisReport& b) {
                     return static_cast<int>(a.severity) < static_cast<int>(b.severity);
                   });
  if (out_.scan) out_.scan->histogram = histogram_of(times_);
  std::vector<LimitReport> reached;
  const auto reach = [&](const char* name, LimitWhat what) {
    reached.push_back(limit_report({name, "", 0, what}, lang_));
  };
  if (has_mixed_) reach("max-diagnoses", LimitWhat::by_rule);
  if (lacks_unrecognized_) {
    out_.unrecognized.reset();
    // Where none does, nothing of the sum is missing.
    if (has_unrecognized_) reach("known-only", LimitWhat::not_accounted);
  } else {
    sort_unrecognized();
    if (out_.unrecognized->size() > limits_.max_templates) {
      out_.unrecognized->resize(limits_.max_templates);
      reach("max-templates", LimitWhat::templates);
    }
  }
  add_limits(reached);
  if (untimed_ > 0) {
    out_.limits.push_back(limit_report({kTimeLimit, "", 0, LimitWhat::untimed, untimed_}, lang_));
  }
  // What is about all parts comes last, in an order that does not tell how they were added.
  std::stable_sort(out_.limits.begin(), out_.limits.end(),
                   [](const LimitReport& a, const LimitReport& b) {
                     if (!a.input.empty() || !b.input.empty())
                       return !a.input.empty() && b.input.empty();
                     return std::tie(a.name, a.what) < std::tie(b.name, b.what);
                   });
  return std::move(out_);
}

}  // namespace dtsdoctor
