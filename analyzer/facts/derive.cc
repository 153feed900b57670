// SPDX-License-Identifier: Apache-2.0
#include "facts/derive.h"

#include <algorithm>

#include "base/ascii.h"
#include "facts/config_facts.h"
#include "facts/matrix_facts.h"
#include "facts/permission_facts.h"
#include "facts/role_facts.h"

namespace dtsdoctor {
namespace {

// AccessDeniedDetail (RAM reference, DecodeDiagnosticMessage) to fact keys.
constexpr std::pair<std::string_view, std::string_view> kDenialFacts[] = {
    {"AuthAction", "denial.action"},
    {"AuthPrincipalType", "denial.principal_type"},
    {"AuthPrincipalOwnerId", "denial.principal_owner"},
    {"NoPermissionType", "denial.type"},
    {"PolicyType", "denial.policy_type"},
};

void set_if(Facts& facts, std::string_view key, const std::optional<FactValue>& value) {
  if (value) facts.set(key, *value);
}

void add_failure(Facts& facts, const FailureFacts& failure) {
  if (failure.id.empty()) {  // nothing failed yet
    facts.set_absent("diagnosis.id");
    facts.set_absent("diagnosis.code");
    return;
  }
  facts.set("diagnosis.id", {failure.id, std::nullopt});
  facts.set("diagnosis.code", {failure.code, std::nullopt});
  for (const auto& [name, value] : failure.captures) facts.set("message." + name, value);
  for (const auto& [name, value] : failure.denial) {
    for (const auto& [key, fact] : kDenialFacts) {
      if (equals_fold(key, name)) facts.set(fact, value);
    }
  }
}

std::string_view opposite(std::string_view side) {
  return side == "source" ? "destination" : "source";
}

// Every declared fact of an endpoint, or with an empty `side` of the task as a whole: known, or
// known absent where the document is complete. Its keys begin with `declared` in the document's
// table and with `prefix` here.
void add_values(Facts& facts, const TaskDocument& task, std::string_view side,
                std::string_view declared, std::string_view prefix) {
  for (const FactDecl& decl : facts.rules().facts) {
    if (!decl.key.starts_with(prefix)) continue;
    const std::string key = std::string(declared) + std::string(decl.key.substr(prefix.size()));
    const FactValue* value = task.value(side, key);
    const bool from_config =
        std::any_of(facts.rules().config_fields.begin(), facts.rules().config_fields.end(),
                    [&](const ConfigField& f) {
                      return f.fact != kNoFact && facts.rules().facts[f.fact].key == key;
                    });
    if (value != nullptr) {
      facts.set(decl.key, *value);
    } else if (from_config && task.leaves_out(side, key)) {
      facts.set_absent(decl.key, task.place);
    }
  }
}

// "…/name" of an ARN that was entered as a role name.
void add_name_in_arn(Facts& facts) {
  const FactValue* role = facts.value("endpoint.role_name");
  if (role == nullptr) return;
  const std::size_t slash = role->text.rfind('/');
  if (slash == std::string::npos || slash + 1 == role->text.size()) return;
  facts.set("endpoint.role_name_from_arn", {role->text.substr(slash + 1), role->place});
}

// The name under which RAM would know the entered role: without the ARN or the blanks around it.
void add_role_to_look_up(Facts& facts) {
  const FactValue* role = facts.value("endpoint.role_name");
  const FactValue* in_arn = facts.value("endpoint.role_name_from_arn");
  if (role == nullptr) return;
  const std::string_view name = trimmed(in_arn != nullptr ? in_arn->text : role->text);
  if (!name.empty()) facts.set("endpoint.role_to_look_up", {std::string(name), role->place});
}

// Did the failure look for a role other than the configured one?
void add_other_role(Facts& facts) {
  const FactValue* named = facts.value("message.role_name");
  const FactValue* role = facts.value("endpoint.role_name");
  if (named != nullptr && role == nullptr) return;
  const bool other = named != nullptr && !equals_fold(trimmed(named->text), trimmed(role->text));
  facts.set("message.names_other_role",
            {other ? "true" : "false", other ? named->place : std::nullopt});
}

// What a refusal says of itself, known also where it says nothing.
void add_refused_by_trust(Facts& facts) {
  const FactValue* policy = facts.value("denial.policy_type");
  const bool blamed = policy != nullptr && equals_fold(policy->text, "AssumeRolePolicy");
  facts.set("denial.blames_trust_policy",
            {blamed ? "true" : "false", blamed ? policy->place : std::nullopt});
}

// Was it the operator's own call that was refused, as AccessDeniedDetail tells, and not the role's?
void add_refused_operator(Facts& facts) {
  const FactValue* action = facts.value("denial.action");
  const FactValue* type = facts.value("denial.principal_type");
  const FactValue* owner = facts.value("denial.principal_owner");
  const FactValue* caller = facts.value("caller.account_id");
  const bool calls_dts = action != nullptr && starts_with_fold(action->text, "dts:");
  const bool is_user = type != nullptr && type->text == "SubUser" && owner != nullptr &&
                       caller != nullptr && owner->text == caller->text;
  const FactValue* telling = calls_dts ? action : is_user ? type : nullptr;
  facts.set("denial.refuses_operator", {telling != nullptr ? "true" : "false",
                                        telling != nullptr ? telling->place : std::nullopt});
}

// Was it somebody else than the role at hand: a RAM user, or a role of another account?
void add_refused_other(Facts& facts) {
  const FactValue* type = facts.value("denial.principal_type");
  const FactValue* owner = facts.value("denial.principal_owner");
  const FactValue* here = facts.value("ram.role.owner_id");
  const bool is_elsewhere = type != nullptr && type->text == "AssumedRoleUser" &&
                            owner != nullptr && here != nullptr &&
                            owner->text != trimmed(here->text);
  const bool is_user = type != nullptr && type->text == "SubUser";
  const FactValue* telling = is_elsewhere ? owner : is_user ? type : nullptr;
  facts.set("denial.refuses_other", {telling != nullptr ? "true" : "false",
                                     telling != nullptr ? telling->place : std::nullopt});
}

// What a Deny is known to forbid: the action of the refusal, else those that a policy denies.
void add_forbidden_actions(Facts& facts) {
  if (const FactValue* action = facts.value("denial.action"); action != nullptr) {
    facts.set("denial.forbidden_actions", *action);
    return;
  }
  const Fact& denied = facts.at("ram.permissions.denied_actions");
  if (denied.state == FactState::known && !denied.values.empty())
    facts.set_list("denial.forbidden_actions", denied.values, denied.document);
}

// Whose identity it is, only its file may say; that another account owns the instance it proves
// not.
bool is_configured_owner(const Facts& facts, const IdentityDocument& identity) {
  const FactValue* owner = facts.value("endpoint.owner_id");
  return owner != nullptr && trimmed(owner->text) == identity.account_id.text;
}

void add_true_owner(Facts& facts, std::string_view key, const Case& of, std::string_view side,
                    const IdentityDocument* owner) {
  const auto stated = of.statements.find("user." + std::string(side) + "_owner_id");
  if (stated != of.statements.end()) {
    facts.set(key, stated->second);
  } else if (owner != nullptr && is_configured_owner(facts, *owner)) {
    facts.set(key, owner->account_id);
  }
}

// Of several identities of one account it is not known which one did what.
bool is_only_identity(const Case& of, const IdentityDocument& identity) {
  return std::all_of(of.identities.begin(), of.identities.end(), [&](const IdentityDocument& each) {
    return each.account_id.text != identity.account_id.text ||
           (each.identity_type ? each.identity_type->text : "") ==
               (identity.identity_type ? identity.identity_type->text : "");
  });
}

void add_identities(Facts& facts, const Case& of, const Unit& unit) {
  if (of.account) {
    facts.set("caller.account_id", *of.account);
  } else if (unit.creator != nullptr) {
    facts.set("caller.account_id", unit.creator->account_id);
  }
  if (unit.creator != nullptr && is_only_identity(of, *unit.creator)) {
    set_if(facts, "caller.identity_type", unit.creator->identity_type);
    set_if(facts, "caller.arn", unit.creator->arn);
    set_if(facts, "caller.user_name", unit.creator->user_name);
  }
  if (unit.owner != nullptr) {
    facts.set("owner.account_id", unit.owner->account_id);
    if (is_only_identity(of, *unit.owner))
      set_if(facts, "owner.identity_type", unit.owner->identity_type);
  }
}

// Whom a role has to trust. An identity of the account that owns the instance is not the creator's,
// whatever it was handed over as: RAM would make the plain service of its ID.
void add_creator(Facts& facts) {
  const FactValue* owner = facts.value("endpoint.owner_id");
  if (owner == nullptr) owner = facts.value("ram.role.owner_id");
  for (const std::string_view key : {"caller.account_id", "user.creator_id"}) {
    const FactValue* account = facts.value(key);
    if (account == nullptr) continue;
    if (owner != nullptr && trimmed(owner->text) == trimmed(account->text)) continue;
    return facts.set("creator.account_id", *account);
  }
}

void add_attachments(Facts& facts, const AttachmentsDocument& document, std::string_view prefix) {
  facts.set(std::string(prefix) + "is_refused",
            {document.is_refused ? "true" : "false", document.place});
  if (document.is_refused) return;
  std::vector<FactValue> all, system, custom;
  for (const AttachedPolicy& policy : document.policies) {
    all.push_back(policy.name);
    (policy.is_system ? system : custom).push_back(policy.name);
  }
  const auto set = [&](std::string_view name, std::vector<FactValue> values) {
    const std::string key = std::string(prefix) + std::string(name);
    if (document.is_complete) {
      facts.set_list(key, std::move(values), document.place);
    } else if (!values.empty()) {
      facts.set_part(key, std::move(values), document.place);
    }
  };
  set("all", std::move(all));
  set("system", std::move(system));
  set("custom", std::move(custom));
}

bool is_in(const RoleDocument& role, const FactValue& account) {
  return role.owner_id && trimmed(role.owner_id->text) == trimmed(account.text);
}

// Each account has a default role of its own: the one in that account, else one whose document does
// not say where it is.
const RoleDocument* default_role_in(const Unit& unit, const FactValue& account) {
  const RoleDocument* found = nullptr;
  for (const RoleDocument* role : unit.default_roles) {
    if (is_in(*role, account)) return role;
    if (!role->owner_id) found = role;
  }
  return found;
}

// Which one is in question: that of the account which a failure names, or else of the one that is
// signed in. Another account's proves nothing about a failure.
const RoleDocument* default_role_in_question(const Facts& facts, const Unit& unit,
                                             bool has_failed) {
  if (unit.default_roles.empty()) return nullptr;
  const FactValue* account = facts.value("message.account_id");
  if (account == nullptr) account = facts.value("caller.account_id");
  const RoleDocument* found = account == nullptr ? nullptr : default_role_in(unit, *account);
  const bool may_be_any = account == nullptr || !has_failed;
  return found == nullptr && may_be_any ? unit.default_roles.back() : found;
}

std::vector<FactValue> trusted_services(const TrustPolicy& trust) {
  std::vector<FactValue> services;
  for (const TrustStatement& statement : trust.statements) {
    if (statement.allows)
      services.insert(services.end(), statement.services.begin(), statement.services.end());
  }
  return services;
}

void add_default_role(Facts& facts, const RoleDocument& role, const std::string& prefix) {
  facts.set(prefix + "exists", {role.exists ? "true" : "false", role.place});
  if (role.trust)
    facts.set_list(prefix + "service_principals", trusted_services(*role.trust), role.trust->place);
}

void add_default_roles(Facts& facts, const Unit& unit, bool has_failed) {
  const RoleDocument* role = default_role_in_question(facts, unit, has_failed);
  if (role != nullptr) {
    add_default_role(facts, *role, "ram.default_role.");
    if (role->owner_id) {
      facts.set("ram.default_role.account_id", *role->owner_id);
    } else {
      facts.set_absent("ram.default_role.account_id", role->place);
    }
  }
  const auto is_of = [&](std::string_view side, const RoleDocument& role) {
    const FactValue* owner = facts.value(std::string(side) + ".owner_id");
    return owner != nullptr && is_in(role, *owner);
  };
  const bool is_owners = role != nullptr && (is_of("endpoint", *role) || is_of("other", *role));
  facts.set("ram.default_role.is_owners", {is_owners ? "true" : "false", std::nullopt});
  if (const FactValue* owner = facts.value("endpoint.owner_id")) {
    if (const RoleDocument* own = default_role_in(unit, *owner))
      add_default_role(facts, *own, "ram.owner_default_role.");
  }
  // A list of policies does not say in which account it was printed.
  if (unit.default_attachments != nullptr && unit.default_roles.size() <= 1)
    add_attachments(facts, *unit.default_attachments, "ram.default_role.attached_");
}

}  // namespace

Facts collect_facts(const RuleSet& rules, const Case& of, const Unit& unit,
                    const FailureFacts& failure) {
  Facts facts(rules);
  add_failure(facts, failure);
  add_identities(facts, of, unit);
  if (unit.task != nullptr) {
    if (!unit.side.empty()) {
      facts.set("endpoint.side", {unit.side, std::nullopt});
      facts.set("endpoint.side_zh", {unit.side == "source" ? "源" : "目标", std::nullopt});
      add_values(facts, *unit.task, unit.side, "endpoint.", "endpoint.");
      add_values(facts, *unit.task, opposite(unit.side), "endpoint.", "other.");
    } else {
      add_values(facts, *unit.task, "source", "endpoint.", "endpoint.");
      add_values(facts, *unit.task, "destination", "endpoint.", "other.");
    }
    add_values(facts, *unit.task, "", "task.", "task.");
    const TaskForm form = unit.task->form;
    const bool is_shown = form == TaskForm::console || form == TaskForm::detail;
    facts.set("task.goes_through_api", {is_shown ? "false" : "true", unit.task->place});
    if (unit.task->label.empty()) {
      facts.set_absent("task.label", unit.task->place);
    } else {
      facts.set("task.label", {unit.task->label, unit.task->place});
    }
    add_name_in_arn(facts);
    add_role_to_look_up(facts);
    add_region_facts(facts, *unit.task, unit.side);
    if (!unit.side.empty()) add_matrix_facts(facts, *unit.task, unit.side);
  }
  add_other_role(facts);
  add_refused_operator(facts);
  add_refused_by_trust(facts);
  if (!unit.side.empty()) {
    add_true_owner(facts, "endpoint.true_owner_id", of, unit.side, unit.owner);
    add_true_owner(facts, "other.true_owner_id", of, opposite(unit.side), nullptr);
  }
  add_role_facts(facts, of, unit);
  add_refused_other(facts);
  if (unit.attachments != nullptr) add_attachments(facts, *unit.attachments, "ram.attached.");
  add_permission_facts(facts, unit);
  add_forbidden_actions(facts);
  add_default_roles(facts, unit, !failure.id.empty());
  for (const auto& [key, value] : of.statements) facts.set(key, value);
  add_creator(facts);
  add_config_facts(facts, unit);
  return facts;
}

}  // namespace dtsdoctor
