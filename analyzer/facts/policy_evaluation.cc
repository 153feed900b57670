// SPDX-License-Identifier: Apache-2.0
#include "facts/policy_evaluation.h"

#include <algorithm>
#include <array>

#include "facts/wildcard.h"

namespace dtsdoctor {
namespace {

struct Reach {
  Cover cover = Cover::none;
  Doubt doubt = Doubt::none;
};

bool is_star(std::string_view text) {
  return !text.empty() && text.find_first_not_of('*') == std::string_view::npos;
}

// acs:<service>:<region>:<account>:<relative id> (RAM reference); the last part may hold colons.
struct ResourceName {
  std::array<std::string_view, 5> parts;
  bool is_whole = false;  // all five are there
};

ResourceName split(std::string_view text) {
  ResourceName out;
  for (std::size_t i = 0; i < out.parts.size(); ++i) {
    const std::size_t end = i + 1 < out.parts.size() ? text.find(':') : std::string_view::npos;
    if (end == std::string_view::npos && i + 1 < out.parts.size()) return out;
    out.parts[i] = text.substr(0, end);
    if (end != std::string_view::npos) text.remove_prefix(end + 1);
  }
  out.is_whole = true;
  return out;
}

// How far a resource pattern reaches over all resources of the request.
Cover resource_cover(std::string_view pattern, const AccessRequest& request) {
  if (is_star(pattern)) return Cover::whole;
  const ResourceName name = split(pattern);
  if (!name.is_whole) return Cover::open;
  const std::string_view service =
      std::string_view(request.action).substr(0, request.action.find(':'));
  if (!matches_wildcard(name.parts[1], service)) return Cover::none;
  const bool account =
      is_star(name.parts[3]) || (!request.account.empty() && name.parts[3] == request.account);
  const bool whole =
      name.parts[0] == "acs" && is_star(name.parts[2]) && account && is_star(name.parts[4]);
  return whole ? Cover::whole : Cover::open;
}

Cover resources_cover(const PolicyStatement& statement, const AccessRequest& request) {
  if (statement.all_but_resources) return statement.resources.empty() ? Cover::whole : Cover::open;
  Cover best = Cover::none;
  for (const PolicyText& resource : statement.resources)
    best = std::max(best, resource_cover(resource.text, request));
  return best;
}

Reach reach_of(const PolicyStatement& statement, const AccessRequest& request) {
  // A statement that could not be read may cover what its readable part does not name.
  if (!statement.is_certain || statement.has_not_principal) return {Cover::open, Doubt::malformed};
  if (!covers_action(statement, request.action)) return {};
  const Cover resources = resources_cover(statement, request);
  if (resources == Cover::none) return {};
  if (statement.is_assumed) return {Cover::open, Doubt::unread_policy};
  if (!statement.conditions.empty()) return {Cover::open, Doubt::condition};
  return {resources, resources == Cover::open ? Doubt::narrow_resource : Doubt::none};
}

void add(Side& side, Reach reach, const PolicyDocument* policy, const PolicyStatement* statement) {
  if (reach.cover > side.cover) side = {reach.cover, reach.doubt, policy, statement};
}

void undecided(Evaluation& out, const Side& by) {
  out.decision = Decision::undecidable;
  out.doubt = by.doubt;
  out.policy = by.policy;
  out.statement = by.statement;
}

void decide(Evaluation& out, Decision decision, const Side& by) {
  out.decision = decision;
  out.policy = by.policy;
  out.statement = by.statement;
}

}  // namespace

bool covers_action(const PolicyStatement& statement, std::string_view action) {
  const bool named = std::any_of(
      statement.actions.begin(), statement.actions.end(),
      [&](const PolicyText& pattern) { return matches_wildcard(pattern.text, action); });
  return statement.actions.empty() ? false : named != statement.all_but_actions;
}

Evaluation evaluate_access(std::span<const AttachedStatements> policies,
                           const AccessRequest& request) {
  Evaluation out;
  bool unread = false;
  for (const PolicyDocument* policy : policies) {
    unread = unread || policy == nullptr || !policy->is_complete || !policy->has_version;
    if (policy == nullptr) continue;
    for (const PolicyStatement& statement : policy->statements) {
      const Reach reach = reach_of(statement, request);
      if (statement.effect != PolicyEffect::allow) add(out.deny, reach, policy, &statement);
      if (statement.effect != PolicyEffect::deny) add(out.allow, reach, policy, &statement);
    }
  }
  if (unread) {
    add(out.deny, {Cover::open, Doubt::unread_policy}, nullptr, nullptr);
    add(out.allow, {Cover::open, Doubt::unread_policy}, nullptr, nullptr);
  }
  if (out.deny.cover == Cover::whole) {
    decide(out, Decision::denied, out.deny);
  } else if (out.allow.cover == Cover::none) {
    decide(out, Decision::missing, {});
  } else if (out.allow.cover == Cover::open) {
    undecided(out, out.allow);
  } else if (out.deny.cover == Cover::open) {
    undecided(out, out.deny);
  } else {
    decide(out, Decision::allowed, out.allow);
  }
  return out;
}

}  // namespace dtsdoctor
