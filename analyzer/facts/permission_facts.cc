// SPDX-License-Identifier: Apache-2.0
#include "facts/permission_facts.h"

#include <algorithm>
#include <deque>
#include <set>

#include "base/ascii.h"
#include "facts/policy_evaluation.h"
#include "facts/policy_text_facts.h"

namespace dtsdoctor {
namespace {

using Values = std::vector<FactValue>;

std::set<std::string_view> required_actions(const RuleSet& rules, std::string_view instance_type) {
  std::set<std::string_view> out;
  for (const RequiredActions& row : rules.required_actions) {
    const auto types = RuleSet::part(rules.strings, row.instance_types);
    const bool fits = std::any_of(types.begin(), types.end(), [&](std::string_view type) {
      return equals_fold(type, trimmed(instance_type));
    });
    if (!fits) continue;
    const auto actions = RuleSet::part(rules.strings, row.actions);
    out.insert(actions.begin(), actions.end());
  }
  return out;
}

PolicyStatement allowing(const RuleSet& rules, Range actions, bool is_assumed) {
  PolicyStatement out;
  out.effect = PolicyEffect::allow;
  out.is_assumed = is_assumed;
  for (const std::string_view action : RuleSet::part(rules.strings, actions))
    out.actions.push_back({std::string(action), {}});
  out.resources.push_back({"*", {}});
  return out;
}

// What a system policy allows, as the rules know it.
std::optional<PolicyDocument> known_policy(const RuleSet& rules, std::string_view name) {
  for (const SystemPolicy& policy : rules.system_policies) {
    if (policy.name != name) continue;
    PolicyDocument out;
    out.statements.push_back(allowing(rules, policy.allows, false));
    if (policy.may_allow.count > 0)
      out.statements.push_back(allowing(rules, policy.may_allow, true));
    return out;
  }
  return std::nullopt;
}

// The attached policies with their contents.
struct Attached {
  std::deque<PolicyDocument> known;  // those of `policies` that the rules know
  std::vector<AttachedStatements> policies;
  const AttachedPolicy* unread = nullptr;  // the first whose contents are not at hand
  bool is_all_read = false;                // no policy is missing, and none is unread
};

void add_attached(Attached& to, const RuleSet& rules, const Unit& unit) {
  for (std::size_t i = 0; i < unit.attachments->policies.size(); ++i) {
    const AttachedPolicy& policy = unit.attachments->policies[i];
    const PermissionDocument* document = i < unit.policies.size() ? unit.policies[i] : nullptr;
    std::optional<PolicyDocument> known =
        policy.is_system ? known_policy(rules, policy.name.text) : std::nullopt;
    const PolicyDocument* contents = nullptr;
    if (document != nullptr && document->policy.is_policy) {
      contents = &document->policy;
    } else if (known) {
      contents = &to.known.emplace_back(std::move(*known));
    }
    if (contents == nullptr && to.unread == nullptr) to.unread = &policy;
    to.policies.push_back(contents);
  }
  to.is_all_read = to.unread == nullptr && unit.attachments->is_complete;
}

std::optional<Place> place_of(const Side& side) {
  if (side.statement == nullptr) return std::nullopt;
  return side.policy->place(side.statement->span);
}

// Required actions by what becomes of them.
struct Answers {
  Values missing;   // no policy allows it
  Values narrow;    // allowed for a part of the resources
  Values doubtful;  // allowed under a condition, or a statement could not be read
  Values unread;    // hangs on a policy that is not at hand
  Values denied;
  Values deny_statements;

  void add_allow(FactValue action, const Side& allow, bool is_unread) {
    if (allow.cover == Cover::whole) return;
    if (is_unread) return unread.push_back(std::move(action));
    if (allow.cover == Cover::none) return missing.push_back(std::move(action));
    if (allow.statement != nullptr) action.place = place_of(allow);
    (allow.doubt == Doubt::narrow_resource ? narrow : doubtful).push_back(std::move(action));
  }

  void add_deny(FactValue action, const Side& deny) {
    if (deny.cover != Cover::whole) return;  // under a condition, or for a part: nobody knows
    action.place = place_of(deny);
    FactValue statement{deny.statement->json, action.place};
    if (std::find(deny_statements.begin(), deny_statements.end(), statement) ==
        deny_statements.end())
      deny_statements.push_back(std::move(statement));
    denied.push_back(std::move(action));
  }
};

// Where an Allow should stand: the first custom policy at hand, else the list of attached policies.
std::optional<Place> place_for_allow(const Unit& unit) {
  for (const PermissionDocument* document : unit.policies) {
    if (document == nullptr || document->is_system) continue;
    const PolicyDocument& policy = document->policy;
    if (!policy.statements.empty()) return policy.place(policy.statements.front().span);
  }
  return unit.attachments->place;
}

std::string joined(const Values& values) {
  std::string out;
  for (const FactValue& value : values) out += (out.empty() ? "" : ", ") + value.text;
  return out;
}

// "true" if every action is allowed, "false" if one is not, "undecided" if conditions or parts of
// the resources leave it open. Not known while a policy that matters is not at hand.
void add_fitting(Facts& facts, const Answers& answers, const std::optional<Place>& document) {
  constexpr std::string_view kKey = "ram.permissions.has_fitting_policy";
  if (!answers.missing.empty()) return facts.set(kKey, {"false", document});
  if (!answers.unread.empty()) return;
  const bool open = !answers.narrow.empty() || !answers.doubtful.empty();
  facts.set(kKey, {open ? "undecided" : "true", document});
}

// What the role of this endpoint was just refused, if the failure says so: that it needs, too.
const FactValue* refused_action(const Facts& facts) {
  const FactValue* type = facts.value("denial.principal_type");
  if (type == nullptr || !equals_fold(type->text, "AssumedRoleUser")) return nullptr;
  const FactValue* account = facts.value("denial.principal_owner");
  const FactValue* owner = facts.value("endpoint.owner_id");
  const bool is_others =
      account != nullptr && owner != nullptr && trimmed(account->text) != trimmed(owner->text);
  return is_others ? nullptr : facts.value("denial.action");
}

}  // namespace

void add_permission_facts(Facts& facts, const Unit& unit) {
  if (unit.attachments == nullptr || unit.attachments->is_refused) return;
  add_policy_text_facts(facts, unit);
  const FactValue* type = facts.value("endpoint.instance_type");
  if (type == nullptr) return;
  const RuleSet& rules = facts.rules();
  std::set<std::string_view> actions = required_actions(rules, type->text);
  if (actions.empty()) return;
  if (const FactValue* refused = refused_action(facts)) actions.insert(refused->text);
  Attached attached;
  add_attached(attached, rules, unit);
  if (attached.unread != nullptr) {
    facts.set("ram.permissions.unread_policy", attached.unread->name);
    facts.set("ram.permissions.unread_policy_type",
              {attached.unread->is_system ? "System" : "Custom", attached.unread->name.place});
  }

  const FactValue* owner = facts.value("endpoint.owner_id");
  const std::optional<Place> allow_place = place_for_allow(unit);
  Answers answers;
  for (const std::string_view action : actions) {
    const Evaluation result = evaluate_access(
        attached.policies, {std::string(action), owner == nullptr ? "" : owner->text});
    const FactValue named{std::string(action), allow_place};
    answers.add_allow(named, result.allow, !attached.is_all_read);
    answers.add_deny(named, result.deny);
  }
  const std::optional<Place> document = unit.attachments->place;
  // Beside a policy that is not at hand no action is known to be missing, and none to be the last.
  if (answers.unread.empty()) {
    facts.set_list("ram.permissions.missing_actions", answers.missing, document);
    if (!answers.missing.empty())
      facts.set("ram.permissions.missing_names", {joined(answers.missing), allow_place});
    facts.set_list("ram.permissions.narrow_actions", answers.narrow, document);
    facts.set_list("ram.permissions.undecided_actions", answers.doubtful, document);
  }
  if (attached.is_all_read || !answers.denied.empty()) {
    facts.set_list("ram.permissions.denied_actions", answers.denied, document);
    facts.set_list("ram.permissions.deny_statements", answers.deny_statements, document);
  }
  add_fitting(facts, answers, document);
}

}  // namespace dtsdoctor
