// SPDX-License-Identifier: Apache-2.0
//
// Any bytes as a task configuration of any form: nothing crashes, and every value lies where its
// place says.
#include <cstdlib>

#include "facts/task_choice.h"
#include "facts/task_forms.h"
#include "rules/builtin.h"

using namespace dtsdoctor;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const std::map<std::string, FactValue>& facts) {
  for (const auto& [key, value] : facts) {
    require(!value.text.empty() && value.place.has_value());
    const Place& place = *value.place;
    require(place.line >= 1 && place.column >= 1 && place.length >= 1);
    require(place.mark_begin <= place.mark_end && place.mark_end <= place.text.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  const Source source("x", std::string(reinterpret_cast<const char*>(data), size));
  const TaskFile file = read_tasks(source, builtin_rules());
  require(!file.is_only_config || !file.tasks.empty());
  for (const TaskDocument& task : file.tasks) {
    check(task.source);
    check(task.destination);
    check(task.task);
    require(!display_name(task).empty());
  }
  return 0;
}
