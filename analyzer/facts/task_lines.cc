// SPDX-License-Identifier: Apache-2.0
#include "facts/task_lines.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/yaml.h"
#include "facts/document_walk.h"
#include "facts/documents_in_tree.h"
#include "facts/field_line.h"
#include "facts/field_lines.h"
#include "facts/task_fields.h"
#include "facts/yaml_reply.h"

namespace dtsdoctor {
namespace {

bool is_field_of_end(const RuleSet& rules, std::string_view name) {
  const ConfigField* field = find_field(rules, NameSet::request, {}, name);
  return field != nullptr && !field->side.empty();
}

// Are its values names of fields, or their types? Then it tells of fields, not of a task; so does
// the head of a wider table.
bool is_about_fields(const JsonValue& root, const RuleSet& rules) {
  constexpr std::string_view kTypes[] = {"string", "str",     "boolean", "bool",
                                         "int",    "integer", "long",    "text"};
  return std::any_of(root.members.begin(), root.members.end(), [&](const JsonMember& member) {
    const std::string& text = member.value.text;
    return is_field_of_end(rules, text) ||
           (is_field_of_end(rules, member.key) && is_among_fold(text, kTypes)) ||
           is_about_fields(member.value, rules);
  });
}

// A template that nobody has filled in tells of no task.
bool says_something_of(const TaskDocument& task) {
  return !task.source.empty() || !task.destination.empty();
}

// A sentence, or what is named as one: an error may be told between the fields.
bool says_more(const JsonValue& root, const RuleSet& rules) {
  if (says_something(root)) return true;
  return std::any_of(root.members.begin(), root.members.end(), [&](const JsonMember& member) {
    const bool is_known = find_field(rules, NameSet::request, {}, member.key) != nullptr;
    return !is_known && trimmed(member.value.text).find(' ') != std::string_view::npos;
  });
}

bool is_section(const RuleSet& rules, std::string_view words) {
  return std::any_of(rules.config_sections.begin(), rules.config_sections.end(),
                     [&](const ConfigSection& each) { return same_label(each.label, words); });
}

// What YAML has as text, a program may fill in; and what stands in braces behind a name is quoted
// from somewhere else, but for the fields of an end.
void leave_open(JsonValue& value, std::string_view bytes, const RuleSet& rules) {
  for (JsonMember& member : value.members) {
    JsonValue& inner = member.value;
    const bool is_in_braces = (inner.is_object() || inner.is_array()) &&
                              inner.span.begin < bytes.size() &&
                              is_one_of(bytes[inner.span.begin], "{[");
    const bool is_end =
        !side_of_endpoint(member.key).empty() || is_section(rules, trimmed(member.key));
    if ((is_in_braces && !is_end) || (inner.is_string() && is_filled_in_later(inner.text)))
      inner = JsonValue{JsonValue::Kind::object, inner.span, {}, {}, {}};
    leave_open(inner, bytes, rules);
  }
  for (JsonValue& item : value.items) leave_open(item, bytes, rules);
}

// Several documents of YAML: the reader of one would pass over the others.
bool is_several(std::string_view text) {
  const std::size_t name = text.find(first_yaml_name(text));
  return text.find("\n---", std::min(name, text.size())) != std::string_view::npos;
}

std::vector<JsonValue> trees_of(const Source& text, const RuleSet& rules, const Limits& limits) {
  if (!is_several(text.bytes())) {
    Result<JsonValue> root = parse_yaml(text, {limits.max_depth});
    if (root.ok() && root->is_object()) {
      leave_open(*root, text.bytes(), rules);
      return {std::move(*root)};
    }
  }
  const auto is_heading = [&](std::string_view words) { return is_section(rules, words); };
  return read_field_lines(text.bytes(), is_heading).value_or(std::vector<JsonValue>());
}

}  // namespace

bool may_be_task_lines(std::string_view head) {
  return may_be_field_lines(head) && (may_hold_tasks(head) || may_hold_labels(head));
}

Recognised read_task_lines(const Source& text, const RuleSet& rules, const Limits& limits) {
  Recognised out;
  if (!may_be_task_lines(text.bytes())) return out;
  Limits left = limits;
  std::size_t tasks = 0;
  for (const JsonValue& root : trees_of(text, rules, limits)) {
    if (is_about_fields(root, rules)) return {};
    Recognised found = documents_in(root, text, rules, left);
    const bool is_more = says_more(root, rules);
    for (Document& document : found.documents) {
      if (auto* task = std::get_if<TaskDocument>(&document)) {
        if (!says_something_of(*task)) continue;
        task->closes_endpoints = false;
        ++tasks;
      }
      out.documents.push_back(std::move(document));
    }
    out.is_failure_too = out.is_failure_too || is_more;
    out.limits.insert(out.limits.end(), found.limits.begin(), found.limits.end());
    left.max_tasks = limits.max_tasks - std::min(limits.max_tasks, tasks);
    if (!out.limits.empty()) break;
  }
  return tasks > 0 ? std::move(out) : Recognised();
}

}  // namespace dtsdoctor
