// SPDX-License-Identifier: Apache-2.0
#include "cli/file_role.h"

#include <fmt/format.h>

namespace dtsdoctor {

Place whole(const std::string& name) {
  Place place;
  place.input = name;
  return place;
}

Problem misfit(const std::string& name, Role role, bool other_document) {
  if (role == Role::evidence) {
    return {
        said("{} is no evidence that can be used", name), whole(name),
        other_document ? "it is a task configuration"
                       : "its content is none of the documents below",
        other_document
            ? "give it with -c"
            : "give the output of aliyun ram GetRole, ram ListPoliciesForRole, ram ListRoles, ram "
              "GetPolicy or sts GetCallerIdentity, a trust or permission policy, or a Terraform "
              "state or configuration"};
  }
  return {
      said("{} is no task configuration", name), whole(name),
      other_document ? "it is a RAM or STS document"
                     : "it has no SourceEndpoint… or DestinationEndpoint… field",
      other_document
          ? "give it with -e"
          : "give the ConfigureDtsJob request (JSON, aliyun command line or URL), the "
            "DescribeDtsJobDetail reply, Terraform, a ROS template, or its fields, as JSON or one "
            "a line"};
}

Problem taken_for_log(const std::string& name, Problem why) {
  Message reason = why.why.empty() ? why.what : why.why;
  return {said("{} looks like a configuration or a policy, but cannot be parsed", name),
          std::move(why.where), std::move(reason),
          "it was read as a log: repair it, and its facts count"};
}

}  // namespace dtsdoctor
