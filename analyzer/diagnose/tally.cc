// SPDX-License-Identifier: Apache-2.0
#include "diagnose/tally.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/utf8.h"
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
    if (out.size() > kMaxExcerpt) break;
  }
  return std::string(beginning_within(out, kMaxExcerpt));
}

using Identity = std::array<const Capture*, kIdentity.size()>;

// The first capture of each name.
Identity identity_of(const Match& match) {
  Identity identity{};
  for (const Capture& capture : match.captures) {
    if (capture.varies) continue;
    const auto* const name = std::lower_bound(kIdentity.begin(), kIdentity.end(), capture.name);
    if (name == kIdentity.end() || *name != capture.name) continue;
    const Capture*& slot = identity[static_cast<std::size_t>(name - kIdentity.begin())];
    if (slot == nullptr) slot = &capture;
  }
  return identity;
}

void add_key(std::string_view value, std::string& key) {
  key += '\x1f';
  key += value;
}

void make_key(const Record& record, const Match& match, const Identity& identity,
              std::string& key) {
  key = std::to_string(match.pattern);
  add_key(record.job.id, key);
  add_key(record.job.id.empty() ? record.job.name : std::string_view(), key);
  for (const Capture* capture : identity) {
    key += '\x1f';
    if (capture == nullptr) continue;
    for (const char c : capture->value) key += to_lower(c);
  }
}

void add_stages(const std::vector<std::string>& stages, std::vector<std::string>& to) {
  for (const std::string& stage : stages) {
    if (std::find(to.begin(), to.end(), stage) == to.end()) to.push_back(stage);
  }
}

CapturedValue captured(const Capture& capture, Place place, const Place& of_match) {
  CapturedValue out{capture.name, capture.value};
  if (place.input == of_match.input && place.line == of_match.line && place.text == of_match.text) {
    out.column = place.column;
    out.length = place.length;
    out.mark = {place.mark_begin, place.mark_end};
  } else {
    out.elsewhere = std::make_shared<const Place>(std::move(place));
  }
  return out;
}

Occurrence occurrence_of(const Record& record, const Match& match,
                         std::optional<std::int64_t> time) {
  const RequestFacts request = request_facts(record.text);
  Occurrence occurrence{
      record.place(match.raw),
      excerpt_of(match.text),
      {},
      {},
      {request.status.bytes(), request.product.bytes(), request.operation.bytes()},
      time};
  if (stands_in_chain(record, match)) occurrence.path = record.path;
  occurrence.captures.reserve(match.captures.size());
  for (const Capture& capture : match.captures) {
    occurrence.captures.push_back(captured(capture, record.place(capture.raw), occurrence.place));
  }
  return occurrence;
}

}  // namespace

// The group of a match, made if there is none.
std::size_t FailureTally::group_of(const Record& record, const Match& match) {
  const Identity identity = identity_of(match);
  make_key(record, match, identity, key_);
  auto known = index_.find(std::string_view(key_));
  if (known != index_.end()) return known->second;
  const bool full = groups_.size() >= limits_.max_diagnoses;
  if (full) {
    limit_reached_ = true;
    key_ = std::to_string(match.pattern);
    known = index_.find(std::string_view(key_));
    if (known != index_.end()) return known->second;
  }
  index_.emplace(key_, groups_.size());
  memory_.emplace_back();
  FailureGroup& group = groups_.emplace_back();
  group.pattern = match.pattern;
  group.mixed = full;
  if (!full) group.job = record.job.id.empty() ? record.job.name : record.job.id;
  for (std::size_t i = 0; i < identity.size() && !full; ++i) {
    if (identity[i] != nullptr && !identity[i]->value.empty())
      group.identity.emplace(kIdentity[i], identity[i]->value);
  }
  for (const auto& [name, value] : record.details) {
    group.denial.emplace_back(
        name, FactValue{value.bytes(), record.place(value.origin({0, value.size()}))});
  }
  return groups_.size() - 1;
}

void FailureTally::add_job(std::size_t group, const Job& job) {
  if (job.empty()) return;
  std::vector<Job>& jobs = groups_[group].jobs;
  // Past max_diagnoses one group has the tasks of many.
  job_key_.assign(job.id).append(1, '\x1f').append(job.name).append(1, '\x1f');
  job_key_ += job.instance;
  Index& index = memory_[group].jobs;
  const auto known = index.find(std::string_view(job_key_));
  if (known != index.end()) {
    add_stages(job.stages, jobs[known->second].stages);
  } else if (jobs.size() < limits_.max_diagnoses) {
    index.emplace(job_key_, jobs.size());
    jobs.push_back(job);
  }
}

void FailureTally::add(const Record& record, const Match& match, std::optional<std::int64_t> time) {
  if (input_number_ == 0 || record.input != input_) {
    input_ = record.input;
    ++input_number_;
  }
  const std::size_t index = group_of(record, match);
  FailureGroup& group = groups_[index];
  ++group.count;
  if (std::exchange(memory_[index].input, input_number_) != input_number_) ++group.files;
  if (time) {
    group.first_ms = std::min(group.first_ms.value_or(*time), *time);
    group.last_ms = std::max(group.last_ms.value_or(*time), *time);
    group.times.add(*time);
  }
  add_job(index, record.job);
  for (const Capture& capture : match.captures) {
    const bool named = capture.name == "job_id" && capture.value != record.job.id;
    if (named) add_job(index, {capture.value, "", "", {}});
  }
  const std::size_t most = std::max<std::size_t>(1, limits_.examples);
  if (group.occurrences.size() < most) {
    Occurrence seen = occurrence_of(record, match, time);
    if (group.occurrences.size() >= lines_) seen.forget_lines();
    group.occurrences.add(seen);
  }
}

}  // namespace dtsdoctor
