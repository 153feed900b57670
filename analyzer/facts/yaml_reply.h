// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: much of what people write begins with a word and a colon, and little of it is
// YAML. The first name tells whether a text is worth parsing as an answer of RAM or STS. It parses
// nothing, and is no proof.
#pragma once

#include <string_view>

namespace dtsdoctor {

// The name before the first colon of a text in YAML, behind comments and "---"; empty if there is
// none.
[[nodiscard]] std::string_view first_yaml_name(std::string_view text);

// Does it begin as a reply of RAM or STS, or a policy, does in YAML?
[[nodiscard]] bool begins_yaml_reply(std::string_view text);

}  // namespace dtsdoctor
