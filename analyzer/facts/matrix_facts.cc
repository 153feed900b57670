// SPDX-License-Identifier: Apache-2.0
#include "facts/matrix_facts.h"

#include <algorithm>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kSupported = "supported";
constexpr std::string_view kMethodMissing = "method_missing";
constexpr std::string_view kTypeMissing = "type_missing";
constexpr std::string_view kNotMappable = "not_mappable";
constexpr std::string_view kNotListed = "not_listed";

constexpr std::string_view kChangeTracking = "SUBSCRIBE";  // of JobType

// One endpoint as the matrix sees it.
struct Endpoint {
  std::string_view side;
  const FactValue* engine = nullptr;
  const FactValue* instance_type = nullptr;
  const DatabaseType* type = nullptr;
  const AccessMethod* method = nullptr;
  bool console_words = false;  // no spelling of the API to check
};

bool same(std::string_view a, std::string_view b) { return equals_fold(trimmed(a), trimmed(b)); }

bool is_name(const Words& name, std::string_view text) {
  return same(name.en, text) || (!name.zh.empty() && same(name.zh, text));
}

bool holds(const RuleSet& rules, Range strings, std::string_view text) {
  const auto list = RuleSet::part(rules.strings, strings);
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view entry) { return same(entry, text); });
}

bool refers(const RuleSet& rules, Range refs, const AccessMethod& method) {
  const auto list = RuleSet::part(rules.matrix_refs, refs);
  const auto index = static_cast<std::uint32_t>(&method - rules.access_methods.data());
  return std::find(list.begin(), list.end(), index) != list.end();
}

// Engine names before names of the console: "MySQL" is both and means the same.
const DatabaseType* type_named(const RuleSet& rules, std::string_view side, std::string_view text) {
  for (const DatabaseType& type : rules.database_types) {
    if (type.side == side && holds(rules, type.engines, text)) return &type;
  }
  for (const DatabaseType& type : rules.database_types) {
    if (type.side == side && is_name(type.name, text)) return &type;
  }
  return nullptr;
}

const DatabaseType* default_type(const RuleSet& rules, std::string_view side) {
  for (const DatabaseType& type : rules.database_types) {
    if (type.side == side && type.is_default) return &type;
  }
  return nullptr;
}

bool is_cloud_type(const RuleSet& rules, std::string_view side, std::string_view text) {
  return std::any_of(rules.database_types.begin(), rules.database_types.end(),
                     [&](const DatabaseType& type) {
                       return type.side == side && holds(rules, type.cloud_types, text);
                     });
}

void set_method(const RuleSet& rules, Endpoint& endpoint) {
  const std::string_view text = endpoint.instance_type->text;
  for (const AccessMethod& method : rules.access_methods) {
    endpoint.console_words = is_name(method.name, text) && !holds(rules, method.spellings, text);
    const bool fits = endpoint.console_words || holds(rules, method.spellings, text) ||
                      (method.is_cloud && is_cloud_type(rules, endpoint.side, text));
    if (!fits) continue;
    endpoint.method = &method;
    return;
  }
}

Endpoint read_endpoint(const RuleSet& rules, const TaskDocument& task, std::string_view side) {
  const bool is_source = side != "destination";
  const auto& labels = is_source ? task.source_labels : task.destination_labels;
  const auto entered = [&](const char* key) {
    const FactValue* value = task.value(side, key);
    if (value != nullptr) return value;
    const auto label = labels.find(key);
    return label == labels.end() ? nullptr : &label->second;
  };
  Endpoint out;
  out.side = side;
  out.engine = entered("endpoint.engine");
  out.instance_type = entered("endpoint.instance_type");
  if (out.engine != nullptr) {
    out.type = type_named(rules, side, out.engine->text);
  } else if (out.instance_type != nullptr && task.leaves_out(side, "endpoint.engine")) {
    out.type = default_type(rules, side);
  }
  if (out.instance_type != nullptr) set_method(rules, out);
  // A type that was given by its label needs no value of the API.
  const bool by_label = out.engine != nullptr && task.value(side, "endpoint.engine") == nullptr;
  if (by_label && out.method != nullptr && !out.method->is_cloud) out.console_words = true;
  return out;
}

// Empty where the configuration does not say enough.
std::string_view cell_of(const RuleSet& rules, const Endpoint& endpoint) {
  const DatabaseType* type = endpoint.type;
  if (type == nullptr) return endpoint.engine != nullptr ? kNotMappable : std::string_view();
  if (type->methods.count == 0) return kTypeMissing;
  if (endpoint.instance_type == nullptr) return {};
  const AccessMethod* method = endpoint.method;
  if (method == nullptr) return kNotMappable;
  if (!endpoint.console_words) {
    const bool contradicts =
        method->is_cloud && !holds(rules, type->cloud_types, endpoint.instance_type->text);
    if (type->mapping == ApiMapping::none || contradicts) return kNotMappable;
  }
  if (refers(rules, type->methods, *method)) return kSupported;
  // The API wants cloud instances of this type under that value: it may be one.
  if (refers(rules, type->passed_as, *method)) return kNotMappable;
  return kMethodMissing;
}

// Both ends were placed, and nothing about either is in doubt.
bool is_certain(const RuleSet& rules, const Endpoint& endpoint) {
  const std::string_view cell = cell_of(rules, endpoint);
  return cell == kTypeMissing ||
         (endpoint.method != nullptr && (cell == kSupported || cell == kMethodMissing));
}

std::string_view two_way_of(const RuleSet& rules, const Endpoint& source,
                            const Endpoint& destination) {
  if (!is_certain(rules, source) || !is_certain(rules, destination)) return {};
  for (const TwoWayPair& pair : rules.two_way_pairs) {
    const AccessMethod* method = &rules.access_methods[pair.method];
    if (&rules.database_types[pair.source] == source.type && source.method == method &&
        &rules.database_types[pair.destination] == destination.type && destination.method == method)
      return name_of(pair.verdict);
  }
  return kNotListed;
}

std::vector<FactValue> offered(const RuleSet& rules, const DatabaseType& type, Lang lang) {
  std::vector<FactValue> out;
  for (const std::uint32_t index : RuleSet::part(rules.matrix_refs, type.methods))
    out.push_back({std::string(rules.access_methods[index].name.in(lang)), std::nullopt});
  return out;
}

// The matrix is about tasks with two ends; change tracking has no destination. What somebody wrote
// down of the console's page may leave it out all the same.
bool has_matrix(const TaskDocument& task) {
  const FactValue* job_type = task.value("", "task.job_type");
  return job_type != nullptr ? !same(job_type->text, kChangeTracking)
                             : !task.destination.empty() || task.form == TaskForm::console;
}

std::optional<Place> place_of(const FactValue* value, const TaskDocument& task) {
  return value != nullptr ? value->place : task.place;
}

// `end` is "endpoint" or "other". A region that the table lacks stays unknown.
void add_region(Facts& facts, const std::string& end, const FactValue& region) {
  const RuleSet& rules = facts.rules();
  for (const Region& known : rules.regions) {
    if (!same(known.id, region.text)) continue;
    const std::string_view infrastructure = rules.infrastructures[known.infrastructure].id;
    facts.set(end + ".region_class", {std::string(infrastructure), region.place});
    facts.set(end + ".region_is_mainland", {known.mainland ? "true" : "false", region.place});
  }
}

void add_cell(Facts& facts, const TaskDocument& task, const Endpoint& own) {
  const RuleSet& rules = facts.rules();
  if (own.type != nullptr) {
    const std::optional<Place> place = place_of(own.engine, task);
    facts.set("endpoint.matrix.type", {std::string(own.type->name.en), place});
    facts.set("endpoint.matrix.disputed",
              {own.type->missing_on.count > 0 ? "true" : "false", place});
    facts.set_list("endpoint.matrix.offered", offered(rules, *own.type, Lang::en), place);
    facts.set_list("endpoint.matrix.offered_zh", offered(rules, *own.type, Lang::zh), place);
  }
  if (own.instance_type != nullptr) facts.set("endpoint.matrix.method_entered", *own.instance_type);
  if (own.method != nullptr)
    facts.set("endpoint.matrix.method", {std::string(own.method->id), own.instance_type->place});
  if (const std::string_view cell = cell_of(rules, own); !cell.empty()) {
    const bool by_engine = cell == kTypeMissing || own.instance_type == nullptr;
    facts.set("endpoint.matrix.cell",
              {std::string(cell), place_of(by_engine ? own.engine : own.instance_type, task)});
  }
}

}  // namespace

void add_region_facts(Facts& facts, const TaskDocument& task, std::string_view side) {
  const std::string_view other = side == "destination" ? "source" : "destination";
  const FactValue* region = task.value(side == "destination" ? side : "source", "endpoint.region");
  if (region != nullptr) add_region(facts, "endpoint", *region);
  if (const FactValue* there = task.value(other, "endpoint.region"))
    add_region(facts, "other", *there);
}

void add_matrix_facts(Facts& facts, const TaskDocument& task, std::string_view side) {
  const RuleSet& rules = facts.rules();
  const bool is_source = side == "source";
  const Endpoint own = read_endpoint(rules, task, side);
  const Endpoint other = read_endpoint(rules, task, is_source ? "destination" : "source");
  if (!has_matrix(task)) return;
  add_cell(facts, task, own);
  const std::string_view pair = two_way_of(rules, is_source ? own : other, is_source ? other : own);
  if (!pair.empty()) facts.set("endpoint.matrix.two_way", {std::string(pair), std::nullopt});
}

}  // namespace dtsdoctor
