// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what a resource of Terraform leaves to a variable or a local often stands in a
// file of its own: terraform.tfvars, variables.tf, locals.tf. This reads such files as values by
// name. It reads no resource, and a line that looks like a setting makes no such file.
#pragma once

#include <optional>
#include <string_view>

#include "base/json.h"
#include "facts/documents.h"

namespace dtsdoctor {

// Does it begin with a block of a Terraform configuration, behind comments? Cheap.
[[nodiscard]] bool begins_hcl(std::string_view head);

// A file of variables without JSON. Its names are a module's own, also where a field has that name.
[[nodiscard]] bool is_variable_file(std::string_view name);

// What a file of variables sets, by its name, too: nothing else tells it from other settings.
// `json`: what was parsed of it, null if it is none.
[[nodiscard]] std::optional<VariablesDocument> read_variable_file(const Source& text,
                                                                  const JsonValue* json);

// The defaults of variables and the locals of a configuration that has no task in it.
[[nodiscard]] std::optional<VariablesDocument> read_default_file(const Source& text);

}  // namespace dtsdoctor
