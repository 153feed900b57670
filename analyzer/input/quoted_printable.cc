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

bool is_escape(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 && hex_digit(text[at + 2]) >= 0;
}

// Lines that were broken have at most 76 characters and end in '='; any other one in them spells a
// byte. A short line with such an end is something else, and so is a query that was cut there.
bool is_broken(std::string_view line) {
  if (line.size() < 70 || line.size() > 76 || line.back() != '=') return false;
  for (std::size_t at = line.find('='); at + 1 < line.size(); at = line.find('=', at + 1)) {
    if (!is_escape(line, at)) return false;
  }
  return true;
}

bool is_quoted_printable(std::string_view bytes) {
  const auto has = [&](std::string_view end) {
    return find_by_pair(bytes, end, 0) != std::string_view::npos;
  };
  if (!has("=\n") && !has("=\r") && !bytes.ends_with('=')) return false;  // nearly every text
  const LineSplit split = split_lines(bytes);
  for (std::size_t i = 0; i < split.lines(); ++i) {
    std::string_view line = split.line(bytes, i);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (is_broken(line)) return true;
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
    } else if (is_escape(bytes, at)) {
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
