// SPDX-License-Identifier: Apache-2.0
#include "facts/trust_principal_facts.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/id_label.h"
#include "facts/trust_principals.h"
#include "input/joined_files.h"

namespace dtsdoctor {
namespace {

using Values = std::vector<FactValue>;

void append(Values& to, const Values& from) { to.insert(to.end(), from.begin(), from.end()); }

// Whom the statements let in that allow sts:AssumeRole.
struct LetIn {
  Values services, accounts, federated, others;
  Values idle_actions;  // of the statements that allow something else

  explicit LetIn(const TrustPolicy& policy) {
    for (const TrustStatement& statement : policy.statements) {
      if (!statement.allows) continue;
      if (!statement.covers_assume_role) {
        append(idle_actions, statement.actions);
        continue;
      }
      append(services, statement.services);
      append(accounts, statement.accounts);
      append(federated, statement.federated);
      append(others, statement.others);
    }
  }

  [[nodiscard]] Values all() const {
    Values out = services;
    append(out, accounts);
    append(out, federated);
    append(out, others);
    return out;
  }
};

// The kinds that are let in, each at its first principal.
Values kinds_of(const LetIn& let_in) {
  Values out;
  const auto add = [&](const char* kind, const Values& principals) {
    if (!principals.empty()) out.push_back({kind, principals.front().place});
  };
  add("service", let_in.services);
  add("account", let_in.accounts);
  add("federated", let_in.federated);
  add("other", let_in.others);
  return out;
}

// acs:ram::<account>:root gives the account.
Values root_ids(const Values& accounts) {
  Values out;
  for (const FactValue& principal : accounts) {
    if (!principal.text.ends_with(":root")) continue;
    if (std::optional<FactValue> account = account_of(principal)) out.push_back(*account);
  }
  return out;
}

// RAM users and roles of the account.
Values identities_of(const Values& accounts, std::string_view account) {
  Values out;
  for (const FactValue& principal : accounts) {
    const std::optional<FactValue> owner = account_of(principal);
    const bool identity = principal.text.find(":user/") != std::string::npos ||
                          principal.text.find(":role/") != std::string::npos;
    if (owner && owner->text == account && identity) out.push_back(principal);
  }
  return out;
}

Values services_beside_dts(const Values& services) {
  Values out;
  std::copy_if(services.begin(), services.end(), std::back_inserter(out),
               [](const FactValue& service) { return !is_dts_service(service.text); });
  return out;
}

Values misplaced(const TrustPolicy& policy) {
  Values out;
  for (const TrustStatement& statement : policy.statements) append(out, statement.misplaced);
  return out;
}

bool lets_in_dts_for(const TrustPolicy& policy, std::string_view account) {
  return std::any_of(
      policy.statements.begin(), policy.statements.end(), [&](const TrustStatement& statement) {
        return statement.allows && statement.covers_assume_role &&
               std::any_of(statement.services.begin(), statement.services.end(),
                           [&](const FactValue& service) {
                             return is_dts_service(service.text) &&
                                    service.text.starts_with(std::string(account) + "@");
                           });
      });
}

// Those that name the account; none where it is let in as well.
Values naming(const Values& principals, const TrustPolicy& policy, const std::string& account) {
  Values out;
  if (lets_in_dts_for(policy, account)) return out;
  std::copy_if(principals.begin(), principals.end(), std::back_inserter(out),
               [&](const FactValue& p) { return p.text.find(account) != std::string::npos; });
  return out;
}

}  // namespace

const FactValue* creator_beside(const TrustPolicy& policy, const Facts& facts) {
  const FactValue* creator = facts.value("caller.account_id");
  if (creator == nullptr) return nullptr;
  const bool is_one_document =
      creator->place && policy.place && are_of_one_text(creator->place->input, policy.place->input);
  const bool is_redacted = has_id_label(creator->text) || has_id_label(policy.json);
  return is_one_document || !is_redacted ? creator : nullptr;
}

void add_principal_facts(Facts& facts, const TrustPolicy& policy) {
  const FactValue* creator = creator_beside(policy, facts);
  const Values strange = misplaced(policy);
  if (strange.empty() || creator != nullptr) {
    facts.set_list("ram.trust.misplaced_creator",
                   strange.empty() ? Values() : naming(strange, policy, creator->text),
                   policy.place);
  }
  if (!policy.is_readable) return;

  const LetIn let_in(policy);
  facts.set_list("ram.trust.principals", let_in.all(), policy.place);
  facts.set_list("ram.trust.kinds", kinds_of(let_in), policy.place);
  facts.set_list("ram.trust.idle_actions", let_in.idle_actions, policy.place);
  facts.set_list("ram.trust.root_ids", root_ids(let_in.accounts), policy.place);
  facts.set_list("ram.trust.other_services", services_beside_dts(let_in.services), policy.place);
  if (let_in.accounts.empty() || creator != nullptr) {
    facts.set_list("ram.trust.creator_identities",
                   creator == nullptr ? Values() : identities_of(let_in.accounts, creator->text),
                   policy.place);
  }
}

}  // namespace dtsdoctor
