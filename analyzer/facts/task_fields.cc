// SPDX-License-Identifier: Apache-2.0
#include "facts/task_fields.h"

#include <algorithm>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

// Equal but for ASCII case and the characters of `ignored`.
bool same_but_for(std::string_view ignored, std::string_view a, std::string_view b) {
  const auto is_ignored = [&](char c) { return ignored.find(c) != std::string_view::npos; };
  std::size_t j = 0;
  for (const char c : a) {
    if (is_ignored(c)) continue;
    while (j < b.size() && is_ignored(b[j])) ++j;
    if (j == b.size() || to_lower(b[j]) != to_lower(c)) return false;
    ++j;
  }
  return b.find_first_not_of(ignored, j) == std::string_view::npos;
}

bool has_name(const RuleSet& rules, Range names, std::string_view name) {
  const auto list = RuleSet::part(rules.strings, names);
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view known) { return same_name(known, name); });
}

bool has_label(const RuleSet& rules, Range labels, std::string_view name) {
  const auto list = RuleSet::part(rules.strings, labels);
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view known) { return same_label(known, name); });
}

// Beside the endpoints stand the task's own fields, under their API names as well.
bool is_named(const RuleSet& rules, const ConfigField& field, NameSet names,
              std::string_view name) {
  switch (names) {
    case NameSet::request:
      return same_name(field.key, name);
    case NameSet::endpoint:
      return (field.side.empty() && same_name(field.key, name)) ||
             (!field.detail.empty() && same_name(field.detail, name)) ||
             has_name(rules, field.nested, name);
    case NameSet::terraform:
      return has_name(rules, field.terraform, name);
    case NameSet::console:
      return has_label(rules, field.console, name);
  }
  return false;
}

bool names_leave_out_side(NameSet names) {
  return names == NameSet::endpoint || names == NameSet::console;
}

}  // namespace

const ConfigField* find_field(const RuleSet& rules, NameSet names, std::string_view side,
                              std::string_view name) {
  for (const ConfigField& field : rules.config_fields) {
    if (names_leave_out_side(names) && field.side != side) continue;
    if (is_named(rules, field, names, name)) return &field;
  }
  return nullptr;
}

std::vector<std::string_view> field_names(const RuleSet& rules, NameSet names,
                                          std::string_view side) {
  std::vector<std::string_view> out;
  for (const ConfigField& field : rules.config_fields) {
    if (names_leave_out_side(names) && field.side != side) continue;
    if (names == NameSet::request) out.push_back(field.key);
    const Range range = names == NameSet::terraform  ? field.terraform
                        : names == NameSet::endpoint ? field.nested
                        : names == NameSet::console  ? field.console
                                                     : Range{};
    const auto list = RuleSet::part(rules.strings, range);
    out.insert(out.end(), list.begin(), list.end());
  }
  return out;
}

std::string_view side_of_endpoint(std::string_view name) {
  if (same_name(name, "SourceEndpoint")) return "source";
  return same_name(name, "DestinationEndpoint") ? "destination" : "";
}

void split_dotted_name(NamedValue& value) {
  const std::size_t dot = value.name.find('.');
  if (dot == std::string::npos) return;
  const std::string_view side = side_of_endpoint(std::string_view(value.name).substr(0, dot));
  if (side.empty()) return;
  value.side = side;
  value.names = NameSet::endpoint;
  value.name.erase(0, dot + 1);
  value.name_span.begin = std::min(value.name_span.begin + dot + 1, value.name_span.end);
}

bool same_name(std::string_view a, std::string_view b) { return same_but_for("-_", a, b); }

bool same_label(std::string_view a, std::string_view b) { return same_but_for(" ", a, b); }

}  // namespace dtsdoctor
