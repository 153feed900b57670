// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: finds the tasks in ROS templates: resources ALIYUN::DTS::*, in JSON or YAML. A
// template is submitted whole, so a task in it is complete unless an intrinsic function computes an
// endpoint. Functions are not evaluated; a parameter is its default.
#pragma once

#include <string_view>
#include <vector>

#include "base/json.h"
#include "facts/task_text.h"

namespace dtsdoctor {

// `form` is TaskForm::ros_json or ros_yaml; `source` is what the tree was read from.
[[nodiscard]] std::vector<TaskText> read_ros_tasks(const JsonValue& root, const Source& source,
                                                   TaskForm form, std::size_t most);

// Could the text be a YAML template with such a resource? A look for marks, nothing is parsed.
[[nodiscard]] bool may_hold_ros_yaml(std::string_view text);

// Where such a template stands between other lines: from the first line that begins with a section
// of it to the next that begins with none. Empty if there is none.
[[nodiscard]] Span ros_yaml_in(std::string_view text);

}  // namespace dtsdoctor
