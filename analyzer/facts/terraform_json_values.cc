// SPDX-License-Identifier: Apache-2.0
#include "facts/terraform_json_values.h"

#include <algorithm>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kVariable = "var.";
constexpr std::string_view kRole = "alicloud_ram_role";

// A local names a variable, seldom another local; in a circle they name each other for ever.
constexpr std::size_t kMostSteps = 8;

// "${var.owner}" without the marks around; empty for what is something else.
std::string_view name_in(std::string_view text) {
  if (!text.starts_with("${") || !text.ends_with('}')) return {};
  text = trimmed(text.substr(2, text.size() - 3));
  const bool is_name = std::all_of(text.begin(), text.end(), [](char c) {
    return is_alnum(c) || c == '_' || c == '.' || c == '-';
  });
  return is_name ? text : std::string_view();
}

}  // namespace

void for_each_block(const JsonValue& root, std::string_view kind,
                    const std::function<void(const JsonValue&)>& take) {
  const JsonValue* blocks = root.find(kind);
  if (blocks == nullptr) return;
  if (blocks->is_object()) take(*blocks);
  for (const JsonValue& block : blocks->items) take(block);
}

TerraformJsonValues::TerraformJsonValues(const JsonValue& root) {
  for_each_block(root, "variable", [&](const JsonValue& block) {
    for (const JsonMember& variable : block.members) {
      const JsonValue* value = variable.value.find("default");
      if (value != nullptr && value->is_scalar())
        known_[std::string(kVariable) + variable.key] = value->text;
    }
  });
  for_each_block(root, "locals", [&](const JsonValue& block) {
    for (const JsonMember& local : block.members) {
      if (local.value.is_scalar()) known_["local." + local.key] = local.value.text;
    }
  });
  for_each_block(root, "resource", [&](const JsonValue& block) {
    const JsonValue* roles = block.find(kRole);
    for (std::size_t i = 0; roles != nullptr && i < roles->members.size(); ++i) {
      const JsonMember& role = roles->members[i];
      const JsonValue* name = role.value.find("role_name");
      if (name == nullptr) name = role.value.find("name");
      // The older name of the argument is an attribute still, and the role's id is its name.
      for (const char* part : {".name", ".role_name", ".id"}) {
        if (name != nullptr && name->is_scalar())
          known_[std::string(kRole) + "." + role.key + part] = name->text;
      }
    }
  });
  // Who calls a module sets its variables, which may be these.
  for_each_block(root, "module", [&](const JsonValue& block) {
    for (const JsonMember& module : block.members) {
      for (const JsonMember& argument : module.value.members)
        known_.erase(std::string(kVariable) + argument.key);
    }
  });
}

std::optional<TerraformJsonValues::Reference> TerraformJsonValues::find(
    std::string_view text) const {
  std::string_view name = name_in(text);
  if (name.empty()) return std::nullopt;
  bool is_default = false;
  for (std::size_t steps = 0;; ++steps) {
    const bool is_variable = name.starts_with(kVariable);
    is_default = is_default || is_variable;
    Reference out{std::string(is_variable ? name.substr(kVariable.size()) : name), std::nullopt};
    const auto found = known_.find(name);
    if (found == known_.end() || steps == kMostSteps) return out;
    name = name_in(found->second);
    if (!name.empty()) continue;
    // An empty default waits to be overridden; what has a reference within is computed.
    const bool is_known =
        found->second.find("${") == std::string::npos && !(is_default && found->second.empty());
    if (is_known) out.text = found->second;
    return out;
  }
}

}  // namespace dtsdoctor
