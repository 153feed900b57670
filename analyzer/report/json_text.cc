// SPDX-License-Identifier: Apache-2.0
#include "report/json_text.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace dtsdoctor {

std::string json_text(const nlohmann::ordered_json& json, int indent) {
  const std::string bytes =
      json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  // In serialized JSON such characters only stand inside of strings.
  std::string out;
  out.reserve(bytes.size() + 1);
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const std::size_t length = character_length(rest);
    const char32_t point = code_point(rest);
    if (!is_dangerous(point)) {
      out += rest.substr(0, length);
    } else if (point < 0x10000) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(point));
    } else {
      const auto offset = static_cast<unsigned>(point) - 0x10000U;
      out +=
          fmt::format("\\u{:04x}\\u{:04x}", 0xD800U + (offset >> 10U), 0xDC00U + (offset & 0x3FFU));
    }
    rest.remove_prefix(length);
  }
  return out + "\n";
}

}  // namespace dtsdoctor
