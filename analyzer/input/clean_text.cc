// SPDX-License-Identifier: Apache-2.0
#include "input/clean_text.h"

#include <algorithm>

#include "input/carrier.h"
#include "input/line_shape.h"

namespace dtsdoctor {
namespace {

constexpr char kEscape = '\x1b';

// The visible parts of a line from `at` on.
void append_visible(MappedText& out, const MappedText& line, std::size_t at) {
  const std::string_view bytes = line.bytes();
  while (at < bytes.size()) {
    const std::size_t stop = std::min(bytes.find(kEscape, at), bytes.size());
    out.append(line, at, stop);
    at = stop;
    if (at < bytes.size()) at += std::max<std::size_t>(1, escape_sequence_length(bytes.substr(at)));
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
      // Another sequence inside of one means that this one was never ended; stopping there also
      // keeps the search linear.
      if (text[at] == kEscape) return at + 1 < text.size() && text[at + 1] == '\\' ? at + 2 : 2;
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
    const MappedText whole(line, at);
    const MappedText inner = has_carrier(line) ? without_carrier(line).through(whole) : whole;
    append_visible(out, inner, decoration_length(inner.bytes()));
    if (line_end == raw.size()) break;
    out.append("\n", line_end);
    at = line_end + 1;
  }
  return out;
}

}  // namespace dtsdoctor
