// SPDX-License-Identifier: Apache-2.0
#include "input/clean_text.h"

#include <algorithm>

#include "input/line_shape.h"

namespace dtsdoctor {
namespace {

constexpr char kEscape = '\x1b';

// The visible parts of one line, without its line end.
void append_line(MappedText& out, std::string_view line, std::size_t origin) {
  while (!line.empty()) {
    const std::size_t plain = std::min(line.find(kEscape), line.size());
    out.append(line.substr(0, plain), origin);
    line.remove_prefix(plain);
    origin += plain;
    const std::size_t skip =
        line.empty() ? 0 : std::max<std::size_t>(1, escape_sequence_length(line));
    line.remove_prefix(skip);
    origin += skip;
  }
}

// A box bar may stand behind colour sequences; what is skipped covers both.
std::size_t decoration_length(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && line[at] == kEscape)
    at += std::max<std::size_t>(1, escape_sequence_length(line.substr(at)));
  const std::size_t box = box_prefix(line.substr(at));
  if (box == 0) return 0;
  at += box;
  // Terraform resets the colour between the bar and the blank behind it.
  std::size_t behind = at;
  while (behind < line.size() && line[behind] == kEscape) {
    behind += std::max<std::size_t>(1, escape_sequence_length(line.substr(behind)));
  }
  const bool blank = behind > at && behind < line.size() && line[behind] == ' ';
  return blank ? behind + 1 : at;
}

}  // namespace

std::size_t escape_sequence_length(std::string_view text) {
  if (text.size() < 2 || text[0] != kEscape) return 0;
  const char kind = text[1];
  if (kind == '[') {
    std::size_t at = 2;
    while (at < text.size() && text[at] >= 0x20 && text[at] <= 0x3F) ++at;
    return at < text.size() ? at + 1 : at;
  }
  if (kind == ']' || kind == 'P' || kind == '_' || kind == '^') {
    for (std::size_t at = 2; at < text.size(); ++at) {
      if (text[at] == '\x07') return at + 1;
      if (text[at] == kEscape && at + 1 < text.size() && text[at + 1] == '\\') return at + 2;
    }
    return 2;  // unterminated: only the introducer goes, its text stays
  }
  return 2;
}

MappedText clean_text(std::string_view raw) {
  MappedText out;
  std::size_t at = 0;
  while (at <= raw.size()) {
    const std::size_t line_end = std::min(raw.find('\n', at), raw.size());
    std::string_view line = raw.substr(at, line_end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t skip = decoration_length(line);
    append_line(out, line.substr(skip), at + skip);
    if (line_end == raw.size()) break;
    out.append("\n", line_end);
    at = line_end + 1;
  }
  return out;
}

}  // namespace dtsdoctor
