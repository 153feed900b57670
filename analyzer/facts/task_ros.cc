// SPDX-License-Identifier: Apache-2.0
#include "facts/task_ros.h"

#include "facts/task_json.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kType = "ALIYUN::DTS::";
constexpr std::string_view kResources = "Resources:";

}  // namespace

bool may_hold_ros_yaml(std::string_view text) {
  if (text.find(kType) == std::string_view::npos) return false;
  for (std::size_t at = text.find(kResources); at != std::string_view::npos;
       at = text.find(kResources, at + 1)) {
    if (at == 0 || text[at - 1] == '\n') return true;
  }
  return false;
}

std::vector<TaskText> read_ros_tasks(const JsonValue& root, const Source& source, TaskForm form,
                                     std::size_t most) {
  std::vector<TaskText> out;
  const JsonValue* resources = root.find("Resources");
  if (resources == nullptr || !resources->is_object()) return out;
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
    add_nested(*properties, source.bytes(), root.find("Parameters"), task);
  }
  return out;
}

}  // namespace dtsdoctor
