// SPDX-License-Identifier: Apache-2.0
#include "diagnose/tally.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "input/request_facts.h"

namespace dtsdoctor {
namespace {

constexpr std::array<std::string_view, 9> kIdentity = {"account_id", "database",    "error_code",
                                                       "host",       "instance_id", "job_id",
                                                       "role_name",  "table",       "user"};

constexpr std::size_t kMaxExcerpt = 400;  // bytes; the place shows the whole line

// One line, blanks folded.
std::string excerpt_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = is_space(c);
    if (blank && (out.empty() || out.back() == ' ')) continue;
    out += blank ? ' ' : c;
    if (out.size() == kMaxExcerpt) break;
  }
  return out;
}

std::string key_of(const Record& record, const Match& match) {
  std::string key = std::to_string(match.pattern);
  key += '\x1f' + record.job.id + '\x1f' + (record.job.id.empty() ? record.job.name : "");
  for (const std::string_view name : kIdentity) {
    const auto capture = std::find_if(match.captures.begin(), match.captures.end(),
                                      [&](const Capture& c) { return c.name == name; });
    key += '\x1f';
    if (capture != match.captures.end()) key += lowered(capture->value);
  }
  return key;
}

void add_job(std::vector<Job>& jobs, Job job, std::size_t most) {
  if (job.empty()) return;
  const auto known = std::find(jobs.begin(), jobs.end(), job);
  if (known == jobs.end()) {
    if (jobs.size() < most) jobs.push_back(std::move(job));
    return;
  }
  for (std::string& stage : job.stages) {
    std::vector<std::string>& stages = known->stages;
    if (std::find(stages.begin(), stages.end(), stage) == stages.end())
      stages.push_back(std::move(stage));
  }
}

}  // namespace

void FailureTally::add(const Record& record, const Match& match) {
  std::string key = key_of(record, match);
  if (index_.count(key) == 0 && groups_.size() >= limits_.max_diagnoses) {
    limit_reached_ = true;
    key = std::to_string(match.pattern);
  }
  const auto [entry, is_new] = index_.emplace(std::move(key), groups_.size());
  if (is_new) {
    groups_.emplace_back();
    groups_.back().pattern = match.pattern;
    for (const auto& [name, value] : record.details) {
      groups_.back().denial.emplace_back(
          name, FactValue{value.bytes(), record.place(value.origin({0, value.size()}))});
    }
  }
  FailureGroup& group = groups_[entry->second];
  ++group.count;
  add_job(group.jobs, record.job, limits_.max_diagnoses);
  for (const Capture& capture : match.captures) {
    const bool named = capture.name == "job_id" && capture.value != record.job.id;
    if (named) add_job(group.jobs, {capture.value, "", "", {}}, limits_.max_diagnoses);
  }
  if (group.occurrences.size() >= std::max<std::size_t>(1, limits_.examples)) return;
  const RequestFacts request = request_facts(record.text);
  Occurrence occurrence{
      record.place(match.raw),
      excerpt_of(match.text),
      {},
      {},
      {request.status.bytes(), request.product.bytes(), request.operation.bytes()}};
  if (stands_in_chain(record, match)) occurrence.path = record.path;
  for (const Capture& capture : match.captures) {
    occurrence.captures.push_back({capture.name, capture.value, record.place(capture.raw)});
  }
  group.occurrences.push_back(std::move(occurrence));
}

}  // namespace dtsdoctor
