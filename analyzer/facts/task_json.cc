// SPDX-License-Identifier: Apache-2.0
#include "facts/task_json.h"

#include <algorithm>

#include "base/ascii.h"
#include "facts/ros_values.h"
#include "facts/task_fields.h"

namespace dtsdoctor {
namespace {

bool tells_side(const RuleSet& rules, const NamedValue& value) {
  const ConfigField* field = find_field(rules, value.names, value.side, value.name);
  return field != nullptr && !field->side.empty();
}

TaskText read_parameters(const JsonValue& root, std::string_view bytes, const RuleSet& rules) {
  TaskText out;
  out.form = TaskForm::detail;
  out.span = {root.span.begin, root.span.begin + 1};
  for (const JsonMember& member : root.members) {
    const std::string_view side = side_of_endpoint(member.key);
    if (!side.empty() && member.value.is_object()) {
      for (const JsonMember& part : member.value.members)
        out.values.push_back(named_value(part, bytes, NameSet::endpoint, side));
      continue;
    }
    NamedValue value = named_value(member, bytes, NameSet::request);
    if (!member.value.is_object() && !member.value.is_array()) split_dotted_name(value);
    if (tells_side(rules, value)) out.form = TaskForm::request;
    if (equals_fold(member.key, "Action") && member.value.is_string()) {
      out.kind = value.text;
      out.kind_span = value.span;
    }
    out.values.push_back(std::move(value));
  }
  out.complete = out.form == TaskForm::request;
  return out;
}

// "Source Database > RAM Role Name": what people and the documentation write between the two.
std::string_view behind_separator(std::string_view rest) {
  rest = trimmed(rest);
  for (const std::string_view separator : {">", "/", "-", "|", ".", ":", "：", "→"}) {
    if (rest.starts_with(separator)) return trimmed(rest.substr(separator.size()));
  }
  return rest;
}

// The rest of `label` behind a section's name, with the section's side; the longest section wins.
struct SideLabel {
  std::string_view side;
  std::string_view rest;
};

SideLabel split_label(const RuleSet& rules, std::string_view label) {
  SideLabel out{"", label};
  for (const ConfigSection& section : rules.config_sections) {
    if (!starts_with_fold(label, section.label)) continue;
    const std::string_view rest = label.substr(section.label.size());
    if (rest.size() < out.rest.size()) out = {section.side, rest};
  }
  return out;
}

TaskText read_labels(const JsonValue& root, std::string_view bytes, const RuleSet& rules) {
  TaskText out;
  out.form = TaskForm::console;
  out.span = {root.span.begin, root.span.begin + 1};
  for (const JsonMember& member : root.members) {
    const SideLabel label = split_label(rules, trimmed(member.key));
    if (member.value.is_object()) {
      if (label.side.empty() || !behind_separator(label.rest).empty()) continue;
      for (const JsonMember& part : member.value.members)
        out.values.push_back(named_value(part, bytes, NameSet::console, label.side));
      continue;
    }
    NamedValue value = named_value(member, bytes, NameSet::console, label.side);
    value.name =
        std::string(label.side.empty() ? trimmed(label.rest) : behind_separator(label.rest));
    out.values.push_back(std::move(value));
  }
  return out;
}

// The tasks of a list. Older SDKs and XML have an element of another name inside of it, and XML
// shows no list where there is one task.
void add_listed(const JsonValue& list, std::string_view bytes, const RuleSet& rules,
                std::size_t most, std::vector<TaskText>& out) {
  for (const JsonValue& item : list.items) add_listed(item, bytes, rules, most, out);
  if (!list.is_object() || out.size() >= most) return;
  const JsonValue* inner = list.find("DtsJobStatus");
  if (inner != nullptr && !inner->is_scalar()) {
    add_listed(*inner, bytes, rules, most, out);
  } else {
    out.push_back(read_parameters(list, bytes, rules));
  }
}

// {"Ref": "Owner"} of a parameter with a default; what is given to the stack may be something else.
void fill_in(const JsonValue& from, const RosValues& values, std::string_view bytes,
             NamedValue& value) {
  if (!RosValues::is_function(from)) return;
  const std::optional<JsonValue> known = values.resolved(from);
  if (!known) return;
  value.resolved = true;
  value.spelled = false;
  value.text = known->text;
  const JsonValue& inner = from.members[0].value;
  if (inner.is_scalar()) value.span = unquoted(inner.span, bytes);
}

}  // namespace

Span unquoted(Span span, std::string_view bytes) {
  const bool quoted = span.end <= bytes.size() && span.end >= span.begin + 2 &&
                      is_one_of(bytes[span.begin], "\"'`") &&
                      bytes[span.end - 1] == bytes[span.begin];
  return quoted ? Span{span.begin + 1, span.end - 1} : span;
}

NamedValue named_value(const JsonMember& member, std::string_view bytes, NameSet names,
                       std::string_view side) {
  NamedValue out;
  out.names = names;
  out.side = side;
  out.name = member.key;
  out.name_span = unquoted(member.key_span, bytes);
  out.span = unquoted(member.value.span, bytes);
  out.resolved = !member.value.is_object() && !member.value.is_array();
  if (member.value.is_scalar()) out.text = member.value.text;
  return out;
}

void add_nested(const JsonValue& properties, std::string_view bytes, const RosValues& values,
                TaskText& to) {
  constexpr std::string_view kMerge = "<<";  // YAML: what else it has stands at an anchor
  const auto add = [&](const JsonMember& member, std::string_view side) {
    if (member.key == kMerge) to.complete = false;
    NamedValue value = named_value(member, bytes, NameSet::endpoint, side);
    fill_in(member.value, values, bytes, value);
    to.values.push_back(std::move(value));
  };
  for (const JsonMember& member : properties.members) {
    const std::string_view side = side_of_endpoint(member.key);
    const bool is_map = member.value.is_object() && !RosValues::is_function(member.value);
    if (!side.empty() && is_map) {
      for (const JsonMember& part : member.value.members) add(part, side);
    } else if (!side.empty()) {
      to.complete = false;  // the endpoint is computed as a whole
    } else {
      add(member, {});
    }
  }
}

std::vector<TaskText> read_json_tasks(const JsonValue& root, std::string_view bytes,
                                      const RuleSet& rules, std::size_t most) {
  std::vector<TaskText> out;
  if (!root.is_object()) return out;
  if (const JsonValue* list = root.find("DtsJobList"); list != nullptr && !list->is_scalar()) {
    add_listed(*list, bytes, rules, most, out);
    return out;
  }
  out.push_back(read_parameters(root, bytes, rules));
  const std::vector<NamedValue>& values = out.back().values;
  const bool is_request = std::any_of(values.begin(), values.end(), [&](const NamedValue& value) {
    return tells_side(rules, value);
  });
  if (!is_request) out.back() = read_labels(root, bytes, rules);
  return out;
}

}  // namespace dtsdoctor
