// SPDX-License-Identifier: Apache-2.0
#include "facts/policy_document.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "base/ascii.h"

namespace dtsdoctor {
namespace {

constexpr int kMaxEscapings = 3;
constexpr std::string_view kVersion = "1";  // RAM accepts no other

class PolicyReader {
 public:
  PolicyReader(const MappedText& text, PolicyDocument& out) : text_(text), out_(out) {}

  void read(const JsonValue& policy, const JsonValue& statements) {
    check_keys(policy);
    const JsonValue* version = policy.find("Version");
    if (version != nullptr && version->text != kVersion) {
      find("Version is not \"1\", the only one that RAM accepts", *version);
      out_.is_complete = false;
    }
    if (statements.is_object()) {
      add(statements);
    } else if (!statements.is_array()) {
      find("Statement is neither a list nor an object", statements);
      out_.is_complete = false;
    }
    for (const JsonValue& item : statements.items) {
      if (item.is_object()) {
        add(item);
      } else {
        find("a statement is no object", item);
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

  void find(std::string what, const JsonValue& at) {
    out_.findings.push_back({std::move(what), span(at)});
  }

  // False, and a finding, if a key stands there twice: RAM's choice is not documented.
  bool check_keys(const JsonValue& object) {
    std::set<std::string_view> keys;
    bool unique = true;
    for (const JsonMember& member : object.members) {
      if (keys.insert(member.key).second) continue;
      out_.findings.push_back(
          {"'" + member.key + "' is given twice", origin(member.key_span, true)});
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
    if (!clean) find("this must be a string or a list of strings", value);
    for (const JsonValue& item : value.items) {
      if (item.is_string()) {
        to.push_back({item.text, span(item)});
      } else {
        find("this must be a string", item);
        clean = false;
      }
    }
    return clean;
  }

  // `key` or its negation "Not" + key. True if exactly one of them is there and well-formed.
  bool read_either(const JsonValue& from, const std::string& key, std::vector<PolicyText>& to,
                   bool& all_but) {
    const JsonValue* plain = from.find(key);
    const JsonValue* negated = from.find("Not" + key);
    if (plain != nullptr && negated != nullptr)
      find(key + " and Not" + key + " exclude each other", *negated);
    all_but = plain == nullptr && negated != nullptr;
    const JsonValue* given = plain != nullptr ? plain : negated;
    if (given == nullptr) return false;
    return add_strings(*given, to) && (plain == nullptr || negated == nullptr);
  }

  bool read_principal(const JsonValue& principal, PolicyStatement& to) {
    if (principal.is_string() || principal.is_array()) return add_strings(principal, to.others);
    if (!principal.is_object()) {
      find("Principal is neither an object nor a string", principal);
      return false;
    }
    bool clean = check_keys(principal);
    for (const JsonMember& member : principal.members) {
      std::vector<PolicyText>& kind = member.key == "Service" ? to.services
                                      : member.key == "RAM"   ? to.accounts
                                                              : to.others;
      clean = add_strings(member.value, kind) && clean;
    }
    return clean;
  }

  bool read_condition(const JsonValue& condition, PolicyStatement& to) {
    bool clean = condition.is_object();
    if (!clean) find("Condition is no object", condition);
    for (const JsonMember& operation : condition.members) {
      for (const JsonMember& key : operation.value.members)
        to.conditions.push_back({key.key, origin(key.key_span, true)});
      if (operation.value.is_object()) continue;
      find("a condition operator holds no object", operation.value);
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
      find("Effect is neither Allow nor Deny", effect != nullptr ? *effect : value);
  }

  void add(const JsonValue& value) {
    PolicyStatement& to = out_.statements.emplace_back();
    to.span = text_.origin({value.span.begin, value.span.begin + 1});
    to.json = text_.bytes().substr(value.span.begin, value.span.end - value.span.begin);
    bool clean = check_keys(value);
    read_effect(value, to);
    clean = to.effect != PolicyEffect::unknown && clean;
    if (!read_either(value, "Action", to.actions, to.all_but_actions)) {
      if (to.actions.empty()) find("the statement names no action", value);
      clean = false;
    }
    const JsonValue* principal = value.find("Principal");
    const bool has_resource =
        value.find("Resource") != nullptr || value.find("NotResource") != nullptr;
    if (has_resource) {
      clean = read_either(value, "Resource", to.resources, to.all_but_resources) && clean;
    } else if (principal == nullptr) {  // only a trust policy does without
      find("the statement names no resource", value);
      clean = false;
    }
    if (principal != nullptr) clean = read_principal(*principal, to) && clean;
    if (const JsonValue* condition = value.find("Condition"))
      clean = read_condition(*condition, to) && clean;
    to.is_certain = clean && value.find("NotPrincipal") == nullptr;
  }

  const MappedText& text_;
  PolicyDocument& out_;
};

}  // namespace

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
  reader.read(policy, *statements);
  return out;
}

std::optional<PolicyDocument> read_embedded_policy(const JsonValue& value,
                                                   const std::shared_ptr<const Source>& source) {
  if (value.is_object()) return read_policy(value, MappedText(source->bytes()), source);
  if (!value.is_string()) return std::nullopt;
  MappedText text = unescape_json(source->bytes(), value.span);
  for (int i = 0; i < kMaxEscapings; ++i) {
    const Result<JsonValue> policy = parse_json(text.bytes());
    if (policy.ok() && policy->is_object()) return read_policy(*policy, text, source);
    text = unescape_json(text.bytes(), {0, text.size()}).through(text);
  }
  return std::nullopt;
}

}  // namespace dtsdoctor
