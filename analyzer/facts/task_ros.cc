// SPDX-License-Identifier: Apache-2.0
#include "facts/task_ros.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "facts/ros_values.h"
#include "facts/task_json.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kType = "ALIYUN::DTS::";
constexpr std::string_view kRamType = "ALIYUN::RAM::";  // evidence may stand in one of its own
constexpr std::string_view kResources = "Resources:";
constexpr std::string_view kSections[] = {"ROSTemplateFormatVersion:",
                                          "Transform:",
                                          "Description:",
                                          "Metadata:",
                                          "Mappings:",
                                          "Conditions:",
                                          "Parameters:",
                                          "Locals:",
                                          "Rules:",
                                          "Workspace:",
                                          kResources,
                                          "Outputs:"};

bool begins_section(std::string_view line) {
  return std::any_of(std::begin(kSections), std::end(kSections),
                     [&](std::string_view section) { return line.starts_with(section); });
}

}  // namespace

bool may_hold_ros_yaml(std::string_view text) {
  const bool has_resource =
      text.find(kType) != std::string_view::npos || text.find(kRamType) != std::string_view::npos;
  if (!has_resource) return false;
  for (std::size_t at = text.find(kResources); at != std::string_view::npos;
       at = text.find(kResources, at + 1)) {
    if (at == 0 || text[at - 1] == '\n') return true;
  }
  return false;
}

Span ros_yaml_in(std::string_view text) {
  Span out;
  bool has_begun = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const bool goes_on = trimmed(line).empty() || is_blank(line[0]) || line[0] == '#';
    if (begins_section(line)) {
      if (!has_begun) out.begin = at;
      has_begun = true;
    } else if (has_begun && !goes_on) {
      break;
    }
    at = end + 1;
    if (has_begun) out.end = std::min(at, text.size());
  }
  return out;
}

std::vector<TaskText> read_ros_tasks(const JsonValue& root, const Source& source, TaskForm form,
                                     std::size_t most) {
  std::vector<TaskText> out;
  const JsonValue* resources = root.find("Resources");
  if (resources == nullptr || !resources->is_object()) return out;
  const RosValues values(root);
  for (const JsonMember& resource : resources->members) {
    const JsonValue* type = resource.value.find("Type");
    const JsonValue* properties = resource.value.find("Properties");
    if (type == nullptr || !type->text.starts_with(kType) || properties == nullptr) continue;
    if (out.size() >= most) break;
    TaskText& task = out.emplace_back();
    task.form = form;
    task.span = resource.key_span;
    task.kind = type->text;
    task.kind_span = unquoted(type->span, source.bytes());
    task.label = resource.key;
    task.complete = properties->is_object();
    add_nested(*properties, source.bytes(), values, task);
  }
  return out;
}

}  // namespace dtsdoctor
