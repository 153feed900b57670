// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: the SQL and the scripts of a fix are pasted, and the names in them come from a
// message that anybody may have written. A value that holds a quotation mark would end the string
// it stands in, and what follows would run. This spells a value so that it stays one; it refuses
// those that it cannot spell, and knows no more of a language than how its strings end.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dtsdoctor {

// `value` as it stands in the file `name` behind `line`, what its line has so far; none if it would
// not be one value there.
[[nodiscard]] std::optional<std::string> spelled_in_file(std::string_view value,
                                                         std::string_view line,
                                                         std::string_view name);

}  // namespace dtsdoctor
