// SPDX-License-Identifier: Apache-2.0
#include "facts/task_forms.h"

#include "base/ascii.h"
#include "facts/task_document.h"
#include "facts/task_json.h"

namespace dtsdoctor {
namespace {

// Maps what the readers found; one task more than the limit tells that there are more.
TaskFile map_all(const std::vector<TaskText>& texts, const Source& source, const RuleSet& rules,
                 const Limits& limits) {
  TaskFile out;
  for (const TaskText& text : texts) {
    if (out.tasks.size() == limits.max_tasks) {
      out.limits.push_back({"max-tasks", source.name(), source.place(text.span).line,
                            "further tasks in the file are left out"});
      break;
    }
    if (auto task = map_task(text, source, rules)) out.tasks.push_back(std::move(*task));
  }
  return out;
}

}  // namespace

TaskFile read_tasks(const JsonValue& root, const Source& source, const RuleSet& rules,
                    const Limits& limits) {
  const std::size_t most = limits.max_tasks + 1;
  TaskFile out = map_all(read_json_tasks(root, rules, most), source, rules, limits);
  out.is_only_config = !out.tasks.empty() && out.tasks.front().form != TaskForm::detail;
  return out;
}

TaskFile read_tasks(const Source& source, const RuleSet& rules, const Limits& limits) {
  const std::string_view text = trimmed(source.bytes());
  if (text.starts_with('{')) {
    const Result<JsonValue> root = parse_json(source, {limits.max_depth});
    if (root.ok()) return read_tasks(*root, source, rules, limits);
  }
  return {};
}

}  // namespace dtsdoctor
