// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: finds the tasks in Terraform's files: configurations (HCL or JSON), plans and
// states. A configuration or plan is what will be submitted, so it is complete where all of it is
// known; a state is what was reported back, and is not. Expressions are not evaluated.
#pragma once

#include <string_view>
#include <vector>

#include "base/json.h"
#include "facts/task_text.h"

namespace dtsdoctor {

struct TerraformTasks {
  std::vector<TaskText> tasks;
  bool is_only_config = false;
  std::optional<std::size_t>
      broken;  // where the first block of a task is broken, as HclBlock has it
};

// Resources alicloud_dts_* in HCL. A reference to a local or to a variable with a default in the
// same text is resolved, with the place of its use.
[[nodiscard]] TerraformTasks read_hcl_tasks(std::string_view text, std::size_t most);

// Is there a line that opens such a resource? One pass, nothing is parsed.
[[nodiscard]] bool holds_hcl_task(std::string_view text);

// What a file like terraform.tfvars sets. Empty if anything else stands in the text.
[[nodiscard]] std::vector<NamedValue> read_hcl_variables(std::string_view text);

// Stands before the names of variables that who calls a module sets.
constexpr std::string_view kOfCaller = "module.";

// What a text of nothing but blocks has for others to use: defaults of variables by their names,
// locals as "local.name", and what it sets for modules. A local that names a variable is its
// default.
[[nodiscard]] std::vector<NamedValue> read_hcl_defaults(std::string_view text);

// What the object of a file like terraform.tfvars.json sets; `bytes` are what `root` was read from.
[[nodiscard]] std::vector<NamedValue> read_json_variables(const JsonValue& root,
                                                          std::string_view bytes);

// The same in JSON: `terraform show -json` of a plan or state, a state file, *.tf.json. Empty if it
// is none of these. What a plan lists under after_unknown is unresolved.
[[nodiscard]] std::vector<TaskText> read_terraform_json_tasks(const JsonValue& root,
                                                              std::size_t most);

}  // namespace dtsdoctor
