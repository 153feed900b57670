// SPDX-License-Identifier: Apache-2.0
#include "facts/task_document.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/spelling.h"

namespace dtsdoctor {
namespace {

class TaskReader {
 public:
  TaskReader(const Source& source, const RuleSet& rules) : source_(source), rules_(rules) {
    out_.input = source.name();
  }

  std::optional<TaskDocument> read(const JsonValue& root) {
    out_.place = source_.place({root.span.begin, root.span.begin + 1});
    const bool request = read_request(root);
    const bool source = read_endpoint(root, "SourceEndpoint", out_.source);
    const bool destination = read_endpoint(root, "DestinationEndpoint", out_.destination);
    const bool detail = source || destination;
    if (!request && !detail) return std::nullopt;
    out_.closes_endpoints = request;
    return std::move(out_);
  }

 private:
  // Parameters of a ConfigureDtsJob request. True if one of them describes an endpoint.
  bool read_request(const JsonValue& root) {
    bool endpoint = false;
    std::vector<const JsonMember*> strange;
    for (const JsonMember& member : root.members) {
      const auto field =
          std::find_if(rules_.config_fields.begin(), rules_.config_fields.end(),
                       [&](const ConfigField& f) { return equals_fold(f.key, member.key); });
      if (field == rules_.config_fields.end()) {
        strange.push_back(&member);
        continue;
      }
      endpoint = endpoint || !field->side.empty();
      store(*field, member.value, facts_of(field->side));
    }
    if (endpoint) note_strange_keys(strange);
    return endpoint;
  }

  bool read_endpoint(const JsonValue& root, std::string_view name,
                     std::map<std::string, FactValue>& facts) {
    const JsonValue* endpoint = root.find(name);
    if (endpoint == nullptr || !endpoint->is_object()) return false;
    bool found = false;
    const std::string_view side = name.starts_with("Source") ? "source" : "destination";
    for (const ConfigField& field : rules_.config_fields) {
      if (field.detail.empty() || field.side != side) continue;
      const JsonValue* value = endpoint->find_fold(field.detail);
      if (value == nullptr) continue;
      found = true;
      store(field, *value, facts);
    }
    return found;
  }

  void store(const ConfigField& field, const JsonValue& value,
             std::map<std::string, FactValue>& facts) {
    if (!value.is_scalar() || value.text.empty()) return;
    if (field.secret) out_.secrets.push_back(value.text);
    if (field.fact == kNoFact) return;
    Span span = value.span;
    if (value.is_string()) span = {span.begin + 1, span.end - 1};
    facts[std::string(rules_.facts[field.fact].key)] = {value.text, source_.place(span)};
  }

  std::map<std::string, FactValue>& facts_of(std::string_view side) {
    if (side == "source") return out_.source;
    return side == "destination" ? out_.destination : out_.task;
  }

  // A password under a mistyped name is a password.
  void keep_secret(std::string_view key, const JsonValue& value) {
    const bool secret = std::any_of(rules_.config_fields.begin(), rules_.config_fields.end(),
                                    [&](const ConfigField& f) { return f.key == key && f.secret; });
    if (secret && value.is_scalar()) out_.secrets.push_back(value.text);
  }

  void note_strange_keys(const std::vector<const JsonMember*>& strange) {
    std::vector<std::string_view> keys;
    for (const ConfigField& field : rules_.config_fields) keys.push_back(field.key);
    for (const JsonMember* member : strange) {
      const std::vector<std::string> meant = nearest(member->key, keys, 1);
      if (meant.empty()) continue;
      const std::string help = did_you_mean(member->key, keys);
      keep_secret(meant.front(), member->value);
      out_.notes.push_back({"unknown field '" + member->key + "' in the task configuration",
                            source_.place({member->key_span.begin + 1, member->key_span.end - 1}),
                            "it is ignored", help});
    }
  }

  const Source& source_;
  const RuleSet& rules_;
  TaskDocument out_;
};

}  // namespace

std::optional<TaskDocument> read_task(const JsonValue& root, const Source& source,
                                      const RuleSet& rules) {
  return TaskReader(source, rules).read(root);
}

}  // namespace dtsdoctor
