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

const JsonValue* member(const JsonValue* object, std::string_view key) {
  return object == nullptr ? nullptr : object->find(key);
}

std::string text_of(const JsonValue* value) {
  return value != nullptr && value->is_string() ? value->text : "";
}

bool is_dts(const JsonValue* type) { return text_of(type).starts_with(kPrefix); }

class JsonReader {
 public:
  explicit JsonReader(std::size_t most) : most_(most) {}

  std::vector<TaskText> read(const JsonValue& root) {
    if (const JsonValue* planned = member(&root, "planned_values")) {
      note_unknown(root);
      read_module(member(planned, "root_module"), true);
    } else if (const JsonValue* values = member(&root, "values")) {
      read_module(member(values, "root_module"), false);
    } else if (const JsonValue* resources = root.find("resources");
               resources != nullptr && root.find("lineage") != nullptr) {
      for (const JsonValue& resource : resources->items) read_state_resource(resource);
    } else if (const JsonValue* modules = root.find("modules");
               modules != nullptr && root.find("serial") != nullptr) {
      for (const JsonValue& module : modules->items) read_old_module(module);
    } else if (const JsonValue* resource = root.find("resource")) {
      read_configuration(*resource);
    }
    return std::move(out_);
  }

 private:
  // Addresses to the object that says what of a resource is known after apply only.
  void note_unknown(const JsonValue& root) {
    const JsonValue* changes = root.find("resource_changes");
    if (changes == nullptr) return;
    for (const JsonValue& change : changes->items) {
      const JsonValue* unknown = member(change.find("change"), "after_unknown");
      if (unknown != nullptr) unknown_[text_of(change.find("address"))] = unknown;
    }
  }

  void read_module(const JsonValue* module, bool planned) {
    if (const JsonValue* resources = member(module, "resources")) {
      for (const JsonValue& resource : resources->items) read_resource(resource, planned);
    }
    if (const JsonValue* children = member(module, "child_modules")) {
      for (const JsonValue& child : children->items) read_module(&child, planned);
    }
  }

  TaskText* add(const JsonValue& spot, const JsonValue* type, std::string label) {
    if (out_.size() >= most_) return nullptr;
    TaskText& task = out_.emplace_back();
    task.form = TaskForm::terraform_json;
    task.span = {spot.span.begin, spot.span.begin + 1};
    if (type != nullptr) {
      task.kind = type->text;
      task.kind_span = {type->span.begin + 1, type->span.end - 1};
    }
    task.label = std::move(label);
    return &task;
  }

  static void add_values(const JsonValue& values, const JsonValue* unknown, TaskText& to) {
    for (const JsonMember& each : values.members) {
      NamedValue value;
      value.names = NameSet::terraform;
      value.name = each.key;
      value.name_span = {each.key_span.begin + 1, each.key_span.end - 1};
      value.span = each.value.span;
      if (each.value.is_string()) value.span = {value.span.begin + 1, value.span.end - 1};
      if (each.value.is_scalar()) value.text = each.value.text;
      const JsonValue* later = member(unknown, each.key);
      value.resolved =
          (later == nullptr || later->text != "true") && value.text.find("${") == std::string::npos;
      if (!value.resolved) value.text.clear();
      to.values.push_back(std::move(value));
    }
    if (unknown == nullptr) return;
    for (const JsonMember& each : unknown->members) {
      if (each.value.text != "true" || values.find(each.key) != nullptr) continue;
      NamedValue value;
      value.names = NameSet::terraform;
      value.name = each.key;
      value.name_span = {each.key_span.begin + 1, each.key_span.end - 1};
      value.span = each.value.span;
      value.resolved = false;
      to.values.push_back(std::move(value));
    }
  }

  void read_resource(const JsonValue& resource, bool planned) {
    const JsonValue* type = resource.find("type");
    const JsonValue* values = resource.find("values");
    if (!is_dts(type) || text_of(resource.find("mode")) == "data" || values == nullptr) return;
    std::string address = text_of(resource.find("address"));
    const auto unknown = unknown_.find(address);
    TaskText* task = add(resource, type, address);
    if (task == nullptr) return;
    task->complete = planned;
    add_values(*values, unknown == unknown_.end() ? nullptr : unknown->second, *task);
  }

  void read_state_resource(const JsonValue& resource) {
    const JsonValue* type = resource.find("type");
    const JsonValue* instances = resource.find("instances");
    if (!is_dts(type) || text_of(resource.find("mode")) == "data" || instances == nullptr) return;
    const std::string module = text_of(resource.find("module"));
    const std::string address =
        (module.empty() ? "" : module + ".") + type->text + "." + text_of(resource.find("name"));
    for (const JsonValue& instance : instances->items) {
      const JsonValue* values = instance.find("attributes");
      if (values == nullptr || instance.find("deposed") != nullptr) continue;
      TaskText* task = add(instance, type, address + index_of(instance));
      if (task != nullptr) add_values(*values, nullptr, *task);
    }
  }

  // States before Terraform 0.12 have their resources by address, in a list of modules.
  void read_old_module(const JsonValue& module) {
    const JsonValue* resources = module.find("resources");
    if (resources == nullptr) return;
    for (const JsonMember& resource : resources->members) {
      const JsonValue* values = member(resource.value.find("primary"), "attributes");
      const JsonValue* type = resource.value.find("type");
      if (!is_dts(type) || resource.key.starts_with("data.") || values == nullptr) continue;
      if (TaskText* task = add(resource.value, type, resource.key))
        add_values(*values, nullptr, *task);
    }
  }

  // ["eu"] or [0]: which of several instances of one resource it is.
  static std::string index_of(const JsonValue& instance) {
    const JsonValue* index = instance.find("index_key");
    if (index == nullptr || !index->is_scalar()) return "";
    return index->is_string() ? "[\"" + index->text + "\"]" : "[" + index->text + "]";
  }

  void read_configuration(const JsonValue& resources) {
    for (const JsonMember& type : resources.members) {
      if (!type.key.starts_with(kPrefix)) continue;
      for (const JsonMember& named : type.value.members) {
        // A block may stand in a list, as where there could be several.
        const bool listed = named.value.is_array() && !named.value.items.empty();
        const JsonValue& block = listed ? named.value.items.front() : named.value;
        TaskText* task = add(block, nullptr, type.key + "." + named.key);
        if (task == nullptr) return;
        task->kind = type.key;
        task->kind_span = {type.key_span.begin + 1, type.key_span.end - 1};
        task->complete = true;
        add_values(block, nullptr, *task);
      }
    }
  }

  std::size_t most_;
  std::map<std::string, const JsonValue*> unknown_;
  std::vector<TaskText> out_;
};

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

std::vector<TaskText> read_terraform_json_tasks(const JsonValue& root, std::size_t most) {
  return JsonReader(most).read(root);
}

}  // namespace dtsdoctor
