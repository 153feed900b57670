// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what peeling found, in a form that a test can spell out: per layer
// "code|message|request id|line:column of the message".
#pragma once

#include <string>
#include <vector>

#include "input/record.h"

namespace dtsdoctor::testing {

// The codes that these tests take for documented.
inline bool is_documented(std::string_view word) {
  return word == "AssumeRoleFail" || word == "NoPermission" ||
         word == "DTS.Msg.Forbidden.AliyunUIDNotFound";
}

inline Record record_of(std::string_view text, const Limits& limits = {}) {
  std::vector<LimitHit> hits;
  return read_record({text, 1}, "-", limits, is_documented, hits);
}

inline std::vector<std::string> layers_of(std::string_view text) {
  const Record record = record_of(text);
  std::vector<std::string> layers;
  for (const Layer& layer : record.layers) {
    const Place at = record.place(layer.message.origin({0, layer.message.size()}));
    layers.push_back(layer.code.bytes() + "|" + layer.message.bytes() + "|" +
                     layer.request_id.bytes() + "|" + std::to_string(at.line) + ":" +
                     std::to_string(at.column));
  }
  return layers;
}

// The outermost layer.
inline std::string layer_of(std::string_view text) { return layers_of(text).front(); }

}  // namespace dtsdoctor::testing
