// SPDX-License-Identifier: Apache-2.0
#include "facts/task_forms.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/pair_find.h"
#include "base/xml.h"
#include "base/yaml.h"
#include "facts/task_command.h"
#include "facts/task_document.h"
#include "facts/task_json.h"
#include "facts/task_query.h"
#include "facts/task_ros.h"
#include "facts/task_terraform.h"

namespace dtsdoctor {
namespace {

// Every form but the console's has it in the name of each field that makes a task.
constexpr std::string_view kMark = "ndpoint";
constexpr std::string_view kLoudMark = "_ENDPOINT_";  // of variables

// Readers stop one behind the limit, so that reaching it shows.
TaskFile map_all(const std::vector<TaskText>& texts, const Source& source, const RuleSet& rules,
                 const Limits& limits) {
  TaskFile out;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i == limits.max_tasks) {
      out.limits.push_back(
          {"max-tasks", source.name(), source.place(texts[i].span).line, LimitWhat::tasks});
      break;
    }
    if (auto task = map_task(texts[i], source, rules)) out.tasks.push_back(std::move(*task));
  }
  return out;
}

// Lines of a script that do nothing that could fail by itself.
bool is_quiet_line(std::string_view line) {
  line = trimmed(line);
  constexpr std::string_view kPrompts[] = {"$", "#", ">"};
  if (line.empty() || line.starts_with('#')) return true;
  return std::any_of(std::begin(kPrompts), std::end(kPrompts),
                     [&](std::string_view prompt) { return line == prompt; });
}

// Does nothing but comments and prompts stand beside the tasks? What stands before a command on its
// line (a prompt, assignments) belongs to it, as does what follows it there.
bool only_tasks(std::string_view text, const std::vector<TaskText>& texts) {
  std::size_t at = 0;
  auto next = texts.begin();
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (next != texts.end() && next->span.begin < end) {
      at = std::max(end, next->span.end);
      at = std::min(text.find('\n', at), text.size()) + 1;
      while (next != texts.end() && next->span.begin < at) ++next;
      continue;
    }
    if (!is_quiet_line(text.substr(at, end - at))) return false;
    at = end + 1;
  }
  return true;
}

TaskFile read_lines(const Source& source, const RuleSet& rules, const Limits& limits) {
  const std::string& text = source.bytes();
  const std::size_t most = limits.max_tasks + 1;
  std::vector<TaskText> texts = read_command_tasks(text, most);
  std::vector<Span> taken;
  for (const TaskText& task : texts) taken.push_back(task.span);
  std::vector<TaskText> queries = read_query_tasks(text, taken, most);
  texts.insert(texts.end(), queries.begin(), queries.end());
  std::sort(texts.begin(), texts.end(),
            [](const TaskText& a, const TaskText& b) { return a.span.begin < b.span.begin; });
  TaskFile out = map_all(texts, source, rules, limits);
  out.is_only_config = !out.tasks.empty() && only_tasks(text, texts);
  return out;
}

// A template in YAML; `source` has at the same places what `yaml` has.
TaskFile read_yaml(const Source& yaml, const Source& source, const RuleSet& rules,
                   const Limits& limits) {
  const Result<JsonValue> root = parse_yaml(yaml, {limits.max_depth});
  TaskFile out;
  if (root.ok()) {
    const std::size_t most = limits.max_tasks + 1;
    out = map_all(read_ros_tasks(*root, source, TaskForm::ros_yaml, most), source, rules, limits);
  }
  out.is_only_config = !out.tasks.empty();
  return out;
}

// The text with blanks for all but the part, so that places stay.
std::string alone(std::string_view text, Span part) {
  if (part.begin == part.end) return "";
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if ((i < part.begin || i >= part.end) && out[i] != '\n') out[i] = ' ';
  }
  return out;
}

Problem broken_at(std::size_t at, const Source& source) {
  if (at < source.bytes().size()) {
    return {"a part of the task configuration cannot be read", source.place({at, at + 1}),
            "what stands there is taken as not known", ""};
  }
  Place document;
  document.input = source.name();
  return {"the task configuration ends in the middle", std::move(document),
          "what may have followed is taken as not known", ""};
}

// A reply or a request in XML: what JSON has at its root stands in the root element.
TaskFile read_xml(const JsonValue& root, const Source& source, const RuleSet& rules,
                  const Limits& limits) {
  std::vector<TaskText> texts;
  for (const JsonMember& member : root.members) {
    std::vector<TaskText> found =
        read_json_tasks(member.value, source.bytes(), rules, limits.max_tasks + 1);
    std::move(found.begin(), found.end(), std::back_inserter(texts));
  }
  std::erase_if(texts, [](const TaskText& text) { return text.form == TaskForm::console; });
  // Who spelled a request so, and what was left out, is not known.
  for (TaskText& text : texts) text.complete = false;
  return map_all(texts, source, rules, limits);
}

}  // namespace

bool may_hold_tasks(std::string_view head) {
  constexpr std::size_t kPair = 1;      // "dp"
  constexpr std::size_t kLoudPair = 3;  // "DP"
  return find_by_pair(head, kMark, kPair) != std::string_view::npos ||
         find_by_pair(head, kLoudMark, kLoudPair) != std::string_view::npos;
}

bool may_hold_labels(std::string_view text) {
  constexpr std::string_view kLabels[] = {"Alibaba Cloud Account", "RAM Role Name", "云账号",
                                          "角色名称"};
  return std::any_of(std::begin(kLabels), std::end(kLabels), [&](std::string_view label) {
    return text.find(label) != std::string_view::npos;
  });
}

TaskFile read_tasks(const JsonValue& root, const Source& source, const RuleSet& rules,
                    const Limits& limits) {
  const std::size_t most = limits.max_tasks + 1;
  std::vector<TaskText> texts = read_terraform_json_tasks(root, most);
  if (texts.empty()) texts = read_ros_tasks(root, source, TaskForm::ros_json, most);
  if (texts.empty()) texts = read_json_tasks(root, source.bytes(), rules, most);
  TaskFile out = map_all(texts, source, rules, limits);
  out.is_only_config = !out.tasks.empty() && out.tasks.front().form != TaskForm::detail;
  return out;
}

TaskFile read_tasks(const Source& source, const RuleSet& rules, const Limits& limits) {
  const std::string_view text = source.bytes();
  if (trimmed(text).starts_with('{')) {
    const Result<JsonValue> root = parse_json(source, {limits.max_depth});
    if (root.ok()) return read_tasks(*root, source, rules, limits);
  }
  if (!may_hold_tasks(text)) return {};
  if (trimmed(text).starts_with('<')) {
    const Result<JsonValue> root = parse_xml(text, {limits.max_depth});
    if (root.ok()) return read_xml(*root, source, rules, limits);
  }
  const std::size_t most = limits.max_tasks + 1;
  if (holds_hcl_task(text)) {
    const TerraformTasks found = read_hcl_tasks(text, most);
    TaskFile out = map_all(found.tasks, source, rules, limits);
    out.is_only_config = !out.tasks.empty() && found.is_only_config;
    // What a log quotes of a configuration is a part of it.
    if (out.is_only_config && found.broken)
      out.tasks.back().notes.push_back(broken_at(*found.broken, source));
    return out;
  }
  if (may_hold_ros_yaml(text)) {
    TaskFile out = read_yaml(source, source, rules, limits);
    if (!out.tasks.empty()) return out;
    if (const std::string template_alone = alone(text, ros_yaml_in(text)); !template_alone.empty())
      out = read_yaml(Source(source.name(), template_alone), source, rules, limits);
    out.is_only_config = false;
    if (!out.tasks.empty()) return out;
  }
  return read_lines(source, rules, limits);
}

}  // namespace dtsdoctor
