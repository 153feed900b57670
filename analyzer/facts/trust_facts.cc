// SPDX-License-Identifier: Apache-2.0
#include "facts/trust_facts.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "facts/trust_principal_facts.h"
#include "facts/trust_principals.h"

namespace dtsdoctor {
namespace {

using Values = std::vector<FactValue>;

// What stands in the Service or the RAM principals of the allowing statements.
struct Named {
  Values ids, placeholders, masked;

  void add(FactValue id) {
    switch (kind_of(id.text)) {
      case PrincipalKind::account:
        ids.push_back(std::move(id));
        break;
      case PrincipalKind::masked:
        masked.push_back(std::move(id));
        break;
      case PrincipalKind::placeholder:
        placeholders.push_back(std::move(id));
        break;
    }
  }
};

struct Allowed {
  Values dts;   // service principals of DTS, of any kind
  Values bare;  // those that name no account
  Named service, ram;
};

bool holds(const Values& values, std::string_view text) {
  return std::any_of(values.begin(), values.end(),
                     [&](const FactValue& value) { return value.text == text; });
}

bool have_common(const Values& a, const Values& b) {
  return std::any_of(a.begin(), a.end(), [&](const FactValue& x) { return holds(b, x.text); });
}

Allowed read_allowed(const TrustPolicy& policy) {
  Allowed out;
  for (const TrustStatement& statement : policy.statements) {
    if (!statement.allows || !statement.covers_assume_role) continue;
    for (const FactValue& service : statement.services) {
      if (!is_dts_service(service.text)) continue;
      out.dts.push_back(service);
      if (is_bare_dts_service(service.text)) {
        out.bare.push_back(service);
      } else {
        out.service.add(id_of_service(service));
      }
    }
    for (const FactValue& principal : statement.accounts) {
      if (std::optional<FactValue> account = account_of(principal))
        out.ram.add(std::move(*account));
    }
  }
  return out;
}

// The service principals of DTS that may do anything at all.
Values named_dts(const TrustPolicy& policy) {
  Values out;
  for (const TrustStatement& statement : policy.statements) {
    if (!statement.allows) continue;
    std::copy_if(statement.services.begin(), statement.services.end(), std::back_inserter(out),
                 [](const FactValue& service) { return is_dts_service(service.text); });
  }
  return out;
}

// What some statements say of the creator, and whether others might, whose creator is not known.
struct Found {
  Values values;
  bool undecided = false;

  void add_to(Facts& facts, const char* key, const std::optional<Place>& document) const {
    if (!values.empty() || !undecided) facts.set_list(key, values, document);
  }
};

enum class ActsFor { nobody, creator, perhaps };

// Whose id is it, if the creator's is known?
ActsFor names(const std::string& id, const FactValue& creator) {
  if (id == creator.text) return ActsFor::creator;
  const bool may_be = kind_of(id) == PrincipalKind::masked && mask_fits(id, creator.text);
  return may_be ? ActsFor::perhaps : ActsFor::nobody;
}

// Is this the principal as which DTS acts for the creator? Without the creator's id: one that is
// allowed too, or any if none is; another account may be the creator's as well.
ActsFor acts_for(const std::string& service, const FactValue* creator, const Allowed& allowed) {
  if (!is_dts_service(service)) return ActsFor::nobody;
  if (creator == nullptr) {
    if (allowed.dts.empty() || holds(allowed.dts, service)) return ActsFor::creator;
    return is_bare_dts_service(service) ? ActsFor::nobody : ActsFor::perhaps;
  }
  if (is_bare_dts_service(service)) return ActsFor::nobody;
  return names(id_of_service({service, {}}).text, *creator);
}

// The principals through which a Deny hits DTS, if it does.
Found denied_in(const TrustStatement& statement, const FactValue* creator, const Allowed& allowed) {
  Found denied;
  if (!statement.denies || !statement.covers_assume_role) return denied;
  for (const FactValue& service : statement.services) {
    const ActsFor whom = acts_for(service.text, creator, allowed);
    if (service.text == "*" || whom == ActsFor::creator) denied.values.push_back(service);
    denied.undecided = denied.undecided || whom == ActsFor::perhaps;
  }
  for (const FactValue& other : statement.others) {
    if (other.text == "*") denied.values.push_back(other);
  }
  return denied;
}

// The services by which an allowing statement concerns DTS. Where the policy names the creator,
// only its own; where it names no DTS at all, whoever else is let in but an identity provider.
Values concerned(const TrustStatement& statement, const FactValue* creator,
                 const Allowed& allowed) {
  Values out;
  if (!statement.allows || !statement.covers_assume_role) return out;
  if (allowed.dts.empty()) {
    for (const Values* part : {&statement.services, &statement.accounts, &statement.others})
      out.insert(out.end(), part->begin(), part->end());
    return out;
  }
  const bool named = creator != nullptr && holds(allowed.service.ids, creator->text);
  std::copy_if(statement.services.begin(), statement.services.end(), std::back_inserter(out),
               [&](const FactValue& service) {
                 return named ? acts_for(service.text, creator, allowed) == ActsFor::creator
                              : is_dts_service(service.text);
               });
  return out;
}

// Condition keys that decide whether DTS gets in: those of the allowing statements, if each has
// some, and those of denying ones.
Found binding_conditions(const TrustPolicy& policy, const FactValue* creator,
                         const Allowed& allowed) {
  Values free;  // let in without a condition
  for (const TrustStatement& statement : policy.statements) {
    if (!statement.conditions.empty()) continue;
    const Values here = concerned(statement, creator, allowed);
    free.insert(free.end(), here.begin(), here.end());
  }
  Found out;
  const auto bind = [&](const TrustStatement& statement) {
    out.values.insert(out.values.end(), statement.conditions.begin(), statement.conditions.end());
  };
  for (const TrustStatement& statement : policy.statements) {
    if (statement.conditions.empty()) continue;
    const Values here = concerned(statement, creator, allowed);
    const bool is_free = std::all_of(here.begin(), here.end(), [&](const FactValue& principal) {
      return holds(free, principal.text);
    });
    if (!here.empty() && free.empty()) bind(statement);
    // Whether the creator is among those that need not meet it, only its id tells.
    if (!is_free && !free.empty() && creator == nullptr) out.undecided = true;
    const Found denied = denied_in(statement, creator, allowed);
    if (!denied.values.empty()) bind(statement);
    out.undecided = out.undecided || denied.undecided;
  }
  return out;
}

// Principals that an unconditional Deny hits; what a condition decides is not known.
Found denied_principals(const TrustPolicy& policy, const FactValue* creator,
                        const Allowed& allowed) {
  Found denied;
  for (const TrustStatement& statement : policy.statements) {
    if (!statement.conditions.empty()) continue;
    const Found here = denied_in(statement, creator, allowed);
    denied.values.insert(denied.values.end(), here.values.begin(), here.values.end());
    denied.undecided = denied.undecided || here.undecided;
  }
  return denied;
}

// The creator's account, where an unconditional Deny names it: as which DTS comes is then denied in
// all but name. Without the creator's id: an account that is allowed too; another may be it.
Found denied_creators(const TrustPolicy& policy, const FactValue* creator, const Allowed& allowed) {
  Found denied;
  for (const TrustStatement& statement : policy.statements) {
    if (!statement.denies || !statement.covers_assume_role || !statement.conditions.empty())
      continue;
    for (const FactValue& principal : statement.accounts) {
      if (principal.text == "*") denied.values.push_back(principal);  // whoever creates the task
      const std::optional<FactValue> account = account_of(principal);
      if (!account || !principal.text.ends_with(":root")) continue;
      const bool is_trusted = holds(allowed.service.ids, account->text);
      const ActsFor whom = creator != nullptr ? names(account->text, *creator)
                           : is_trusted       ? ActsFor::creator
                                              : ActsFor::perhaps;
      if (whom == ActsFor::creator) denied.values.push_back(principal);
      denied.undecided = denied.undecided || whom == ActsFor::perhaps;
    }
  }
  return denied;
}

// Statements that the corrected policy keeps: what is not about DTS. One that only trusts the
// creator's account is replaced by the documented statement; one that denies everybody is not kept.
Values other_statements(const TrustPolicy& policy, const FactValue* creator) {
  const auto is_replaced = [&](const FactValue& principal) {
    const std::optional<FactValue> account = account_of(principal);
    return account && (kind_of(account->text) == PrincipalKind::placeholder ||
                       (creator != nullptr && account->text == creator->text));
  };
  const auto is_dts = [](const FactValue& service) {
    return is_dts_service(service.text) || service.text == "*" ||
           service.text.find("dts") != std::string::npos;
  };
  Values kept;
  for (const TrustStatement& s : policy.statements) {
    const bool about_dts = std::any_of(s.services.begin(), s.services.end(), is_dts);
    const bool replaced = s.services.empty() && s.others.empty() && s.federated.empty() &&
                          s.misplaced.empty() &&
                          std::all_of(s.accounts.begin(), s.accounts.end(), is_replaced);
    const bool denies_all = s.denies && holds(s.others, "*");
    if (!about_dts && !replaced && !denies_all) kept.push_back({s.json, std::nullopt});
  }
  return kept;
}

// Adds the placeholders that keep DTS out: none, where the creator is named beside them. True if a
// masked id could be the creator's.
bool add_placeholders(const Named& named, const FactValue* creator, Values& left) {
  if (creator != nullptr && holds(named.ids, creator->text)) return false;
  left.insert(left.end(), named.placeholders.begin(), named.placeholders.end());
  bool undecided = false;
  for (const FactValue& masked : named.masked) {
    if (creator != nullptr && !mask_fits(masked.text, creator->text)) {
      left.push_back(masked);
    } else {
      undecided = true;
    }
  }
  return undecided;
}

void add_trusted_ids(Facts& facts, const Allowed& allowed, bool has_placeholders,
                     const std::optional<Place>& document) {
  const Values& service = allowed.service.ids;
  const Values& ram = allowed.ram.ids;
  facts.set_list("ram.trust.service_ids", service, document);
  facts.set_list("ram.trust.ram_ids", ram, document);
  const bool differ = !service.empty() && !ram.empty() && !have_common(service, ram);
  facts.set("ram.trust.ids_differ",
            {differ ? "true" : "false", differ ? ram.front().place : document});
  std::set<std::string> trusted;
  for (const FactValue& id : service) trusted.insert(id.text);
  const bool single = trusted.size() == 1 && allowed.bare.empty() && !has_placeholders &&
                      std::all_of(ram.begin(), ram.end(),
                                  [&](const FactValue& id) { return trusted.count(id.text) == 1; });
  if (single) {
    facts.set("ram.trust.single_id", service.front());
  } else {
    facts.set_absent("ram.trust.single_id", document);
  }
}

}  // namespace

void add_trust_facts(Facts& facts, const TrustPolicy& policy) {
  const FactValue* creator = creator_beside(policy, facts);
  facts.set_list("ram.trust.faults", policy.faults, policy.place);
  if (!policy.json.empty()) facts.set("ram.trust.policy", {policy.json, policy.place});
  add_principal_facts(facts, policy);
  if (!policy.is_readable) return;
  const Allowed allowed = read_allowed(policy);
  facts.set_list("ram.trust.dts_principals", allowed.dts, policy.place);
  facts.set_list("ram.trust.named_dts", named_dts(policy), policy.place);
  facts.set_list("ram.trust.bare_service", allowed.bare, policy.place);
  denied_principals(policy, creator, allowed)
      .add_to(facts, "ram.trust.denied_dts_principals", policy.place);
  denied_creators(policy, creator, allowed)
      .add_to(facts, "ram.trust.denied_creators", policy.place);
  binding_conditions(policy, creator, allowed).add_to(facts, "ram.trust.conditions", policy.place);
  facts.set_list("ram.trust.other_statements", other_statements(policy, creator), policy.place);

  Values left;
  bool undecided = add_placeholders(allowed.service, creator, left);
  undecided = add_placeholders(allowed.ram, creator, left) || undecided;
  if (!left.empty() || !undecided)
    facts.set_list("ram.trust.left_placeholders", left, policy.place);
  // Behind a mask may be anybody: who is trusted is then not known.
  if (!undecided) add_trusted_ids(facts, allowed, !left.empty(), policy.place);
}

}  // namespace dtsdoctor
