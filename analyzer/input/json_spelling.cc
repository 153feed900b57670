// SPDX-License-Identifier: Apache-2.0
#include "input/json_spelling.h"

#include <string>

#include <fmt/format.h>

namespace dtsdoctor {

using std::size_t;

void JsonSpelling::mark(std::string_view mark, size_t at) {
  out_.append_for(mark, text_.origin({at, at}));
}

void JsonSpelling::string(Span value, bool doubles_quotes) {
  const std::string_view bytes = text_.bytes();
  mark("\"", value.begin);
  size_t plain = value.begin;
  for (size_t at = value.begin; at < value.end; ++at) {
    const char c = bytes[at];
    const bool is_control = static_cast<unsigned char>(c) < 0x20;
    if (c != '"' && c != '\\' && !is_control) continue;
    out_.append(text_, plain, at);
    const bool is_twice = c == '"' && doubles_quotes && at + 1 < value.end && bytes[at + 1] == '"';
    plain = at + (is_twice ? 2 : 1);
    const std::string escaped =
        is_control ? fmt::format("\\u{:04x}", static_cast<unsigned>(c)) : std::string{'\\', c};
    out_.append_for(escaped, text_.origin({at, plain}));
    at = plain - 1;
  }
  out_.append(text_, plain, value.end);
  mark("\"", value.end);
}

}  // namespace dtsdoctor
