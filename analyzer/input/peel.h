// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: SDKs, CLIs, gateways and loggers wrap a failure in envelopes of their own:
// labelled blocks, JSON bodies, JSON in strings, "CODE : MESSAGE", "code: 400, MESSAGE request
// id:". This takes them off, one inside the other, down to bounded depth. It knows shapes and
// labels, and it refuses to know what any code means.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "input/record.h"

namespace dtsdoctor {

struct Peeled {
  std::vector<Layer> layers;  // outermost first; at least one
  std::vector<std::pair<std::string, MappedText>> details;
  bool cut = false;       // more envelopes than limits.max_layers
  bool too_deep = false;  // a document is nested deeper than limits.max_depth
};

[[nodiscard]] Peeled peel(const MappedText& text, const Limits& limits,
                          const IsKnownCode& is_known_code);

}  // namespace dtsdoctor
