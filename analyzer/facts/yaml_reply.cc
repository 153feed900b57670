// SPDX-License-Identifier: Apache-2.0
#include "facts/yaml_reply.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"

namespace dtsdoctor {

std::string_view first_yaml_name(std::string_view text) {
  text = trimmed(text);
  while (text.starts_with('#') || text.starts_with("---"))
    text = trimmed(text.substr(std::min(text.find('\n'), text.size())));
  const std::size_t colon = text.find_first_of(": \t\n");
  if (colon == std::string_view::npos || text[colon] != ':') return {};
  return text.substr(0, colon);
}

bool begins_yaml_reply(std::string_view text) {
  constexpr std::string_view kNames[] = {
      "Role",      "Roles",     "Policies",   "Policy", "PolicyVersion", "DefaultPolicyVersion",
      "User",      "RequestId", "AccountId",  "Arn",    "IdentityType",  "PrincipalId",
      "Statement", "Version",   "IsTruncated"};
  const std::string_view name = first_yaml_name(text);
  return std::any_of(std::begin(kNames), std::end(kNames),
                     [&](std::string_view each) { return equals_fold(each, name); });
}

}  // namespace dtsdoctor
