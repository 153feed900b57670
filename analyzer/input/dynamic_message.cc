// SPDX-License-Identifier: Apache-2.0
#include "input/dynamic_message.h"

namespace dtsdoctor {

MappedText with_dynamic_message(MappedText message, std::string_view dynamic) {
  const std::string& bytes = message.bytes();
  if (dynamic.empty() || bytes.find("%s") == std::string::npos) return message;
  MappedText out;
  std::size_t at = 0;
  for (std::size_t hole = bytes.find("%s"); hole != std::string::npos;
       hole = bytes.find("%s", at)) {
    out.append(message, at, hole);
    out.append_for(dynamic, message.origin({hole, hole + 2}));
    at = hole + 2;
  }
  out.append(message, at, message.size());
  return out;
}

}  // namespace dtsdoctor
