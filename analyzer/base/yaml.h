// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: ROS templates are written in YAML as often as in JSON. This turns the first
// document of a YAML text into the tree that base/json.h has for JSON, so that one reader does for
// both. Aliases are not followed (they could grow without bound) and tags are not acted upon: both
// become objects, which are no plain value.
#pragma once

#include "base/json.h"

namespace dtsdoctor {

// Every scalar is a string; plain ~ and null are null. `!Ref x` becomes {"Ref": "x"}, `!GetAtt x`
// {"Fn::GetAtt": …}, an alias an empty object. Spans are those of the scalar's text; where it is
// quoted they include the quotes. On failure the Problem shows the line.
[[nodiscard]] Result<JsonValue> parse_yaml(const Source& source, const JsonLimits& limits = {});

}  // namespace dtsdoctor
