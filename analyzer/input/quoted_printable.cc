// SPDX-License-Identifier: Apache-2.0
#include "input/quoted_printable.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/pair_find.h"
#include "input/line_split.h"

namespace dtsdoctor {
namespace {

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Quoted-printable lines have at most 76 characters and end in '=' where they were broken. A short
// line with such an end is something else.
bool is_quoted_printable(std::string_view bytes) {
  const auto has = [&](std::string_view end) {
    return find_by_pair(bytes, end, 0) != std::string_view::npos;
  };
  if (!has("=\n") && !has("=\r") && !bytes.ends_with('=')) return false;  // nearly every text
  const LineSplit split = split_lines(bytes);
  for (std::size_t i = 0; i < split.lines(); ++i) {
    std::string_view line = split.line(bytes, i);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.size() >= 70 && line.size() <= 76 && line.back() == '=') return true;
  }
  return false;
}

}  // namespace

std::optional<MappedText> without_quoted_printable(const MappedText& text) {
  const std::string_view bytes = text.bytes();
  if (!is_quoted_printable(bytes)) return std::nullopt;
  MappedText out;
  std::size_t kept = 0;
  for (std::size_t at = bytes.find('='); at != std::string_view::npos;
       at = bytes.find('=', std::max(at + 1, kept))) {
    std::size_t end = at + 1;
    std::string byte;
    if (end < bytes.size() && bytes[end] == '\r') ++end;
    if (end < bytes.size() && bytes[end] == '\n') {
      ++end;
    } else if (end + 1 < bytes.size() && hex_digit(bytes[end]) >= 0 &&
               hex_digit(bytes[end + 1]) >= 0) {
      byte = static_cast<char>(hex_digit(bytes[end]) * 16 + hex_digit(bytes[end + 1]));
      end += 2;
    } else {
      continue;
    }
    out.append(text, kept, at);
    out.append_for(byte, text.origin({at, end}));
    kept = end;
  }
  out.append(text, kept, bytes.size());
  return out;
}

}  // namespace dtsdoctor
