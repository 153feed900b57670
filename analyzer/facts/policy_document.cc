// SPDX-License-Identifier: Apache-2.0
#include "facts/policy_document.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/ascii.h"
#include "facts/json_in_text.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kVersion = "1";  // RAM accepts no other

class PolicyReader {
 public:
  PolicyReader(const MappedText& text, PolicyDocument& out) : text_(text), out_(out) {}

  void read(const JsonValue& policy, const JsonValue& statements) {
    if (!check_keys(policy)) out_.is_complete = false;
    const JsonValue* version = policy.find("Version");
    if (version == nullptr) {
      find(PolicyFault::no_version, policy);
    } else if (version->text != kVersion) {
      find(PolicyFault::wrong_version, *version);
      out_.has_version = false;
    }
    if (statements.is_object()) {
      add(statements);
    } else if (!statements.is_array()) {
      find(PolicyFault::wrong_type, statements);
      out_.is_complete = false;
    }
    for (const JsonValue& item : statements.items) {
      if (item.is_object()) {
        add(item);
      } else {
        find(PolicyFault::wrong_type, item);
        out_.is_complete = false;
      }
    }
  }

  [[nodiscard]] Span span(const JsonValue& value) const {
    return origin(value.span, value.is_string());
  }

 private:
  [[nodiscard]] Span origin(Span span, bool quoted) const {
    if (quoted && span.end >= span.begin + 2) span = {span.begin + 1, span.end - 1};
    return text_.origin(span);
  }

  void find(PolicyFault fault, const JsonValue& at) {
    Span where = span(at);
    if (at.is_object() || at.is_array())  // its opening bracket: what follows may be long
      where = text_.origin({at.span.begin, at.span.begin + 1});
    out_.findings.push_back({fault, where});
  }

  // False, and a finding, if a key stands there twice: RAM's choice is not documented.
  bool check_keys(const JsonValue& object) {
    std::set<std::string_view> keys;
    bool unique = true;
    for (const JsonMember& member : object.members) {
      if (keys.insert(member.key).second) continue;
      out_.findings.push_back({PolicyFault::repeated_key, origin(member.key_span, true)});
      unique = false;
    }
    return unique;
  }

  // A string, or the strings of a list; anything else is a finding. False if there was one.
  bool add_strings(const JsonValue& value, std::vector<PolicyText>& to) {
    if (value.is_string()) {
      to.push_back({value.text, span(value)});
      return true;
    }
    bool clean = value.is_array();
    if (!clean) find(PolicyFault::wrong_type, value);
    for (const JsonValue& item : value.items) {
      if (item.is_string()) {
        to.push_back({item.text, span(item)});
      } else {
        find(PolicyFault::wrong_type, item);
        clean = false;
      }
    }
    return clean;
  }

  // `key` or its negation "Not" + key. True if exactly one of them is there and well-formed.
  bool read_either(const JsonValue& from, const std::string& key, PolicyFault both,
                   std::vector<PolicyText>& to, bool& all_but) {
    const JsonValue* plain = from.find(key);
    const JsonValue* negated = from.find("Not" + key);
    if (plain != nullptr && negated != nullptr) find(both, *negated);
    all_but = plain == nullptr && negated != nullptr;
    const JsonValue* given = plain != nullptr ? plain : negated;
    if (given == nullptr) return false;
    return add_strings(*given, to) && (plain == nullptr || negated == nullptr);
  }

  bool read_principal(const JsonValue& principal, PolicyStatement& to) {
    if (principal.is_string() || principal.is_array()) return add_strings(principal, to.others);
    if (!principal.is_object()) {
      find(PolicyFault::wrong_type, principal);
      return false;
    }
    bool clean = check_keys(principal);
    for (const JsonMember& member : principal.members) {
      std::vector<PolicyText>& kind = member.key == "Service"     ? to.services
                                      : member.key == "RAM"       ? to.accounts
                                      : member.key == "Federated" ? to.federated
                                                                  : to.misplaced;
      clean = add_strings(member.value, kind) && clean;
    }
    return clean;
  }

  bool read_condition(const JsonValue& condition, PolicyStatement& to) {
    bool clean = condition.is_object();
    if (!clean) find(PolicyFault::wrong_type, condition);
    for (const JsonMember& operation : condition.members) {
      for (const JsonMember& key : operation.value.members)
        to.conditions.push_back({key.key, origin(key.key_span, true)});
      if (operation.value.is_object()) continue;
      find(PolicyFault::wrong_type, operation.value);
      clean = false;
    }
    return clean;
  }

  void read_effect(const JsonValue& value, PolicyStatement& to) {
    const JsonValue* effect = value.find("Effect");
    if (effect != nullptr && effect->is_string()) {
      if (equals_fold(effect->text, "Allow")) to.effect = PolicyEffect::allow;
      if (equals_fold(effect->text, "Deny")) to.effect = PolicyEffect::deny;
    }
    if (to.effect == PolicyEffect::unknown)
      find(PolicyFault::no_effect, effect != nullptr ? *effect : value);
  }

  void add(const JsonValue& value) {
    PolicyStatement& to = out_.statements.emplace_back();
    to.span = text_.origin({value.span.begin, value.span.begin + 1});
    to.json = text_.bytes().substr(value.span.begin, value.span.end - value.span.begin);
    bool clean = check_keys(value);
    read_effect(value, to);
    clean = to.effect != PolicyEffect::unknown && clean;
    if (!read_either(value, "Action", PolicyFault::two_actions, to.actions, to.all_but_actions)) {
      const bool none = value.find("Action") == nullptr && value.find("NotAction") == nullptr;
      if (none) find(PolicyFault::no_action, value);
      clean = false;
    }
    const JsonValue* principal = value.find("Principal");
    const bool has_resource =
        value.find("Resource") != nullptr || value.find("NotResource") != nullptr;
    if (has_resource) {
      clean = read_either(value, "Resource", PolicyFault::two_resources, to.resources,
                          to.all_but_resources) &&
              clean;
    } else if (principal == nullptr && value.find("NotPrincipal") == nullptr) {
      // Only a trust policy does without.
      find(PolicyFault::no_resource, value);
      clean = false;
    }
    if (principal != nullptr) clean = read_principal(*principal, to) && clean;
    if (const JsonValue* condition = value.find("Condition"))
      clean = read_condition(*condition, to) && clean;
    if (const JsonValue* but = value.find("NotPrincipal")) {
      to.has_not_principal = true;
      add_misplaced(*but, to);
    }
    to.is_certain = clean;
  }

  // Every string below a key that RAM does not know: what it is about is worth knowing.
  void add_misplaced(const JsonValue& value, PolicyStatement& to) {
    if (value.is_string()) to.misplaced.push_back({value.text, span(value)});
    for (const JsonValue& item : value.items) add_misplaced(item, to);
    for (const JsonMember& member : value.members) add_misplaced(member.value, to);
  }

  const MappedText& text_;
  PolicyDocument& out_;
};

// What follows the opening bracket may be long.
Span opening(const JsonValue& policy, const MappedText& text) {
  return text.origin({policy.span.begin, policy.span.begin + 1});
}

}  // namespace

std::string_view name_of(PolicyFault fault) {
  switch (fault) {
    case PolicyFault::not_json:
      return "not_json";
    case PolicyFault::too_deep:
      return "too_deep";
    case PolicyFault::too_large:
      return "too_large";
    case PolicyFault::no_policy:
      return "no_policy";
    case PolicyFault::no_version:
      return "no_version";
    case PolicyFault::wrong_version:
      return "wrong_version";
    case PolicyFault::repeated_key:
      return "repeated_key";
    case PolicyFault::wrong_type:
      return "wrong_type";
    case PolicyFault::no_effect:
      return "no_effect";
    case PolicyFault::no_action:
      return "no_action";
    case PolicyFault::two_actions:
      return "two_actions";
    case PolicyFault::no_resource:
      return "no_resource";
    case PolicyFault::two_resources:
      break;
  }
  return "two_resources";
}

std::optional<Place> PolicyDocument::place(Span part) const {
  if (source == nullptr) return std::nullopt;
  return source->place(part);
}

std::optional<PolicyDocument> read_policy(const JsonValue& policy, const MappedText& text,
                                          const std::shared_ptr<const Source>& source) {
  const JsonValue* statements = policy.find("Statement");
  if (statements == nullptr) return std::nullopt;
  PolicyDocument out;
  out.source = source;
  PolicyReader reader(text, out);
  out.span = reader.span(policy);
  if (policy.span.end - policy.span.begin > kMostPolicyBytes) {
    out.is_policy = out.is_complete = false;
    out.findings.push_back({PolicyFault::too_large, opening(policy, text)});
    return out;
  }
  out.json = text.bytes().substr(policy.span.begin, policy.span.end - policy.span.begin);
  reader.read(policy, *statements);
  return out;
}

PolicyDocument read_embedded_policy(const JsonValue& value,
                                    const std::shared_ptr<const Source>& source) {
  const auto none = [&](PolicyFault fault, Span span) {
    PolicyDocument out;
    out.source = source;
    out.is_policy = out.is_complete = false;
    out.findings.push_back({fault, span});
    return out;
  };
  const auto read = [&](const JsonValue& policy, const MappedText& text) {
    std::optional<PolicyDocument> out = read_policy(policy, text, source);
    return out ? std::move(*out) : none(PolicyFault::no_policy, opening(policy, text));
  };
  if (!value.is_string()) {
    const std::string_view bytes = source->bytes();
    const bool is_small = value.span.end - value.span.begin <= kMostPolicyBytes;
    const bool is_json =
        !is_small ||
        parse_json(bytes.substr(value.span.begin, value.span.end - value.span.begin)).ok();
    if (is_json) return read(value, MappedText(bytes));
    const MappedText text = json_text(value, bytes);  // YAML
    const Result<JsonValue> policy = parse_json(text.bytes());
    return policy.ok() ? read(*policy, text) : none(PolicyFault::not_json, value.span);
  }
  // Escaping doubles a text at most.
  if (value.span.end - value.span.begin > 2 * kMostPolicyBytes)
    return none(PolicyFault::too_large, {value.span.begin, value.span.begin + 1});
  MappedText text = text_in(source->bytes(), value.span);
  std::optional<PolicyFinding> first;  // why the text as it stands is no JSON
  for (int i = 0; i < kMostEscapings; ++i) {
    JsonError error;
    const Result<JsonValue> policy = parse_json(text.bytes(), {}, &error);
    if (policy.ok() && policy->is_object()) return read(*policy, text);
    const PolicyFault fault = policy.ok()         ? PolicyFault::no_policy
                              : error.is_too_deep ? PolicyFault::too_deep
                                                  : PolicyFault::not_json;
    if (!first) {
      const Span at = text.origin({error.offset, error.offset + 1});
      first = {fault, text.empty() ? value.span : at};
    }
    if (fault == PolicyFault::too_deep) break;
    text = without_escapes(text);
  }
  return none(first->fault, first->span);
}

}  // namespace dtsdoctor
