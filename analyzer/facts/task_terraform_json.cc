// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "facts/task_terraform.h"
#include "facts/terraform_json_values.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kPrefix = "alicloud_dts_";

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
    } else {
      const TerraformJsonValues known(root);
      for_each_block(root, "resource",
                     [&](const JsonValue& resources) { read_configuration(resources, known); });
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

  // What a configuration refers to, where the file tells what it is.
  static void fill_in(const TerraformJsonValues& known, TaskText& task) {
    for (NamedValue& value : task.values) {
      const auto reference = known.find(value.text);
      if (!reference) continue;
      value.variable = reference->variable;
      value.resolved = reference->text.has_value();
      value.spelled = false;
      value.text = reference->text.value_or("");
    }
    leave_computed_open(task);
  }

  // A text that refers to something else.
  static void leave_computed_open(TaskText& task) {
    for (NamedValue& value : task.values) {
      if (value.text.find("${") == std::string::npos) continue;
      value.resolved = false;
      value.text.clear();
    }
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
      value.resolved = later == nullptr || later->text != "true";
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

  void read_configuration(const JsonValue& resources, const TerraformJsonValues& known) {
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
        fill_in(known, *task);
      }
    }
  }

  std::size_t most_;
  std::map<std::string, const JsonValue*> unknown_;
  std::vector<TaskText> out_;
};

}  // namespace

std::vector<TaskText> read_terraform_json_tasks(const JsonValue& root, std::size_t most) {
  return JsonReader(most).read(root);
}

}  // namespace dtsdoctor
