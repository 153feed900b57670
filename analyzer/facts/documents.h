// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the configs and RAM documents that users hand over, each read into a plain value
// with the place of everything in it. What a document is, is recognised from its content, never
// from its name. Nothing is compared or concluded here, and documents are not joined.
//
// Shapes: ConfigureDtsJob request and DescribeDtsJobDetail reply (API reference), ram GetRole, ram
// ListPoliciesForRole, ram ListRoles, ram GetPolicy, ram GetPolicyVersion, ram GetUser, sts
// GetCallerIdentity, a bare trust or permission policy. How the words of a reply's names are joined
// does not matter: SDKs print them as their language writes names.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/json.h"
#include "facts/task_text.h"
#include "facts/trust_policy.h"

namespace dtsdoctor {

// A field that takes the value of a variable, which another file may set.
struct VariableUse {
  std::string side, key, variable;
  bool is_secret = false;
};

// What a file of Terraform's variables sets: "owner", and "local.owner" of a local.
struct VariablesDocument {
  std::string input;
  std::map<std::string, FactValue> values;
  bool is_default = false;  // counts where nothing else sets the variable
};

// The submitted task. Fact keys to values, by side; a field that is empty is not in the map.
struct TaskDocument {
  std::string input;
  TaskForm form = TaskForm::request;
  std::string label;  // what the form calls it: a Terraform address, a ROS logical id; may be empty
  Place place;        // the document as a whole
  std::map<std::string, FactValue> source;
  std::map<std::string, FactValue> destination;
  std::map<std::string, FactValue> task;
  // Labels of the console for which the API has no single value, by the facts they would be.
  std::map<std::string, FactValue> source_labels, destination_labels;
  bool closes_endpoints = false;  // it is all of what is submitted
  bool among_words = false;       // one of several between the words of a ticket
  // Facts, behind their side ("source/…"), that it says have no value, and those whose value is
  // computed or kept elsewhere, where it may come to nothing.
  std::set<std::string> unset, open;
  std::vector<VariableUse> variables;
  std::vector<std::string> secrets;
  std::vector<Problem> notes;  // keys that look mistyped

  // `side` is empty for the task as a whole, here and below.
  [[nodiscard]] const std::map<std::string, FactValue>& values(std::string_view side) const {
    if (side.empty()) return task;
    return side == "destination" ? destination : source;
  }
  // Null: it says nothing of it.
  [[nodiscard]] const FactValue* value(std::string_view side, const std::string& key) const {
    const auto found = values(side).find(key);
    return found == values(side).end() ? nullptr : &found->second;
  }

  // Is it known that it sets no such fact?
  [[nodiscard]] bool leaves_out(std::string_view side, std::string_view key) const {
    const std::string fact = std::string(side) + "/" + std::string(key);
    return unset.count(fact) > 0 || (closes_endpoints && open.count(fact) == 0);
  }
};

// A role, or the proof that there is none.
struct RoleDocument {
  std::string input;
  Place place;
  bool exists = true;
  bool is_complete = true;  // false: it was cut off, and more may have followed
  bool is_meant = false;    // of a configuration: what is to be, which says nothing of what is
  std::optional<FactValue> arn, name, owner_id, created, updated, is_service_linked;
  std::optional<TrustPolicy> trust;
  std::set<std::string> variables;  // whose defaults are in it, if it is meant
};

// A role as ListRoles shows it: without its trust policy.
struct ListedRole {
  FactValue name;
  std::optional<FactValue> arn, owner_id;
};

struct RoleListDocument {
  std::string input;
  Place place;
  std::vector<ListedRole> roles;
  bool is_complete = true;  // false: the reply says that there are more
};

struct AttachedPolicy {
  FactValue name;
  bool is_system = false;
  std::string version;  // DefaultVersion, may be empty
};

struct AttachmentsDocument {
  std::string input;
  Place place;
  std::vector<AttachedPolicy> policies;
  bool is_refused = false;  // the call failed: what is attached is not known
  bool is_complete = true;  // false: others may be attached as well
  bool is_of_role = true;   // false: they are known to be those of a RAM user or a group
  bool is_meant = false;    // of a configuration
  std::string role;         // whose they are, where something says so
};

// What a permission policy says. A GetPolicyVersion reply names no policy, a bare one no version.
struct PermissionDocument {
  std::string input;
  std::string name, version;  // may be empty
  bool is_system = false;
  bool is_in_force = true;  // false: a version that is not the default one
  bool is_meant = false;    // of a configuration
  PolicyDocument policy;
};

struct IdentityDocument {
  std::string input;
  FactValue account_id;
  std::optional<FactValue> identity_type, arn, user_name;
  std::string profile;  // of the command that printed it; may be empty
};

// A RAM user, as GetUser shows one. Which account it is in, the reply does not say.
struct UserDocument {
  std::string input;
  FactValue name;
};

using Document =
    std::variant<TaskDocument, RoleDocument, AttachmentsDocument, IdentityDocument,
                 PermissionDocument, RoleListDocument, UserDocument, VariablesDocument>;

// A RAM or STS document. nullopt: JSON, but none of these. Also of XML, as base/xml.h reads it,
// when given what stands in its root element.
[[nodiscard]] std::optional<Document> read_evidence(const JsonValue& root, const Source& source);

// The member's value with its place; nothing where it is empty or no scalar. Case is ignored.
[[nodiscard]] std::optional<FactValue> member_value(const Source& source, const JsonValue& object,
                                                    std::string_view key);

// What the role's ARN tells: whose it is, and its name where that is not known.
void complete_from_arn(RoleDocument& role);

// The user that the identity's ARN names, if it names one.
[[nodiscard]] std::optional<FactValue> user_in_arn(const IdentityDocument& identity);

// May a text hold such a document? A look for names that they have.
[[nodiscard]] bool may_hold_evidence(std::string_view text);

// Recognises and reads a JSON document. nullopt: JSON, but none of these.
[[nodiscard]] std::optional<Document> read_document(const JsonValue& root, const Source& source,
                                                    const RuleSet& rules);

}  // namespace dtsdoctor
