// SPDX-License-Identifier: Apache-2.0
#include "facts/task_terraform.h"

#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "facts/hcl.h"
#include "facts/task_json.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kPrefix = "alicloud_dts_";
constexpr std::string_view kVariable = "var.";

// A local names a variable, seldom another local; in a circle they name each other for ever.
constexpr std::size_t kMostSteps = 8;

// What references of a file stand for.
using Known = std::map<std::string, const HclAttribute*>;

Known known_values(const HclFile& file) {
  Known out;
  for (const HclBlock& block : file.blocks) {
    for (const HclAttribute& attribute : block.attributes) {
      if (attribute.kind == HclAttribute::Kind::other) continue;
      if (block.type == "locals") out["local." + attribute.name] = &attribute;
      if (block.type == "variable" && block.labels.size() == 1 && attribute.name == "default")
        out["var." + block.labels[0]] = &attribute;
    }
  }
  for (const HclBlock& block : file.blocks) {
    if (block.type != "resource" || block.labels.size() != 2) continue;
    if (block.labels[0] != "alicloud_ram_role") continue;
    for (const HclAttribute& attribute : block.attributes) {
      if (attribute.kind == HclAttribute::Kind::other) continue;
      if (attribute.name != "role_name" && attribute.name != "name") continue;
      // The older name of the argument is an attribute still, and the role's id is its name.
      for (const char* part : {".name", ".role_name", ".id"})
        out[block.labels[0] + "." + block.labels[1] + part] = &attribute;
    }
  }
  // Who calls a module sets its variables, which may be these.
  for (const HclBlock& block : file.blocks) {
    if (block.type != "module") continue;
    for (const HclAttribute& attribute : block.attributes) out.erase("var." + attribute.name);
  }
  return out;
}

NamedValue value_of(const HclAttribute& attribute, const Known& known) {
  NamedValue out;
  out.names = NameSet::terraform;
  out.name = attribute.name;
  out.name_span = attribute.name_span;
  out.span = attribute.span;
  out.resolved = attribute.kind == HclAttribute::Kind::literal;
  if (out.resolved) out.text = attribute.text;
  if (attribute.kind != HclAttribute::Kind::reference) return out;
  const HclAttribute* at = &attribute;
  bool is_default = false;
  for (std::size_t steps = 0; at->kind == HclAttribute::Kind::reference; ++steps) {
    out.variable = at->text.starts_with(kVariable) ? at->text.substr(kVariable.size()) : at->text;
    const auto found = known.find(at->text);
    if (found == known.end() || steps == kMostSteps) return out;
    is_default = is_default || at->text.starts_with(kVariable);
    at = found->second;
  }
  // An empty default waits to be overridden.
  out.resolved = !is_default || !at->text.empty();
  out.text = at->text;
  out.spelled = false;
  return out;
}

// Of what stands before a line of a plan that Terraform printed.
bool is_marker(char c) { return c == '+' || c == '-' || c == '~' || c == '/'; }

}  // namespace

bool holds_hcl_task(std::string_view text) {
  constexpr std::string_view kOpening = "\"alicloud_dts_";
  constexpr std::string_view kResource = "resource";
  for (std::size_t at = text.find(kOpening); at != std::string_view::npos;
       at = text.find(kOpening, at + 1)) {
    std::size_t end = at;
    while (end > 0 && is_blank(text[end - 1])) --end;
    if (end == at || !text.substr(0, end).ends_with(kResource)) continue;
    std::size_t begin = end - kResource.size();
    while (begin > 0 && (is_blank(text[begin - 1]) || is_marker(text[begin - 1]))) --begin;
    if (begin == 0 || text[begin - 1] == '\n') return true;
  }
  return false;
}

TerraformTasks read_hcl_tasks(std::string_view text, std::size_t most) {
  const HclFile file = read_hcl(text);
  const Known known = known_values(file);
  TerraformTasks out;
  out.is_only_config = file.is_only_blocks;
  for (const HclBlock& block : file.blocks) {
    if (block.type != "resource" || block.labels.size() != 2 || out.tasks.size() >= most) continue;
    if (!block.labels[0].starts_with(kPrefix) || block.removed) continue;
    if (!out.broken) out.broken = block.broken;
    TaskText& task = out.tasks.emplace_back();
    task.form = TaskForm::hcl;
    task.span = {block.span.begin, block.label_spans[1].end};
    task.kind = block.labels[0];
    task.kind_span = block.label_spans[0];
    task.label = block.labels[0] + "." + block.labels[1];
    task.complete = block.complete && std::find(block.inner_types.begin(), block.inner_types.end(),
                                                "dynamic") == block.inner_types.end();
    for (const HclAttribute& attribute : block.attributes)
      task.values.push_back(value_of(attribute, known));
  }
  return out;
}

std::vector<NamedValue> read_hcl_variables(std::string_view text) {
  std::vector<NamedValue> out;
  for (const HclAttribute& attribute : read_hcl_attributes(text))
    out.push_back(value_of(attribute, {}));
  return out;
}

std::vector<NamedValue> read_hcl_defaults(std::string_view text) {
  const HclFile file = read_hcl(text);
  if (!file.is_only_blocks) return {};
  const Known known = known_values(file);
  std::vector<NamedValue> out;
  for (const auto& [name, attribute] : known) {
    out.push_back(value_of(*attribute, known));
    out.back().name = name.starts_with(kVariable) ? name.substr(kVariable.size()) : name;
  }
  for (const HclBlock& block : file.blocks) {
    if (block.type != "module") continue;
    for (const HclAttribute& attribute : block.attributes) {
      // It hands on a variable of that name: what sets the one sets the other.
      if (attribute.text == std::string(kVariable) + attribute.name) continue;
      NamedValue value = value_of(attribute, known);
      value.name = std::string(kOfCaller) + attribute.name;
      value.resolved = true;
      out.push_back(std::move(value));
    }
  }
  return out;
}

std::vector<NamedValue> read_json_variables(const JsonValue& root, std::string_view bytes) {
  std::vector<NamedValue> out;
  for (const JsonMember& member : root.members)
    out.push_back(named_value(member, bytes, NameSet::terraform, {}));
  return out;
}

}  // namespace dtsdoctor
