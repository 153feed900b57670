// SPDX-License-Identifier: Apache-2.0
#include "input/clean_text.h"

#include <algorithm>

#include "input/line_shape.h"

namespace dtsdoctor {
namespace {

constexpr char kEscape = '\x1b';

bool has_boxes(std::string_view text) {
  constexpr char kFirst = "│"[0];
  if (text.find(kFirst) == std::string_view::npos) return false;
  while (box_prefix(text) == 0) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + 1);
  }
  return true;
}

// Nearly every record: there is nothing to take off.
bool is_clean(std::string_view text) {
  return text.find(kEscape) == std::string_view::npos &&
         text.find('\r') == std::string_view::npos && !has_boxes(text);
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

MappedText visible_text(std::string_view line, std::size_t origin) {
  MappedText out;
  std::size_t at = 0;
  while (at < line.size()) {
    const std::size_t stop = std::min(line.find(kEscape, at), line.size());
    out.append(line.substr(at, stop - at), origin + at);
    at = stop;
    if (at < line.size()) at += std::max<std::size_t>(1, escape_sequence_length(line.substr(at)));
  }
  return out;
}

std::string blank_escapes(std::string_view text) {
  std::string out(text);
  for (std::size_t at = out.find(kEscape); at != std::string::npos; at = out.find(kEscape, at)) {
    const std::size_t length = std::max<std::size_t>(1, escape_sequence_length(text.substr(at)));
    out.replace(at, length, length, ' ');
    at += length;
  }
  return out;
}

MappedText clean_text(const MappedText& text) {
  const std::string_view bytes = text.bytes();
  if (is_clean(bytes)) return text;
  MappedText out;
  std::size_t at = 0;
  while (true) {
    const std::size_t end = std::min(bytes.find_first_of("\n\r", at), bytes.size());
    const MappedText line = visible_text(bytes.substr(at, end - at), at).through(text);
    out.append(line, box_prefix(line.bytes()), line.size());
    at = end;
    while (at < bytes.size() && bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\r')
      ++at;
    if (at < bytes.size() && bytes[at] == '\r') {
      const bool line_end = at + 1 == bytes.size() || bytes[at + 1] == '\n';
      if (!line_end) out.append_for("\n", text.origin({at, at + 1}));
      ++at;
      if (!line_end) continue;
    }
    if (at >= bytes.size()) return out;
    out.append(text, at, at + 1);
    ++at;
  }
}

MappedText clean_text(std::string_view text) { return clean_text(MappedText(text)); }

}  // namespace dtsdoctor
