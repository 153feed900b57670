// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: a scan of logs takes apart thousands of JSON documents a second, and nlohmann's
// lexer reads them byte by byte through an iterator. This reads what nearly all of them are made
// of, straight from the text. It refuses whatever is rare or may be wrong: it never says why a text
// is no JSON, and where it refuses, nlohmann has the say.
#pragma once

#include <optional>
#include <string_view>

#include "base/json.h"

namespace dtsdoctor {

// What parse_json_slowly() gives for `text`, or nothing: it is no JSON, or not as plain as this
// wants it.
[[nodiscard]] std::optional<JsonValue> parse_plain_json(std::string_view text,
                                                        const JsonLimits& limits);

}  // namespace dtsdoctor
