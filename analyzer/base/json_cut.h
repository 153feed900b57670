// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: JSON is pasted without its end, and logs cut it off. This says how much of such
// a text can be kept and what closes it, so that what it does tell can be read. It parses nothing:
// the outcome is JSON only if what stands there is the beginning of some.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dtsdoctor {

struct CutJson {
  std::size_t end = 0;  // one past the last byte to keep
  std::string closing;  // what has to follow there
};

// For a text in which the object or array that opens at text[begin] does not end. A string that is
// cut keeps what it has; a member of which only the name is there is left out. Linear.
[[nodiscard]] CutJson complete_json(std::string_view text, std::size_t begin);

}  // namespace dtsdoctor
