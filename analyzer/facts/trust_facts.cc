// SPDX-License-Identifier: Apache-2.0
#include "facts/trust_facts.h"

#include <algorithm>
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

// Is this the principal as which DTS acts for the creator? Without the creator's id: one that is
// allowed too, or any if none is.
bool acts_for_creator(const std::string& service, const FactValue* creator,
                      const Allowed& allowed) {
  if (!is_dts_service(service)) return false;
  if (creator != nullptr) {
    return !is_bare_dts_service(service) && id_of_service({service, {}}).text == creator->text;
  }
  return allowed.dts.empty() || holds(allowed.dts, service);
}

// The principals through which a Deny hits DTS, if it does.
Values denied_in(const TrustStatement& statement, const FactValue* creator,
                 const Allowed& allowed) {
  Values denied;
  if (!statement.denies || !statement.covers_assume_role) return denied;
  for (const FactValue& service : statement.services) {
    if (service.text == "*" || acts_for_creator(service.text, creator, allowed))
      denied.push_back(service);
  }
  for (const FactValue& other : statement.others) {
    if (other.text == "*") denied.push_back(other);
  }
  return denied;
}

// Condition keys that decide whether DTS gets in: those of the allowing statements, if each has
// some, and those of denying ones. Where a statement names the creator, only such count.
Values binding_conditions(const TrustPolicy& policy, const FactValue* creator,
                          const Allowed& allowed) {
  const bool named = creator != nullptr && holds(allowed.service.ids, creator->text);
  Values keys;
  bool free = false;
  for (const TrustStatement& statement : policy.statements) {
    const bool concerns = std::any_of(
        statement.services.begin(), statement.services.end(), [&](const FactValue& service) {
          return named ? acts_for_creator(service.text, creator, allowed)
                       : is_dts_service(service.text);
        });
    if (!statement.allows || !statement.covers_assume_role || !concerns) continue;
    free = free || statement.conditions.empty();
    keys.insert(keys.end(), statement.conditions.begin(), statement.conditions.end());
  }
  if (free) keys.clear();
  for (const TrustStatement& statement : policy.statements) {
    if (denied_in(statement, creator, allowed).empty()) continue;
    keys.insert(keys.end(), statement.conditions.begin(), statement.conditions.end());
  }
  return keys;
}

// Principals that an unconditional Deny hits; what a condition decides is not known.
Values denied_principals(const TrustPolicy& policy, const FactValue* creator,
                         const Allowed& allowed) {
  Values denied;
  for (const TrustStatement& statement : policy.statements) {
    if (!statement.conditions.empty()) continue;
    const Values here = denied_in(statement, creator, allowed);
    denied.insert(denied.end(), here.begin(), here.end());
  }
  return denied;
}

// The creator's account, where an unconditional Deny names it: as which DTS comes is then denied in
// all but name. Without the creator's id: an account that is allowed too.
Values denied_creators(const TrustPolicy& policy, const FactValue* creator,
                       const Allowed& allowed) {
  Values denied;
  for (const TrustStatement& statement : policy.statements) {
    if (!statement.denies || !statement.covers_assume_role || !statement.conditions.empty())
      continue;
    for (const FactValue& principal : statement.accounts) {
      const std::optional<FactValue> account = account_of(principal);
      const bool is_root = account && principal.text.ends_with(":root");
      if (is_root && (creator != nullptr ? account->text == creator->text
                                         : holds(allowed.service.ids, account->text)))
        denied.push_back(principal);
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
  const FactValue* creator = facts.value("caller.account_id");
  facts.set_list("ram.trust.faults", policy.faults, policy.place);
  if (!policy.json.empty()) facts.set("ram.trust.policy", {policy.json, policy.place});
  add_principal_facts(facts, policy);
  if (!policy.is_readable) return;
  const Allowed allowed = read_allowed(policy);
  facts.set_list("ram.trust.dts_principals", allowed.dts, policy.place);
  facts.set_list("ram.trust.bare_service", allowed.bare, policy.place);
  facts.set_list("ram.trust.denied_dts_principals", denied_principals(policy, creator, allowed),
                 policy.place);
  facts.set_list("ram.trust.denied_creators", denied_creators(policy, creator, allowed),
                 policy.place);
  facts.set_list("ram.trust.conditions", binding_conditions(policy, creator, allowed),
                 policy.place);
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
