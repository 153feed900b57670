// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: people write down a task line by line: a .env or .properties file, an INI file,
// a table of two columns, what they copied out of the middle of a JSON file, the console's labels
// with a colon behind each. This spells such a text as the JSON that it could have been, so that
// one reader does for all. A line that is none of this makes the text something else: a log, an
// error, a letter; then nothing is read. What the names mean is not known here.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace dtsdoctor {

// May a text be such lines: is one of the first that say something a name and a value, a heading in
// brackets or a row? Cheap.
[[nodiscard]] bool may_be_field_lines(std::string_view head);

// Fields under a heading, as members of an object of that name; those without one are members
// of the root. A value that is filled in later or goes on below is an
// object without members, which is no plain value. Where a name comes again, the next object
// begins: an object tells of one thing. Nothing if any line is no field.
// `is_heading`: is a line that has nothing else, or a name without a value, one?
[[nodiscard]] std::optional<std::vector<JsonValue>> read_field_lines(
    std::string_view text, const std::function<bool(std::string_view)>& is_heading);

}  // namespace dtsdoctor
