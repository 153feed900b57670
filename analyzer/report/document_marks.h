// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: where a value ends in a document that nothing parses is told by what comes next:
// a key, a line that begins something new. This knows those marks in JSON, YAML, HCL and logs. It
// knows no labels, and judges no value.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace dtsdoctor {

[[nodiscard]] constexpr std::size_t past_backslashes(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == '\\') ++at;
  return at;
}

[[nodiscard]] constexpr std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find('\n', at), text.size());
}

// A line break, also one that is escaped: "\n", "\\n".
[[nodiscard]] bool is_break(std::string_view text, std::size_t at);

// Is there a name at `at` behind which a value follows? In JSON it is quoted.
[[nodiscard]] bool is_key(std::string_view text, std::size_t at, bool is_quoted);

// The next key of a JSON object: the comma in front of it. The end of the line if there is none.
[[nodiscard]] std::size_t next_member(std::string_view text, std::size_t at);

// The same for name=value and --name value; the blank in front of it.
[[nodiscard]] std::size_t next_name(std::string_view text, std::size_t at,
                                    std::size_t farthest = std::string_view::npos);

// A line of a log, or the next part of a document.
[[nodiscard]] bool begins_anew(std::string_view text, std::size_t at);

}  // namespace dtsdoctor
