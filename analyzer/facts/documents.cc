// SPDX-License-Identifier: Apache-2.0
#include "facts/documents.h"

#include <algorithm>

#include "base/ascii.h"
#include "facts/task_forms.h"
#include "facts/task_json.h"

namespace dtsdoctor {
namespace {

Place inner_place(const Source& source, const JsonValue& value) {
  return source.place(unquoted(value.span, source.bytes()));
}

// acs:ram::<account>:<kind>/<name>: the parts, with their places in the value.
struct ArnParts {
  std::optional<FactValue> account, name;
};

ArnParts split_arn(const FactValue& arn) {
  constexpr std::string_view kPrefix = "acs:ram::";
  ArnParts parts;
  if (!arn.text.starts_with(kPrefix)) return parts;
  const std::size_t account_end = arn.text.find(':', kPrefix.size());
  if (account_end == std::string::npos) return parts;
  parts.account = part_of(arn, kPrefix.size(), account_end - kPrefix.size());
  const std::size_t slash = arn.text.find('/', account_end);
  if (slash != std::string::npos) parts.name = part_of(arn, slash + 1, arn.text.size() - slash - 1);
  return parts;
}

// A reply of ListRoles has 1000 roles at most, and a role has some tens of policies.
constexpr std::size_t kMostListed = 1000;

// The elements of a list `Policies.Policy[]`. XML shows no list where there is one element, and an
// empty text where there is none.
struct Listed {
  Span span;
  std::vector<const JsonValue*> items;
};

std::optional<Listed> listed(const JsonValue* list, std::string_view element) {
  if (list == nullptr) return std::nullopt;
  if (list->is_string() && list->text.empty()) return Listed{list->span, {}};
  const JsonValue* inner = list->find_fold(element);
  if (inner == nullptr || inner->is_scalar() || inner->kind == JsonValue::Kind::null)
    return std::nullopt;
  Listed out{inner->span, {}};
  if (inner->is_object()) out.items.push_back(inner);
  for (const JsonValue& item : inner->items) out.items.push_back(&item);
  return out;
}

bool has_request_id(const JsonValue& reply) { return reply.find_fold("RequestId") != nullptr; }

std::string member_text(const JsonValue& object, std::string_view key) {
  const JsonValue* value = object.find_fold(key);
  return value != nullptr && value->is_scalar() ? value->text : std::string();
}

// A policy outlives its file, and so do the places in it.
std::shared_ptr<const Source> kept(const Source& source) {
  return std::make_shared<const Source>(source);
}

TrustPolicy trust_of(const JsonValue& value, const Source& source) {
  return trust_policy(read_embedded_policy(value, kept(source)));
}

RoleDocument read_role(const JsonValue& role, const Source& source, Place place) {
  RoleDocument out;
  out.input = source.name();
  out.place = std::move(place);
  out.arn = member_value(source, role, "Arn");
  out.name = member_value(source, role, "RoleName");
  out.created = member_value(source, role, "CreateDate");
  out.updated = member_value(source, role, "UpdateDate");
  out.is_service_linked = member_value(source, role, "IsServiceLinkedRole");
  complete_from_arn(out);
  if (const JsonValue* policy = role.find_fold("AssumeRolePolicyDocument"))
    out.trust = trust_of(*policy, source);
  return out;
}

// Does a statement have a Principal? Looked up in the JSON: a policy may be too large to be read.
bool names_principals(const JsonValue& statements) {
  const auto names = [](const JsonValue& statement) {
    return statement.find("Principal") != nullptr || statement.find("NotPrincipal") != nullptr;
  };
  return names(statements) || std::any_of(statements.items.begin(), statements.items.end(), names);
}

// A policy that stands for itself: with a Principal it is a role's trust policy.
std::optional<Document> read_bare_policy(const JsonValue& root, const Source& source,
                                         const Place& place) {
  PolicyDocument policy = read_embedded_policy(root, kept(source));
  if (policy.statements.empty() && policy.is_policy) return std::nullopt;
  const bool trust = names_principals(*root.find("Statement"));
  if (trust) {
    RoleDocument role;
    role.input = source.name();
    role.place = place;
    role.trust = trust_policy(policy);
    return role;
  }
  PermissionDocument out;
  out.input = source.name();
  out.policy = std::move(policy);
  return out;
}

// GetPolicyVersion: PolicyVersion. GetPolicy: Policy, and its document in DefaultPolicyVersion.
std::optional<PermissionDocument> read_permissions(const JsonValue& root, const Source& source) {
  const JsonValue* policy = root.find_fold("Policy");
  const JsonValue* version = root.find_fold("PolicyVersion");
  if (version == nullptr) version = root.find_fold("DefaultPolicyVersion");
  const JsonValue* document = version == nullptr ? nullptr : version->find_fold("PolicyDocument");
  if (document == nullptr) return std::nullopt;
  PermissionDocument out;
  out.input = source.name();
  out.version = member_text(*version, "VersionId");
  out.is_in_force = !equals_fold(member_text(*version, "IsDefaultVersion"), "false");
  if (policy != nullptr) {
    out.name = member_text(*policy, "PolicyName");
    out.is_system = equals_fold(member_text(*policy, "PolicyType"), "System");
    if (out.version.empty()) out.version = member_text(*policy, "DefaultVersion");
  }
  out.policy = read_embedded_policy(*document, kept(source));
  return out;
}

std::optional<AttachmentsDocument> read_attachments(const JsonValue& root, const Source& source) {
  const JsonValue* policies = root.find_fold("Policies");
  const std::optional<Listed> list = listed(policies, "Policy");
  if (!list || list->items.size() > kMostListed) return std::nullopt;
  // Nothing but the reply around it says that an empty list is one of attached policies.
  const bool is_paged = root.find_fold("IsTruncated") != nullptr;
  if (list->items.empty() && (is_paged || (policies->is_string() && !has_request_id(root))))
    return std::nullopt;
  const Place place = source.place({list->span.begin, list->span.begin + 1});
  AttachmentsDocument out;
  out.input = source.name();
  out.place = place;
  out.is_complete = !equals_fold(member_text(root, "IsTruncated"), "true");
  for (const JsonValue* each : list->items) {
    const JsonValue& item = *each;
    // ListPolicies, which prints all policies of an account, counts where each is attached.
    if (item.find_fold("AttachmentCount") != nullptr) return std::nullopt;
    const std::optional<FactValue> name = member_value(source, item, "PolicyName");
    const JsonValue* type = item.find_fold("PolicyType");
    if (!name) {  // something is attached that it does not name
      out.is_complete = false;
      continue;
    }
    out.policies.push_back({*name, type != nullptr && equals_fold(type->text, "System"),
                            member_text(item, "DefaultVersion")});
  }
  return out;
}

std::optional<RoleListDocument> read_role_list(const JsonValue& root, const Source& source,
                                               const Place& place) {
  const JsonValue* roles = root.find_fold("Roles");
  const std::optional<Listed> list = listed(roles, "Role");
  if (!list) return std::nullopt;
  RoleListDocument out{source.name(), place, {}, true};
  out.is_complete = !equals_fold(member_text(root, "IsTruncated"), "true");
  for (const JsonValue* each : list->items) {
    const JsonValue& item = *each;
    if (out.roles.size() == kMostListed) {
      out.is_complete = false;
      break;
    }
    ListedRole role;
    role.arn = member_value(source, item, "Arn");
    ArnParts parts;
    if (role.arn) parts = split_arn(*role.arn);
    role.owner_id = parts.account;
    const std::optional<FactValue> name = member_value(source, item, "RoleName");
    if (!name && !parts.name) {
      out.is_complete = false;
      continue;
    }
    role.name = name ? *name : *parts.name;
    out.roles.push_back(std::move(role));
  }
  return out;
}

std::optional<IdentityDocument> read_identity(const JsonValue& root, const Source& source) {
  const std::optional<FactValue> account = member_value(source, root, "AccountId");
  // Not the principalId that events of other services have.
  const bool identity = root.find_fold("Arn") != nullptr ||
                        root.find_fold("IdentityType") != nullptr ||
                        root.find("PrincipalId") != nullptr;
  if (!account || !identity) return std::nullopt;
  IdentityDocument out;
  out.input = source.name();
  out.account_id = *account;
  out.identity_type = member_value(source, root, "IdentityType");
  out.arn = member_value(source, root, "Arn");
  out.user_name = user_in_arn(out);
  return out;
}

std::optional<UserDocument> read_user(const JsonValue& root, const Source& source) {
  const JsonValue* user = root.find_fold("User");
  if (user == nullptr || !user->is_object() || user->find_fold("UserId") == nullptr)
    return std::nullopt;
  const std::optional<FactValue> name = member_value(source, *user, "UserName");
  if (!name) return std::nullopt;
  return UserDocument{source.name(), *name};
}

}  // namespace

std::optional<FactValue> member_value(const Source& source, const JsonValue& object,
                                      std::string_view key) {
  const JsonValue* value = object.find_fold(key);
  if (value == nullptr || !value->is_scalar() || value->text.empty()) return std::nullopt;
  return FactValue{value->text, inner_place(source, *value)};
}

void complete_from_arn(RoleDocument& role) {
  if (!role.arn) return;
  const ArnParts parts = split_arn(*role.arn);
  role.owner_id = parts.account;
  if (!role.name) role.name = parts.name;
}

std::optional<FactValue> user_in_arn(const IdentityDocument& identity) {
  const bool is_user = identity.arn && identity.arn->text.find(":user/") != std::string::npos;
  return is_user ? split_arn(*identity.arn).name : std::nullopt;
}

std::optional<Document> read_evidence(const JsonValue& root, const Source& source) {
  if (!root.is_object()) return std::nullopt;
  const Place place = source.place({root.span.begin, root.span.begin + 1});
  const JsonValue* role = root.find_fold("Role");
  if (role != nullptr && role->is_object() &&
      (role->find_fold("Arn") != nullptr ||
       role->find_fold("AssumeRolePolicyDocument") != nullptr)) {
    return read_role(*role, source, place);
  }
  if (root.find_fold("AssumeRolePolicyDocument") != nullptr) return read_role(root, source, place);
  if (auto attachments = read_attachments(root, source)) return *attachments;
  if (auto roles = read_role_list(root, source, place)) return *roles;
  if (auto identity = read_identity(root, source)) return *identity;
  if (auto permissions = read_permissions(root, source)) return *permissions;
  if (auto user = read_user(root, source)) return *user;
  if (root.find("Statement") != nullptr) {
    if (auto policy = read_bare_policy(root, source, place)) return *policy;
  }
  return std::nullopt;
}

bool may_hold_evidence(std::string_view text) {
  // Without the first letter, whose case differs. Logs are full of users, too.
  constexpr std::string_view kNames[] = {"ssumeRolePolicyDocument",
                                         "olicyDocument",
                                         "olicyName",
                                         "olicies",
                                         "oleName",
                                         "ccountId",
                                         "ccount_id",
                                         "olicy_document",
                                         "olicy_name",
                                         "astLoginDate",
                                         "ast_login_date",
                                         "\"User\"",
                                         "'User'",
                                         "User:",
                                         "<User>",
                                         "tatement"};
  return std::any_of(std::begin(kNames), std::end(kNames), [&](std::string_view name) {
    return text.find(name) != std::string_view::npos;
  });
}

std::optional<Document> read_document(const JsonValue& root, const Source& source,
                                      const RuleSet& rules) {
  if (auto evidence = read_evidence(root, source)) return evidence;
  TaskFile tasks = read_tasks(root, source, rules);
  if (!tasks.tasks.empty()) return std::move(tasks.tasks.front());
  return std::nullopt;
}

}  // namespace dtsdoctor
