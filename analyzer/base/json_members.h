// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: of a line or a slice of JSON often only a few members of the outermost object
// matter, and a tree of it would cost more than all the rest. This goes through them. It does not
// tell whether it is JSON, and knows no member of an inner object.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/ascii.h"
#include "base/json_text.h"

namespace dtsdoctor {

// Calls take(key, at) with the members of the object that begins `text`, as far as it goes: the key
// as it is spelled, and where the value begins. Ends where that is false.
template <typename Take>
void each_member(std::string_view text, const Take& take) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return;
    if (c != '"') continue;
    const std::size_t end = json_string_end(text, at);
    if (end == std::string_view::npos) return;
    const std::string_view key = text.substr(at + 1, end - at - 1);
    at = end;
    if (depth != 1) continue;
    const std::size_t colon = past_space(text, end + 1);
    if (colon >= text.size() || text[colon] != ':') continue;
    at = colon;
    if (!take(key, past_space(text, colon + 1))) return;
  }
}

}  // namespace dtsdoctor
