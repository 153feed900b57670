// SPDX-License-Identifier: Apache-2.0
#include "diagnose/heading.h"

#include <string>
#include <string_view>

#include "base/ascii.h"
#include "input/line_shape.h"
#include "input/own_level.h"

namespace dtsdoctor {
namespace {

constexpr std::uint64_t kFarthest = 3;  // lines: blank ones, or the fence of a block, between them

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

// The first line as its program printed it.
std::string printed_line(const Reading& reading) {
  if (reading.unexplained == nullptr) return std::string(first_line(raw_of(reading)));
  return std::string(trimmed(first_line(reading.unexplained->clean().bytes())));
}

// Nearly every line ends in what neither a carrier nor Markdown puts behind a colon: it need not be
// read. Colours stand behind anything.
bool may_be_open(std::string_view bytes) {
  const std::string_view line = trimmed(first_line(bytes));
  const bool is_closed = !line.empty() && (is_alnum(line.back()) || is_one_of(line.back(), ".)]"));
  return !is_closed || line.find('\x1b') != std::string_view::npos;
}

// Behind it something is to follow, whatever Markdown puts around it.
bool is_open(std::string_view line) {
  while (!line.empty() && is_one_of(line.back(), "*_` ")) line.remove_suffix(1);
  return line.ends_with(':') || line.ends_with("：");
}

bool has_header(std::string_view line) {
  return starts_with_time(line) || level_in_head(line) != LogLevel::none;
}

}  // namespace

// Two lines of a logger are two records, whatever the first one ends in.
bool announces(const Reading& reading, const Reading& next) {
  const bool may_be = reading.unexplained != nullptr && reading.first_line == reading.last_line &&
                      next.first_line > reading.last_line &&
                      next.first_line - reading.last_line <= kFarthest && next.is_error();
  if (!may_be || !may_be_open(reading.unexplained->bytes())) return false;
  const std::string line = printed_line(reading);
  return is_open(line) && !(has_header(line) && has_header(printed_line(next)));
}

}  // namespace dtsdoctor
