// SPDX-License-Identifier: Apache-2.0
#include "facts/case.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "facts/policy_binding.h"

namespace dtsdoctor {
namespace {

constexpr std::string_view kDefaultRole = "AliyunDTSDefaultRole";

const std::map<std::string, FactValue>& side_of(const TaskDocument& task, std::string_view side) {
  return side == "destination" ? task.destination : task.source;
}

const FactValue* find(const std::map<std::string, FactValue>& facts, const std::string& key) {
  const auto found = facts.find(key);
  return found == facts.end() ? nullptr : &found->second;
}

const FactValue* owner_of(const TaskDocument& task, std::string_view side) {
  return find(side_of(task, side), "endpoint.owner_id");
}

const FactValue* role_of(const TaskDocument& task, std::string_view side) {
  return find(side_of(task, side), "endpoint.role_name");
}

bool equal(const std::optional<FactValue>& a, const FactValue* b) {
  return a && b != nullptr && equals_fold(trimmed(a->text), trimmed(b->text));
}

// The words of a file name, lower case: "case/src-role.json" gives case, src, role, json.
std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> words(1);
  for (const char c : name) {
    if (is_alnum(c)) {
      words.back() += to_lower(c);
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  return words;
}

// 1 if the file name says that side, -1 if it says the other, else 0. Documents that
// ListPoliciesForRole prints do not name their role, so the name is all there is.
int side_hint(const std::string& name, std::string_view side) {
  constexpr std::array<std::string_view, 2> kSource = {"src", "source"};
  constexpr std::array<std::string_view, 5> kDestination = {"dst", "dest", "destination", "target",
                                                            "tgt"};
  const std::vector<std::string> words = words_of(name);
  const auto says = [&](const auto& names) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
      return std::any_of(names.begin(), names.end(), [&](std::string_view n) {
        return word.starts_with(n) && word.size() <= n.size() + 4;
      });
    });
  };
  const int source = says(kSource) ? 1 : 0;
  const int destination = says(kDestination) ? 1 : 0;
  return side == "source" ? source - destination : destination - source;
}

bool is_default_role(const RoleDocument& role) {
  return role.name && equals_fold(role.name->text, kDefaultRole);
}

// Is the entered name, or the last part of an entered ARN, that role's?
bool is_name_of(std::string_view role, std::string_view entered) {
  entered = trimmed(entered);
  return equals_fold(role, entered.substr(entered.rfind('/') + 1));
}

constexpr int kForeign = -1000;  // about another account and another role: no evidence here

// How well a role document fits an endpoint: its account counts more than its name, a name in the
// file's name breaks ties.
int fit(const RoleDocument& role, const Unit& unit) {
  int score = 0;
  const bool says_which = role.owner_id && role.name;
  const bool asked_which =
      owner_of(*unit.task, unit.side) != nullptr && role_of(*unit.task, unit.side) != nullptr;
  const bool fits = equal(role.owner_id, owner_of(*unit.task, unit.side)) ||
                    equal(role.name, role_of(*unit.task, unit.side));
  if (says_which && asked_which && !fits) return kForeign;
  if (equal(role.owner_id, owner_of(*unit.task, unit.side))) score += 8;
  if (equal(role.name, role_of(*unit.task, unit.side))) score += 4;
  // A role that was found somewhere says more than a lookup that failed.
  if (role.exists && score > 0) score += 16;
  return score + side_hint(role.input, unit.side);
}

int fit(const AttachmentsDocument& attachments, const Unit& unit) {
  int score = side_hint(attachments.input, unit.side) * 2;
  const FactValue* role = unit.task == nullptr ? nullptr : role_of(*unit.task, unit.side);
  if (role != nullptr && !attachments.role.empty()) {
    if (!is_name_of(attachments.role, role->text)) return kForeign;
    score += 4;
  }
  if (role != nullptr && role->text.size() >= 4 &&
      lowered(attachments.input).find(lowered(role->text)) != std::string::npos)
    ++score;
  const FactValue* owner = unit.task == nullptr ? nullptr : owner_of(*unit.task, unit.side);
  if (owner != nullptr && owner->text.size() >= 8 &&
      attachments.input.find(owner->text) != std::string::npos)
    score += 2;
  return score;
}

// Gives each document to the unit it fits best; of two for one unit the better one is kept. A
// document that fits several units equally well, or none, is given to none, unless only it and one
// unit are left and it does not say that it is about something else.
template <typename T>
void assign(const std::vector<const T*>& documents, std::vector<Unit>& units,
            const T* Unit::*member) {
  std::vector<int> scores(units.size(), 0);
  std::vector<const T*> left;
  for (const T* document : documents) {
    std::vector<int> fits;
    for (const Unit& unit : units) fits.push_back(unit.task == nullptr ? 0 : fit(*document, unit));
    const auto best = std::max_element(fits.begin(), fits.end());
    const auto index = static_cast<std::size_t>(best - fits.begin());
    const bool decided = *best > 0 && std::count(fits.begin(), fits.end(), *best) == 1;
    if (decided && (units[index].*member == nullptr || scores[index] < *best)) {
      units[index].*member = document;
      scores[index] = *best;
    } else if (!decided && *best != kForeign) {
      left.push_back(document);
    }
  }
  std::vector<Unit*> open;
  for (Unit& unit : units) {
    if (unit.*member == nullptr) open.push_back(&unit);
  }
  if (left.size() == 1 && open.size() == 1) open.front()->*member = left.front();
}

void assign_policies(const Case& of, std::vector<Unit>& units) {
  std::vector<const AttachmentsDocument*> lists;
  for (const Unit& unit : units) lists.push_back(unit.attachments);
  const auto bound = bind_policies(lists, of.permissions);
  for (std::size_t i = 0; i < units.size(); ++i) units[i].policies = bound[i];
}

bool owns_an_endpoint(const std::string& account, const std::vector<Unit>& units) {
  return std::any_of(units.begin(), units.end(), [&](const Unit& unit) {
    const FactValue* owner = unit.task == nullptr ? nullptr : owner_of(*unit.task, unit.side);
    return owner != nullptr && trimmed(owner->text) == account;
  });
}

// Does the file name say that it is about the owner of that side? So the next step names it.
bool says_owner(const IdentityDocument& identity, const Unit& unit) {
  if (unit.task == nullptr || side_hint(identity.input, unit.side) <= 0) return false;
  const std::vector<std::string> words = words_of(identity.input);
  return std::find(words.begin(), words.end(), "owner") != words.end();
}

// One identity is the creator's. Of several, those whose account owns an endpoint are the owners',
// and always those whose file name says so.
void assign_identities(const Case& of, std::vector<Unit>& units) {
  const bool several = of.identities.size() + (of.account ? 1 : 0) > 1;
  const IdentityDocument* creator = nullptr;
  for (const IdentityDocument& identity : of.identities) {
    const bool is_owner = (several && owns_an_endpoint(identity.account_id.text, units)) ||
                          std::any_of(units.begin(), units.end(),
                                      [&](const Unit& unit) { return says_owner(identity, unit); });
    const bool is_creator = of.account ? identity.account_id.text == of.account->text : !is_owner;
    if (is_creator && creator == nullptr) creator = &identity;
  }
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

// What a file sets goes before the default that the configuration has.
void fill_in(TaskDocument& task, const VariablesDocument& variables) {
  for (const VariableUse& use : task.variables) {
    const auto found = variables.values.find(use.variable);
    if (found == variables.values.end() || found->second.text.empty()) continue;
    auto& values = use.side.empty()            ? task.task
                   : use.side == "destination" ? task.destination
                                               : task.source;
    values[use.key] = found->second;
    if (use.is_secret) task.secrets.push_back(found->second.text);
  }
}

}  // namespace

bool is_cross_account(const TaskDocument& task, std::string_view side) {
  return owner_of(task, side) != nullptr || role_of(task, side) != nullptr;
}

std::vector<Unit> units_of(const Case& of) {
  std::vector<Unit> units;
  for (const TaskDocument& task : of.tasks) {
    const std::size_t before = units.size();
    for (const std::string_view side : {"source", "destination"}) {
      if (!is_cross_account(task, side)) continue;
      units.emplace_back();
      units.back().task = &task;
      units.back().side = side;
    }
    if (units.size() == before) {
      units.emplace_back();
      units.back().task = &task;
    }
  }
  const RoleDocument* default_role = nullptr;
  std::vector<const RoleDocument*> roles;
  for (const RoleDocument& role : of.roles) {
    if (is_default_role(role)) {
      default_role = &role;
    } else {
      roles.push_back(&role);
    }
  }
  const bool without_task = units.empty();
  for (std::size_t i = 0; without_task && i < std::max<std::size_t>(1, roles.size()); ++i) {
    units.emplace_back();
    units.back().role = i < roles.size() ? roles[i] : nullptr;
  }
  if (!without_task) assign(roles, units, &Unit::role);
  for (Unit& unit : units) {
    unit.default_role = default_role;
    // Where the default role itself was entered, it is the endpoint's role too.
    const FactValue* entered = unit.task == nullptr ? nullptr : role_of(*unit.task, unit.side);
    const bool is_entered = entered != nullptr && equals_fold(trimmed(entered->text), kDefaultRole);
    if (unit.role == nullptr && is_entered) unit.role = default_role;
  }
  // A list does not say whose it is; where no other role is in question it is the default role's.
  const bool only_default =
      default_role != nullptr && roles.empty() && of.attachments.size() == 1 &&
      std::none_of(units.begin(), units.end(), [](const Unit& unit) {
        const FactValue* entered = unit.task == nullptr ? nullptr : role_of(*unit.task, unit.side);
        return entered != nullptr && !equals_fold(trimmed(entered->text), kDefaultRole);
      });
  std::vector<const AttachmentsDocument*> attachments;
  for (const AttachmentsDocument& document : of.attachments) {
    const bool by_name = document.role.empty()
                             ? lowered(document.input).find("default") != std::string::npos
                             : equals_fold(document.role, kDefaultRole);
    if (by_name || only_default) {
      for (Unit& unit : units) unit.default_attachments = &document;
    }
    if (!by_name) attachments.push_back(&document);
  }
  assign(attachments, units, &Unit::attachments);
  assign_policies(of, units);
  assign_identities(of, units);
  return units;
}

std::vector<Unit> endpoints_of(const Case& of) {
  const std::vector<Unit> judged = units_of(of);
  std::vector<Unit> all;
  for (const TaskDocument& task : of.tasks) {
    for (const std::string_view side : {"source", "destination"}) {
      const auto known = std::find_if(judged.begin(), judged.end(), [&](const Unit& unit) {
        return unit.task == &task && unit.side == side;
      });
      if (known != judged.end()) {
        all.push_back(*known);
        continue;
      }
      Unit plain;
      plain.task = &task;
      plain.side = side;
      plain.creator = judged.front().creator;
      all.push_back(plain);
    }
  }
  return all.empty() ? judged : all;
}

void add(Case& to, Document document) {
  std::visit(
      [&to](auto&& value) {
        using T = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<T, TaskDocument>) {
          to.tasks.push_back(std::move(value));
          for (const VariablesDocument& variables : to.variables)
            fill_in(to.tasks.back(), variables);
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
          for (TaskDocument& task : to.tasks) fill_in(task, to.variables.back());
        }
      },
      std::move(document));
}

}  // namespace dtsdoctor
