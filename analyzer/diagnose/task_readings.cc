// SPDX-License-Identifier: Apache-2.0
#include "diagnose/task_readings.h"

#include "facts/task_choice.h"

namespace dtsdoctor {
namespace {

void add(std::string name, std::set<std::string>& to) {
  if (!name.empty()) to.insert(std::move(name));
}

std::string value_of(const TaskDocument& task, const char* key) {
  const FactValue* value = task.value("", key);
  return value == nullptr ? std::string() : value->text;
}

}  // namespace

TaskReadings::TaskReadings(FailureReader& reader, std::string wanted)
    : reader_(reader), wanted_(std::move(wanted)) {
  sink_before_ = reader_.send_to(
      [this](Reading reading, const std::string& name) { hold(std::move(reading), name); });
}

TaskReadings::~TaskReadings() { reader_.send_to(std::move(sink_before_)); }

void TaskReadings::learn(const Reading& reading) {
  if (reading.record == nullptr) return;
  const Job& job = reading.record->job;
  if (job.id != wanted_ && job.name != wanted_ && job.instance != wanted_) return;
  add(job.id, known_.ids);
  add(job.name, known_.names);
  add(job.instance, known_.instances);
}

void TaskReadings::hold(Reading reading, const std::string& name) {
  constexpr std::size_t kOfReading = 1024;  // about
  if (!reading.is_error()) return;
  learn(reading);
  if (is_full_) return count(reading, name);
  bytes_ += kOfReading + (reading.record == nullptr ? 0 : reading.record->text.bytes().size());
  if (reading.unexplained != nullptr) reading.unexplained->keep_bytes();
  held_.emplace_back(std::move(reading), name);
  if (bytes_ <= reader_.options().limits.max_held) return;
  is_full_ = true;
  for (const auto& [each, of] : std::exchange(held_, {})) count(each, of);
}

bool TaskReadings::release(const Case& chosen) {
  for (const TaskDocument& task : chosen.tasks) {
    add(value_of(task, "task.job_id"), known_.ids);
    add(value_of(task, "task.job_name"), known_.names);
    add(task.label, known_.names);
    add(value_of(task, "task.instance_id"), known_.instances);
  }
  chosen_ = &chosen;
  for (const auto& [each, of] : std::exchange(held_, {})) count(each, of);
  chosen_ = nullptr;
  return !(known_.ids.empty() && known_.names.empty() && known_.instances.empty());
}

// By id, else by name, else by instance, as a failure joins its task. Terraform prints the whole
// address of a resource where its source has the end of it.
bool TaskReadings::is_others(const Job& job) const {
  if (!job.id.empty() && !known_.ids.empty()) return known_.ids.count(job.id) == 0;
  if (!job.name.empty() && !known_.names.empty()) {
    const bool is_address =
        chosen_ != nullptr && !tasks_named_by(*chosen_, {"", job.name, "", ""}).empty();
    return !is_address && known_.names.count(job.name) == 0;
  }
  return !job.instance.empty() && !known_.instances.empty() &&
         known_.instances.count(job.instance) == 0;
}

void TaskReadings::count(const Reading& reading, const std::string& name) {
  if (reading.record != nullptr && is_others(reading.record->job)) {
    reader_.skip(reading);
  } else {
    reader_.count(reading, name);
  }
}

}  // namespace dtsdoctor
