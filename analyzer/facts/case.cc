// SPDX-License-Identifier: Apache-2.0
#include "facts/case.h"

#include <algorithm>
#include <map>
#include <span>

#include "base/ascii.h"
#include "facts/document_fit.h"
#include "facts/policy_binding.h"
#include "facts/task_terraform.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kDefaultRole = "AliyunDTSDefaultRole";

// The roles as they were printed last: one that was printed again after a change is what it was.
std::vector<const RoleDocument*> newest(const std::vector<RoleDocument>& roles) {
  const auto key_of = [](const RoleDocument& role) {
    return role.owner_id && role.name && role.updated
               ? role.owner_id->text + "/" + lowered(role.name->text)
               : std::string();
  };
  std::map<std::string, std::string_view> last;
  for (const RoleDocument& role : roles) {
    if (const std::string key = key_of(role); !key.empty())
      last[key] = std::max<std::string_view>(last[key], role.updated->text);
  }
  std::vector<const RoleDocument*> out;
  for (const RoleDocument& role : roles) {
    const std::string key = key_of(role);
    if (key.empty() || role.updated->text == last[key]) out.push_back(&role);
  }
  return out;
}

bool is_set_by_caller(const Case& of, const std::string& variable) {
  return std::any_of(of.variables.begin(), of.variables.end(), [&](const VariablesDocument& each) {
    return each.values.contains(std::string(kOfCaller) + variable);
  });
}

// Is one of these variables, whose defaults were taken, set by another file?
bool is_set_elsewhere(const Case& of, const std::set<std::string>& variables) {
  return std::any_of(variables.begin(), variables.end(), [&](const std::string& variable) {
    return is_set_by_caller(of, variable) ||
           std::any_of(of.variables.begin(), of.variables.end(),
                       [&](const VariablesDocument& each) {
                         return !each.is_default && each.values.contains(variable);
                       });
  });
}

// Without a task, what is meant to be counts only where it is one role and nothing shows what is.
void leave_what_is(std::vector<const RoleDocument*>& roles) {
  if (roles.size() > 1)
    std::erase_if(roles, [](const RoleDocument* role) { return role->is_meant; });
}

bool is_default_role(const RoleDocument& role) {
  return role.name && equals_fold(role.name->text, kDefaultRole);
}

// The default role that serves the endpoint whose role field names it: its owner's, else any.
const RoleDocument* default_role_of_owner(const Unit& unit) {
  const FactValue* owner = owner_of(*unit.task, unit.side);
  const auto own =
      std::find_if(unit.default_roles.begin(), unit.default_roles.end(),
                   [&](const RoleDocument* role) { return is_same(role->owner_id, owner); });
  if (own != unit.default_roles.end()) return *own;
  return unit.default_roles.empty() ? nullptr : unit.default_roles.back();
}

void assign_policies(const Case& of, std::vector<Unit>& units) {
  std::vector<const AttachmentsDocument*> lists;
  for (const Unit& unit : units) lists.push_back(unit.attachments);
  const auto bound = bind_policies(lists, of.permissions);
  for (std::size_t i = 0; i < units.size(); ++i) units[i].policies = bound[i];
}

bool owns_an_endpoint(const std::string& account, std::span<const Unit> units) {
  return std::any_of(units.begin(), units.end(), [&](const Unit& unit) {
    const FactValue* owner = unit.task == nullptr ? nullptr : owner_of(*unit.task, unit.side);
    return owner != nullptr && trimmed(owner->text) == account;
  });
}

// Does the name of its file, or of the profile that was signed in with, say that it is about the
// owner of that side? So the next step names them. "owner" alone does where it is that account.
bool says_owner(const IdentityDocument& identity, const Unit& unit) {
  if (unit.task == nullptr) return false;
  const FactValue* owner = owner_of(*unit.task, unit.side);
  const bool is_owners = owner != nullptr && trimmed(owner->text) == identity.account_id.text;
  for (const std::string* name : {&identity.input, &identity.profile}) {
    const std::vector<std::string> words = words_of(*name);
    const int side = side_hint(*name, unit.side);
    if ((side > 0 || (side == 0 && is_owners)) &&
        std::find(words.begin(), words.end(), "owner") != words.end())
      return true;
  }
  return false;
}

// One identity is the creator's. Of several, those whose account owns an endpoint are the owners',
// and always those whose names say so; if the rest is of several accounts, who creates the
// task is not known. `units` are those of one task: who owns an end of one may well create another.
void assign_identities(const Case& of, std::span<Unit> units) {
  const bool several = of.identities.size() + (of.account ? 1 : 0) > 1;
  const IdentityDocument* creator = nullptr;
  bool is_decided = true;
  for (const IdentityDocument& identity : of.identities) {
    const bool is_owner = (several && owns_an_endpoint(identity.account_id.text, units)) ||
                          std::any_of(units.begin(), units.end(),
                                      [&](const Unit& unit) { return says_owner(identity, unit); });
    const bool is_creator = of.account ? identity.account_id.text == of.account->text : !is_owner;
    if (!is_creator) continue;
    if (creator == nullptr) creator = &identity;
    is_decided = is_decided && identity.account_id.text == creator->account_id.text;
  }
  if (!is_decided) creator = nullptr;
  for (Unit& unit : units) {
    unit.creator = creator;
    const FactValue* owner = unit.task == nullptr ? nullptr : owner_of(*unit.task, unit.side);
    for (const IdentityDocument& identity : of.identities) {
      const bool fits = (owner != nullptr && trimmed(owner->text) == identity.account_id.text) ||
                        says_owner(identity, unit);
      if (fits && &identity != creator && unit.owner == nullptr) unit.owner = &identity;
    }
  }
}

auto& values_of(TaskDocument& task, const VariableUse& use) {
  if (use.side.empty()) return task.task;
  return use.side == "destination" ? task.destination : task.source;
}

// Terraform's files of one folder are one module, within an archive, too.
std::string_view folder_of(std::string_view input) {
  const std::size_t end = input.find_last_of("/\\!");
  return input.substr(0, end == std::string_view::npos ? 0 : end);
}

// What a file sets goes before the default that the configuration, or another file of its folder,
// has. A default says nothing where who calls the module sets the variable.
void fill_in(const Case& of, TaskDocument& task, const VariablesDocument& variables) {
  const bool is_near = folder_of(variables.input) == folder_of(task.input);
  for (const VariableUse& use : task.variables) {
    const auto found = variables.values.find(use.variable);
    if (found == variables.values.end() || found->second.text.empty()) continue;
    auto& values = values_of(task, use);
    if (variables.is_default &&
        (!is_near || values.contains(use.key) || is_set_by_caller(of, use.variable)))
      continue;
    values[use.key] = found->second;
    if (use.is_secret) task.secrets.push_back(found->second.text);
  }
}

// Takes back the defaults of variables that the caller of a module turns out to set.
void take_back(const Case& of, TaskDocument& task, const VariablesDocument& caller) {
  for (const VariableUse& use : task.variables) {
    if (!caller.values.contains(std::string(kOfCaller) + use.variable)) continue;
    auto& values = values_of(task, use);
    const auto value = values.find(use.key);
    if (value == values.end() || !value->second.place) continue;
    const bool is_default =
        std::any_of(of.variables.begin(), of.variables.end(), [&](const VariablesDocument& each) {
          return each.is_default && each.input == value->second.place->input;
        });
    if (is_default) values.erase(value);
  }
}

// Did the user say whose an instance is? Of a task that is not cross-account that tells the ends
// apart, unless a role's document has to go to one of them.
bool is_owner_stated(const Case& of) {
  return of.roles.empty() && (of.statements.contains("user.source_owner_id") ||
                              of.statements.contains("user.destination_owner_id"));
}

}  // namespace

bool is_cross_account(const TaskDocument& task, std::string_view side) {
  return owner_of(task, side) != nullptr || role_of(task, side) != nullptr;
}

std::vector<Unit> units_of(const Case& of) {
  std::vector<Unit> units;
  for (const TaskDocument& task : of.tasks) {
    const bool is_any_cross_account =
        is_cross_account(task, "source") || is_cross_account(task, "destination");
    const bool is_told_apart = is_any_cross_account || is_owner_stated(of);
    for (const std::string_view side : {"source", "destination"}) {
      if (is_any_cross_account && !is_cross_account(task, side)) continue;
      if (!is_told_apart && side == "destination") continue;
      units.emplace_back();
      units.back().task = &task;
      if (is_told_apart) units.back().side = side;
    }
  }
  std::vector<const RoleDocument*> default_roles;
  std::vector<const RoleDocument*> roles;
  for (const RoleDocument* role : newest(of.roles)) {
    if (!role->is_meant) {
      (is_default_role(*role) ? default_roles : roles).push_back(role);
    } else if (!is_set_elsewhere(of, role->variables)) {
      roles.push_back(role);
    }
  }
  const bool without_task = units.empty();
  if (without_task) leave_what_is(roles);
  for (std::size_t i = 0; without_task && i < std::max<std::size_t>(1, roles.size()); ++i) {
    units.emplace_back();
    units.back().role = i < roles.size() ? roles[i] : nullptr;
  }
  if (!without_task) assign_roles(roles, units);
  for (Unit& unit : units) {
    unit.default_roles = default_roles;
    // Where the default role itself was entered, it is the endpoint's role too, whatever other role
    // its owner has.
    const FactValue* entered = unit.task == nullptr ? nullptr : role_of(*unit.task, unit.side);
    const bool is_entered = entered != nullptr && equals_fold(trimmed(entered->text), kDefaultRole);
    const RoleDocument* own = is_entered ? default_role_of_owner(unit) : nullptr;
    const bool is_owners =
        own != nullptr && is_same(own->owner_id, owner_of(*unit.task, unit.side));
    if (unit.role == nullptr || is_owners) unit.role = own;
  }
  // A list does not say whose it is; where no other role is in question it is the default role's.
  const bool only_default =
      !default_roles.empty() && roles.empty() && of.attachments.size() == 1 &&
      std::none_of(units.begin(), units.end(), [](const Unit& unit) {
        const FactValue* entered = unit.task == nullptr ? nullptr : role_of(*unit.task, unit.side);
        return entered != nullptr && !equals_fold(trimmed(entered->text), kDefaultRole);
      });
  std::vector<const AttachmentsDocument*> attachments;
  for (const AttachmentsDocument& document : of.attachments) {
    if (!document.is_of_role) continue;
    const bool by_name = document.role.empty()
                             ? lowered(document.input).find("default") != std::string::npos
                             : equals_fold(document.role, kDefaultRole);
    if (by_name || only_default) {
      for (Unit& unit : units) unit.default_attachments = &document;
    }
    if (!by_name) attachments.push_back(&document);
  }
  assign_attachments(attachments, units);
  assign_policies(of, units);
  for (std::size_t begin = 0, end = 0; begin < units.size(); begin = end) {
    while (end < units.size() && units[end].task == units[begin].task) ++end;
    assign_identities(of, std::span(units).subspan(begin, end - begin));
  }
  return units;
}

std::vector<Unit> endpoints_of(const Case& of) {
  const std::vector<Unit> judged = units_of(of);
  std::vector<Unit> all;
  auto begin = judged.begin();  // of the task's units, which stand together
  for (const TaskDocument& task : of.tasks) {
    const auto end =
        std::find_if(begin, judged.end(), [&](const Unit& unit) { return unit.task != &task; });
    for (const std::string_view side : {"source", "destination"}) {
      const auto known =
          std::find_if(begin, end, [&](const Unit& unit) { return unit.side == side; });
      if (known != end) {
        all.push_back(*known);
        continue;
      }
      Unit plain;
      plain.task = &task;
      plain.side = side;
      plain.creator = begin->creator;
      plain.default_roles = begin->default_roles;
      plain.default_attachments = begin->default_attachments;
      all.push_back(plain);
    }
    begin = end;
  }
  return all.empty() ? judged : all;
}

bool has_documents(const Case& of) {
  return !of.tasks.empty() || !of.roles.empty() || !of.attachments.empty();
}

void add(Case& to, Document document) {
  std::visit(
      [&to](auto&& value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, TaskDocument>) {
          to.tasks.push_back(std::move(value));
          for (const VariablesDocument& variables : to.variables)
            fill_in(to, to.tasks.back(), variables);
        }
        if constexpr (std::is_same_v<T, RoleDocument>) to.roles.push_back(std::move(value));
        if constexpr (std::is_same_v<T, RoleListDocument>)
          to.role_lists.push_back(std::move(value));
        if constexpr (std::is_same_v<T, AttachmentsDocument>)
          to.attachments.push_back(std::move(value));
        if constexpr (std::is_same_v<T, IdentityDocument>)
          to.identities.push_back(std::move(value));
        if constexpr (std::is_same_v<T, PermissionDocument>)
          to.permissions.push_back(std::move(value));
        if constexpr (std::is_same_v<T, UserDocument>) to.users.push_back(std::move(value));
        if constexpr (std::is_same_v<T, VariablesDocument>) {
          to.variables.push_back(std::move(value));
          for (TaskDocument& task : to.tasks) {
            fill_in(to, task, to.variables.back());
            take_back(to, task, to.variables.back());
          }
        }
      },
      std::move(document));
}

}  // namespace dtsdoctor
