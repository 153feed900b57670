// SPDX-License-Identifier: Apache-2.0
#include "facts/set_aside.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "facts/document_fit.h"

namespace dtsdoctor {
namespace {

// Is it a role of the end's owner, whose name may be the one that was meant?
bool may_be_meant(const Unit& unit, const RoleDocument& role) {
  const FactValue* owner = unit.task == nullptr ? nullptr : owner_of(*unit.task, unit.side);
  return role.exists && role.name && is_same(role.owner_id, owner);
}

// Does the end name another role in another account?
bool names_another(const Unit& unit, const RoleDocument& role) {
  const FactValue* owner = unit.task == nullptr ? nullptr : owner_of(*unit.task, unit.side);
  const FactValue* name = unit.task == nullptr ? nullptr : role_of(*unit.task, unit.side);
  return owner != nullptr && name != nullptr && role.owner_id && role.name &&
         !is_same(role.owner_id, owner) && !is_same(role.name, name);
}

class Sorter {
 public:
  explicit Sorter(const Case& of) : units_(units_of(of)) {
    for (const TaskDocument& task : of.tasks) used_.insert(task.input);
    for (const VariablesDocument& variables : of.variables) used_.insert(variables.input);
    for (const RoleListDocument& list : of.role_lists) used_.insert(list.input);
    for (const UserDocument& user : of.users) used_.insert(user.input);
    for (const RoleDocument& role : of.roles) {
      if (is_used(role)) used_.insert(role.input);
    }
    for (const AttachmentsDocument& list : of.attachments) {
      if (is_used(list)) used_.insert(list.input);
    }
    for (const PermissionDocument& policy : of.permissions) {
      if (is_used(policy)) used_.insert(policy.input);
    }
    for (const IdentityDocument& identity : of.identities) {
      if (is_used(identity)) used_.insert(identity.input);
    }
  }

  std::vector<SetAside> sort(const Case& of) {
    for (const RoleDocument& role : of.roles) add(role.input, why(role));
    for (const AttachmentsDocument& list : of.attachments) add(list.input, why(list));
    for (const PermissionDocument& policy : of.permissions) add(policy.input, why(policy));
    for (const IdentityDocument& identity : of.identities) add(identity.input, why(of, identity));
    return std::move(out_);
  }

 private:
  template <typename Uses>
  [[nodiscard]] bool any_unit(const Uses& uses) const {
    return std::any_of(units_.begin(), units_.end(), uses);
  }

  [[nodiscard]] bool is_used(const RoleDocument& role) const {
    return any_unit([&](const Unit& unit) {
      const bool is_its = unit.role != nullptr && say_the_same(*unit.role, role);
      return is_its || may_be_meant(unit, role) ||
             std::find(unit.default_roles.begin(), unit.default_roles.end(), &role) !=
                 unit.default_roles.end();
    });
  }
  [[nodiscard]] bool is_used(const AttachmentsDocument& list) const {
    return any_unit([&](const Unit& unit) {
      const bool is_its = unit.attachments != nullptr && say_the_same(*unit.attachments, list);
      return is_its || unit.default_attachments == &list;
    });
  }
  [[nodiscard]] bool is_used(const PermissionDocument& policy) const {
    return any_unit([&](const Unit& unit) {
      return std::find(unit.policies.begin(), unit.policies.end(), &policy) != unit.policies.end();
    });
  }
  [[nodiscard]] bool is_used(const IdentityDocument& identity) const {
    return any_unit([&](const Unit& unit) {
      return unit.creator == &identity || unit.owner == &identity ||
             (unit.creator != nullptr && unit.creator->account_id.text == identity.account_id.text);
    });
  }

  [[nodiscard]] Message why(const RoleDocument& role) const {
    if (std::all_of(units_.begin(), units_.end(),
                    [&](const Unit& unit) { return names_another(unit, role); })) {
      return said("not used: the task names no role {} of account {}", role.name->text,
                  role.owner_id->text);
    }
    if (!role.name && !role.owner_id)
      return "not used: it does not say which role it is of, and it fits no end for sure";
    if (role.is_meant) return said("not used: the task does not name role {}", role.name->text);
    return "not used: another document fits the task as well or better, or it fits several ends "
           "alike";
  }

  [[nodiscard]] Message why(const AttachmentsDocument& list) const {
    if (!list.is_of_role)
      return "not used: these are not the policies of a role, and a user's or a group's let DTS do "
             "nothing";
    if (!list.role.empty()) return said("not used: the task does not name role {}", list.role);
    return "not used: it does not say whose policies these are; name its file after the role, or "
           "after its end (source-…, destination-…)";
  }

  [[nodiscard]] Message why(const PermissionDocument& policy) const {
    if (!policy.is_in_force) return "not used: this version of the policy is not in force";
    if (!any_unit([](const Unit& unit) { return unit.attachments != nullptr; }))
      return "not used: which policies the role has is not known without ram ListPoliciesForRole";
    return "not used: no attached policy is of this name and version, or it may be several; name "
           "its file after the policy";
  }

  [[nodiscard]] static Message why(const Case& of, const IdentityDocument& identity) {
    if (of.account) {
      return said("not used: account {} is neither that of --account nor the owner of an end",
                  identity.account_id.text);
    }
    return "not used: there are several identities, and which one creates the task is not known";
  }

  void add(const std::string& input, Message why) {
    if (used_.insert(input).second) out_.push_back({input, std::move(why)});
  }

  std::vector<Unit> units_;
  std::set<std::string> used_;  // inputs with a document that is used, or that was told of
  std::vector<SetAside> out_;
};

}  // namespace

std::vector<SetAside> set_aside(const Case& of) {
  const bool has_evidence = !of.roles.empty() || !of.attachments.empty() ||
                            !of.permissions.empty() || !of.identities.empty();
  return has_evidence ? Sorter(of).sort(of) : std::vector<SetAside>();
}

}  // namespace dtsdoctor
