// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: --task says which of the tasks of a reply or of a log is meant, and what failed
// in the others is no answer. By which names the task goes is known when all is read; so this holds
// what is found, up to a limit, and then has it counted or skipped. A failure that names no task,
// or none that can be compared, stays.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "diagnose/failure_reader.h"
#include "facts/case.h"

namespace dtsdoctor {

class TaskReadings {
 public:
  // `wanted`: id, name or instance of a task. `reader` must live on, and hands on what it reads
  // from here on.
  TaskReadings(FailureReader& reader, std::string wanted);
  TaskReadings(const TaskReadings&) = delete;
  TaskReadings& operator=(const TaskReadings&) = delete;
  ~TaskReadings();

  // Counts what is held; `chosen` has the wanted tasks alone, or none. Is the wanted task among
  // them or among those that failures name?
  bool release(const Case& chosen);

 private:
  struct Names {
    std::set<std::string> ids, names, instances;
  };

  void hold(Reading reading, const std::string& name);
  void count(const Reading& reading, const std::string& name);
  void learn(const Reading& reading);
  [[nodiscard]] bool is_others(const Job& job) const;

  FailureReader& reader_;
  std::string wanted_;
  FailureReader::Sink sink_before_;
  std::vector<std::pair<Reading, std::string>> held_;
  std::size_t bytes_ = 0;
  bool is_full_ = false;
  Names known_;
  const Case* chosen_ = nullptr;  // while it is released
};

}  // namespace dtsdoctor
