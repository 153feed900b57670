// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: tools that show the output of several containers, pods or processes put the name
// of each in front of its lines, in a way of their own. This knows the names by their shapes, and
// takes no word for one that a program may have written itself.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "input/line_prefix.h"

namespace dtsdoctor {

inline constexpr std::size_t kLongestName = 253;  // of a host or a pod, as DNS allows

// Who printed a line, of a kind of tools, behind what is known of it.
void add_stream_name(std::string& stream, std::string_view kind, std::string_view name);

// "[POD] ", "[POD CONTAINER] " of kubetail.
[[nodiscard]] LinePrefix bracketed_pod(std::string_view line, std::string& stream);

// " app[web.1]: " of Heroku, behind its stamp.
[[nodiscard]] LinePrefix dyno_behind(std::string_view line, std::size_t stamp, std::string& stream);

[[nodiscard]] constexpr bool may_begin_name(char c) {
  return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '_' || c == '.';
}

// "name  | " of compose, whose names are lower case, "name.1.id@node  | " of a swarm; "POD
// CONTAINER " of stern; "NAMESPACE/POD[CONTAINER]: " of kail; "0|name  | " of pm2.
[[nodiscard]] LinePrefix name_prefix(std::string_view line, std::string& stream);

}  // namespace dtsdoctor
