// SPDX-License-Identifier: Apache-2.0
#include "base/percent.h"

#include <algorithm>
#include <string_view>

#include "base/hex.h"

namespace dtsdoctor {

MappedText without_percents(const MappedText& text) {
  const std::string_view bytes = text.bytes();
  MappedText out;
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t stop = std::min(bytes.find('%', at), bytes.size());
    out.append(bytes.substr(at, stop - at), at);
    if (stop == bytes.size()) break;
    const bool escape =
        stop + 2 < bytes.size() && is_hex(bytes[stop + 1]) && is_hex(bytes[stop + 2]);
    if (escape) {
      const char c =
          static_cast<char>(hex_value(bytes[stop + 1]) * 16 + hex_value(bytes[stop + 2]));
      out.append_for(std::string_view(&c, 1), {stop, stop + 3});
    } else {
      out.append(bytes.substr(stop, 1), stop);
    }
    at = stop + (escape ? 3 : 1);
  }
  return out.through(text);
}

}  // namespace dtsdoctor
