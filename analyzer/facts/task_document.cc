// SPDX-License-Identifier: Apache-2.0
#include "facts/task_document.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/ascii.h"
#include "base/spelling.h"
#include "facts/task_fields.h"

namespace dtsdoctor {
namespace {

// Names that are compared with the known ones: enough for a person's typing errors, and a bound on
// what hostile input costs.
constexpr std::size_t kMaxStrange = 100;
constexpr std::size_t kMaxStrangeLength = 64;

// Terraform and ROS have arguments of their own, which may resemble others: only these many edits
// are taken for a typing error, in names of at least that length.
constexpr std::size_t kSureEdits = 2;
constexpr std::size_t kSureLength = 8;

constexpr std::string_view kJobType = "task.job_type";

class Mapper {
 public:
  Mapper(const TaskText& text, const Source& source, const RuleSet& rules)
      : text_(text), source_(source), rules_(rules) {}

  std::optional<TaskDocument> map() {
    for (const NamedValue& value : text_.values) {
      fields_.push_back(find_field(rules_, value.names, value.side, value.name));
      const ConfigField* field = fields_.back();
      is_task_ = is_task_ || (field != nullptr && !field->side.empty() && !field->weak);
    }
    if (!is_task_) return std::nullopt;
    out_.input = source_.name();
    out_.place = source_.place(text_.span);
    out_.form = text_.form;
    out_.label = text_.label;
    out_.closes_endpoints = text_.complete;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
      if (fields_[i] != nullptr) {
        store(*fields_[i], text_.values[i]);
      } else {
        note_strange(text_.values[i]);
      }
    }
    add_implied_job_type();
    return std::move(out_);
  }

 private:
  void store(const ConfigField& field, const NamedValue& value) {
    if (field.fact != kNoFact) {
      const std::string fact = std::string(field.side) + "/" + std::string(key_of(field));
      const bool says_empty =
          text_.form == TaskForm::terraform_json || text_.form == TaskForm::console;
      if (!value.resolved) out_.open.insert(fact);
      if (value.resolved && value.text.empty() && says_empty) out_.unset.insert(fact);
      if (!value.variable.empty())
        out_.variables.push_back(
            {std::string(field.side), std::string(key_of(field)), value.variable, field.secret});
    }
    if (!value.resolved || value.text.empty()) return;
    if (field.secret) keep_secret(value);
    if (field.fact == kNoFact) return;
    const std::string text = meaning(field, value);
    const bool has_meaning = !text.empty();
    auto& values = has_meaning ? facts_of(field.side) : labels_of(field.side);
    values[std::string(key_of(field))] = {has_meaning ? text : value.text,
                                          source_.place(value.span)};
  }

  // Also as it is spelled: a log may repeat the command line or the URL.
  void keep_secret(const NamedValue& value) {
    out_.secrets.push_back(value.text);
    if (!value.spelled) return;
    const std::string_view bytes = source_.bytes();
    const std::size_t begin = std::min(value.span.begin, bytes.size());
    std::string spelled(bytes.substr(begin, value.span.end - value.span.begin));
    if (spelled != value.text && !spelled.empty()) out_.secrets.push_back(std::move(spelled));
  }

  // The value as the API spells it; empty if the label stands for no single one.
  std::string meaning(const ConfigField& field, const NamedValue& value) const {
    const ConfigValue* known =
        value.names == NameSet::console ? known_value(field, value) : nullptr;
    if (known == nullptr) return value.text;
    if (!known->means.empty()) return std::string(known->means);
    for (std::size_t i = 0; i < fields_.size(); ++i) {  // it may depend on the database type
      if (fields_[i] == nullptr || fields_[i]->side != field.side) continue;
      const ConfigValue* other = known_value(*fields_[i], text_.values[i]);
      if (other != nullptr && other->fact != field.fact) return std::string(other->instance_type);
    }
    return "";
  }

  const ConfigValue* known_value(const ConfigField& field, const NamedValue& value) const {
    if (field.fact == kNoFact) return nullptr;
    for (const ConfigValue& known : rules_.config_values) {
      if (known.fact == field.fact && same_label(known.says, value.text)) return &known;
    }
    return nullptr;
  }

  std::string_view key_of(const ConfigField& field) const { return rules_.facts[field.fact].key; }

  std::map<std::string, FactValue>& facts_of(std::string_view side) {
    if (side == "source") return out_.source;
    return side == "destination" ? out_.destination : out_.task;
  }

  std::map<std::string, FactValue>& labels_of(std::string_view side) {
    return side == "destination" ? out_.destination_labels : out_.source_labels;
  }

  // As the API spells names: without the hyphens and underscores of other spellings.
  static std::string joined(std::string_view name) {
    std::string out;
    std::copy_if(name.begin(), name.end(), std::back_inserter(out),
                 [](char c) { return c != '-' && c != '_'; });
    return out;
  }

  static bool may_be_sided(std::string_view name) {
    return lowered(name).find("endpoint") != std::string::npos;
  }

  void note_strange(const NamedValue& value) {
    // Labels of a hand-written file are free, and lower-case options may be the command's own.
    if (value.names == NameSet::console || value.name.empty()) return;
    if (value.name.size() > kMaxStrangeLength || ++strange_ > kMaxStrange) return;
    const bool is_of_api = value.names == NameSet::request;
    const std::string name = is_of_api ? joined(value.name) : value.name;
    const std::vector<std::string_view> names = field_names(rules_, value.names, value.side);
    const std::vector<std::string> meant = nearest(name, names, 1);
    if (meant.empty()) return;
    const bool sure =
        name.size() >= kSureLength && edit_distance(name, meant.front()) <= kSureEdits;
    const bool is_free = is_of_api && is_upper(value.name[0]);
    if (!is_free && !(sure && (!is_of_api || may_be_sided(name)))) return;
    const ConfigField* field = find_field(rules_, value.names, value.side, meant.front());
    // A password under a mistyped name is a password.
    if (field != nullptr && field->secret && !value.text.empty()) keep_secret(value);
    out_.notes.push_back({said("unknown field '{}' in the task configuration", value.name),
                          source_.place(value.name_span), "it is ignored",
                          did_you_mean(name, names)});
  }

  void add_implied_job_type() {
    if (out_.task.count(std::string(kJobType)) != 0) return;
    for (const ConfigKind& kind : rules_.config_kinds) {
      if (!equals_fold(kind.name, text_.kind) || kind.job_type.empty()) continue;
      out_.task[std::string(kJobType)] = {std::string(kind.job_type),
                                          source_.place(text_.kind_span)};
    }
  }

  const TaskText& text_;
  const Source& source_;
  const RuleSet& rules_;
  std::vector<const ConfigField*> fields_;  // of text_.values, nullptr: no such name
  bool is_task_ = false;
  std::size_t strange_ = 0;
  TaskDocument out_;
};

}  // namespace

std::optional<TaskDocument> map_task(const TaskText& text, const Source& source,
                                     const RuleSet& rules) {
  return Mapper(text, source, rules).map();
}

}  // namespace dtsdoctor
