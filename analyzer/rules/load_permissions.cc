// SPDX-License-Identifier: Apache-2.0
#include "rules/build.h"

namespace dtsdoctor {
namespace {

// Action patterns: "*" or "<service>:<name>". Where `exact`, names without wildcards.
Range load_actions(Build& build, const ObjectReader& reader, std::string_view key, bool exact) {
  const std::vector<Spot> list = reader.list(key);
  for (const Spot& spot : list) {
    const std::string_view action = read_filled_string(build.problems, spot, "an action");
    const bool wild = action.find_first_of("*?") != std::string_view::npos;
    const bool named = action.find(':') != std::string_view::npos;
    if (exact && wild)
      build.problems.add("a required action has no wildcards", spot.place());
    else if (!named && action != "*")
      build.problems.add("an action is written service:Name", spot.place());
  }
  return load_strings(build, list, "an action");
}

RequiredActions load_required(Build& build, const Entry& entry) {
  const ObjectReader reader(build.problems, entry.spot, "a set of required actions",
                            {"id", "instance_types", "actions", "origin"});
  RequiredActions required;
  required.id = build.keep(entry.id);
  (void)reader.need("instance_types");
  (void)reader.need("actions");
  (void)reader.need("origin");
  required.instance_types = load_strings(build, reader.list("instance_types"), "an instance type");
  required.actions = load_actions(build, reader, "actions", true);
  required.origin = load_origin(build, reader);
  return required;
}

SystemPolicy load_system_policy(Build& build, const Entry& entry) {
  const ObjectReader reader(build.problems, entry.spot, "a system policy",
                            {"name", "allows", "may_allow", "origin"});
  SystemPolicy policy;
  policy.name = build.keep(entry.id);
  (void)reader.need("allows");
  (void)reader.need("origin");
  policy.allows = load_actions(build, reader, "allows", false);
  policy.may_allow = load_actions(build, reader, "may_allow", false);
  policy.origin = load_origin(build, reader);
  return policy;
}

}  // namespace

void load_permissions(Build& build) {
  for (const Entry& entry : build.from.required_actions.entries())
    build.to.required_actions.push_back(load_required(build, entry));
  for (const Entry& entry : build.from.system_policies.entries())
    build.to.system_policies.push_back(load_system_policy(build, entry));
}

}  // namespace dtsdoctor
