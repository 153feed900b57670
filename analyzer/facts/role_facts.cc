// SPDX-License-Identifier: Apache-2.0
#include "facts/role_facts.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/spelling.h"
#include "facts/trust_facts.h"

namespace dtsdoctor {
namespace {

void set_if(Facts& facts, std::string_view key, const std::optional<FactValue>& value) {
  if (value) facts.set(key, *value);
}

// Is the document about the very role of the endpoint, as far as both say?
bool is_endpoints_role(const Facts& facts, const RoleDocument& role) {
  const auto agree = [](const std::optional<FactValue>& a, const FactValue* b) {
    return !a || b == nullptr || equals_fold(trimmed(a->text), trimmed(b->text));
  };
  return agree(role.owner_id, facts.value("endpoint.owner_id")) &&
         agree(role.name, facts.value("endpoint.role_name"));
}

void set_or_absent(Facts& facts, std::string_view key, const std::optional<FactValue>& value,
                   const Place& document) {
  if (value) {
    facts.set(key, *value);
  } else {
    facts.set_absent(key, document);
  }
}

void add_role(Facts& facts, const RoleDocument& role) {
  facts.set("ram.role.exists", {role.exists ? "true" : "false", role.place});
  // What a failed call names is what was asked for, not what there is. One that names nothing
  // ("The role does not exist.") leaves open which role was looked up, and where.
  if (!role.exists) {
    facts.set("ram.role.lookup_says_where", {role.owner_id ? "true" : "false", role.place});
    set_if(facts, "ram.role.looked_up_account", role.owner_id);
    set_if(facts, "ram.role.looked_up_name", role.name);
    return;
  }
  facts.set_absent("ram.role.lookup_says_where", role.place);
  facts.set_absent("ram.role.looked_up_account", role.place);
  facts.set_absent("ram.role.looked_up_name", role.place);
  set_if(facts, "ram.role.arn", role.arn);
  set_if(facts, "ram.role.name", role.name);
  set_if(facts, "ram.role.owner_id", role.owner_id);
  set_if(facts, "ram.role.created", role.created);
  set_if(facts, "ram.role.updated", role.updated);
  if (role.is_complete || role.is_service_linked)
    set_or_absent(facts, "ram.role.is_service_linked", role.is_service_linked, role.place);
  // Another role's policy proves nothing about this one.
  if (role.trust && is_endpoints_role(facts, role)) add_trust_facts(facts, *role.trust);
}

// Of what is meant to be only the policy counts, unless it is known that there is no such role.
void add_meant(Facts& facts, const RoleDocument& role) {
  const FactValue* exists = facts.value("ram.role.exists");
  const bool is_missing = exists != nullptr && exists->text == "false";
  if (role.trust && !is_missing && is_endpoints_role(facts, role))
    add_trust_facts(facts, *role.trust);
}

bool is_of(const std::optional<FactValue>& account, const FactValue& owner) {
  return account && account->text == trimmed(owner.text);
}

// The role's name as it stands in a list, whatever the case of its letters.
const ListedRole* find_role(const RoleListDocument& list, const FactValue& owner,
                            std::string_view name) {
  const auto found =
      std::find_if(list.roles.begin(), list.roles.end(), [&](const ListedRole& role) {
        return is_of(role.owner_id, owner) && equals_fold(role.name.text, name);
      });
  return found == list.roles.end() ? nullptr : &*found;
}

// Does the list hold the roles of that account, all of them?
bool closes(const RoleListDocument& list, const FactValue& owner) {
  return list.is_complete && !list.roles.empty() &&
         std::all_of(list.roles.begin(), list.roles.end(),
                     [&](const ListedRole& role) { return is_of(role.owner_id, owner); });
}

void add_found(Facts& facts, const RoleListDocument& list, const ListedRole& role) {
  facts.set("ram.role.exists", {"true", role.name.place});
  facts.set("ram.role.name", role.name);
  set_if(facts, "ram.role.owner_id", role.owner_id);
  set_if(facts, "ram.role.arn", role.arn);
  facts.set_absent("ram.role.lookup_says_where", list.place);
  facts.set_absent("ram.role.looked_up_account", list.place);
  facts.set_absent("ram.role.looked_up_name", list.place);
}

// What the lists of the owner's roles say of the entered one, where its own document is missing, is
// about another role, or only says that it was not found somewhere. False: they say nothing.
bool add_listed(Facts& facts, const Case& of, const RoleDocument* shown) {
  const FactValue* owner = facts.value("endpoint.owner_id");
  const FactValue* entered = facts.value("endpoint.role_name");
  if (owner == nullptr || entered == nullptr) return false;
  const std::string_view name = trimmed(entered->text);
  const bool own = shown != nullptr && shown->exists &&
                   (!shown->name || equals_fold(trimmed(shown->name->text), name));
  for (const RoleListDocument& list : of.role_lists) {
    const ListedRole* role = own ? nullptr : find_role(list, *owner, name);
    if (role == nullptr) continue;
    add_found(facts, list, *role);
    return true;
  }
  for (const RoleListDocument& list : of.role_lists) {
    if (shown != nullptr || !closes(list, *owner)) continue;
    facts.set("ram.role.exists", {"false", list.place});
    facts.set("ram.role.lookup_says_where", {"true", list.place});
    facts.set("ram.role.looked_up_account", *list.roles.front().owner_id);
    facts.set("ram.role.looked_up_name", {entered->text, list.place});
    return true;
  }
  return false;
}

// Names of roles that are known to be in the owner's account.
std::vector<FactValue> names_in(const Case& of, const FactValue& owner) {
  std::vector<FactValue> names;
  for (const RoleDocument& role : of.roles) {
    if (role.exists && role.name && is_of(role.owner_id, owner)) names.push_back(*role.name);
  }
  for (const RoleListDocument& list : of.role_lists) {
    for (const ListedRole& role : list.roles) {
      if (is_of(role.owner_id, owner)) names.push_back(role.name);
    }
  }
  return names;
}

std::string without_blanks(std::string_view name) {
  std::string out;
  std::copy_if(name.begin(), name.end(), std::back_inserter(out),
               [](char c) { return !is_space(c); });
  return out;
}

// The name that was probably meant: the closest one of the owner's account, or the one whose
// document was handed over for the endpoint.
const FactValue* nearest_of(const std::vector<FactValue>& names, const FactValue& entered,
                            const Unit& unit, const FactValue& owner) {
  std::vector<std::string_view> texts;
  for (const FactValue& name : names) texts.push_back(name.text);
  const std::vector<std::string> near = nearest(without_blanks(entered.text), texts, 1);
  for (const FactValue& name : names) {
    if (!near.empty() && name.text == near.front()) return &name;
  }
  const bool given = unit.role != nullptr && unit.role->exists && unit.role->name &&
                     is_of(unit.role->owner_id, owner);
  return given ? &*unit.role->name : nullptr;
}

void add_nearest(Facts& facts, const Case& of, const Unit& unit) {
  constexpr std::string_view kAtHand = "ram.role.is_near_name_at_hand";
  facts.set(kAtHand, {"false", std::nullopt});
  const FactValue* owner = facts.value("endpoint.owner_id");
  const FactValue* entered = facts.value("endpoint.role_name");
  if (owner == nullptr || entered == nullptr) return;
  const std::vector<FactValue> names = names_in(of, *owner);
  if (names.empty()) return;
  if (const FactValue* near = nearest_of(names, *entered, unit, *owner)) {
    facts.set("ram.role.nearest_name", *near);
    facts.set(kAtHand, {"true", near->place});
  } else {
    facts.set_absent("ram.role.nearest_name", names.front().place);
  }
  const bool exact = std::any_of(names.begin(), names.end(),
                                 [&](const FactValue& n) { return n.text == entered->text; });
  const auto alike = std::find_if(names.begin(), names.end(), [&](const FactValue& name) {
    return equals_fold(name.text, without_blanks(entered->text));
  });
  if (!exact && alike != names.end()) {
    facts.set("ram.role.spelt_name", *alike);
  } else {
    facts.set_absent("ram.role.spelt_name", names.front().place);
  }
}

// The RAM user that has the entered name.
void add_user(Facts& facts, const Case& of) {
  constexpr std::string_view kAtHand = "ram.user.is_at_hand";
  facts.set(kAtHand, {"false", std::nullopt});
  const FactValue* entered = facts.value("endpoint.role_name");
  if (entered == nullptr) return;
  for (const UserDocument& user : of.users) {
    if (!equals_fold(user.name.text, trimmed(entered->text))) continue;
    facts.set("ram.user.name", user.name);
    facts.set(kAtHand, {"true", user.name.place});
  }
}

}  // namespace

void add_role_facts(Facts& facts, const Case& of, const Unit& unit) {
  const bool is_meant = unit.role != nullptr && unit.role->is_meant;
  const RoleDocument* shown = is_meant ? nullptr : unit.role;
  if (!add_listed(facts, of, shown) && shown != nullptr) add_role(facts, *shown);
  if (is_meant) add_meant(facts, *unit.role);
  add_nearest(facts, of, unit);
  add_user(facts, of);
}

}  // namespace dtsdoctor
