// SPDX-License-Identifier: Apache-2.0
#include "input/line_opening.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "input/clean_text.h"
#include "input/json_line.h"
#include "input/line_prefix.h"
#include "input/line_shape.h"
#include "input/log_level.h"
#include "input/own_level.h"
#include "input/record_time.h"
#include "input/trace_shape.h"

namespace dtsdoctor {
namespace {

// "ERROR:root:…", "[info] …": the level that a line begins with, as loggers write it.
bool begins_with_level(std::string_view line) {
  const bool bracketed = line.starts_with('[');
  if (bracketed) line.remove_prefix(1);
  const std::string_view word = line.substr(0, line.find_first_of(" :]|["));
  return bracketed ? log_level(word) != LogLevel::none : is_level_in_capitals(word);
}

// Who printed the line, as what carries it says; empty if nothing does.
std::string carrier_of(std::string_view line) {
  std::string stream;
  if (line_prefix(line, stream).length == 0 && line.starts_with('{')) (void)json_line(line, stream);
  return stream;
}

// "<34>" of syslog.
bool begins_with_priority(std::string_view line) {
  const std::size_t close = line.substr(0, 5).find('>');
  return line.starts_with('<') && close != std::string_view::npos && close > 1 &&
         all_digits(line.substr(1, close - 1));
}

// "---", "====": parts what stands above it from what stands below.
bool is_rule(std::string_view line) {
  line = trimmed(line);
  return line.size() >= 3 && is_one_of(line[0], "-=*_#~") &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

// Does another failure begin there: a reply, an exception, a code, a level? Behind a colon it would
// be what that one announces.
bool begins_failure(std::string_view line, std::string_view next) {
  constexpr std::string_view kCode = "DTS";
  line = trimmed(line);
  if (!line.empty() && (is_one_of(line.back(), ":=,([{") || line.ends_with("："))) return false;
  const std::string_view behind = next.substr(std::min(kCode.size(), next.size()));
  const bool is_code = next.starts_with(kCode) && behind.size() > 1 &&
                       (behind[0] == '.' || (behind[0] == '-' && is_digit(behind[1])));
  const std::size_t colon = next.find(':');
  const bool has_level = colon != next.npos && is_level_in_capitals(next.substr(0, colon));
  const bool is_reply = next.starts_with('{') && next.ends_with('}');
  return is_code || has_level || is_reply || opens_exception(next);
}

}  // namespace

bool stands_alone(std::string_view line) {
  return is_blank_line(line) || starts_with_time(line) || !block_label(line).empty() ||
         is_stack_line(line) || opens_error_block(line) || box_prefix(line) > 0;
}

bool begins_as(std::string_view line, std::string_view next) {
  if (line.find('\x1b') != line.npos || next.find('\x1b') != next.npos) {
    const MappedText shown = visible_text(line, 0);
    const MappedText next_shown = visible_text(next, 0);
    return next_shown.size() > 0 && begins_as(shown.bytes(), next_shown.bytes());
  }
  const bool after_object = line.starts_with('{') && line.ends_with('}') && next.starts_with('{');
  if (begins_with_priority(next) || (begins_with_level(line) && begins_with_level(next)) ||
      after_object || is_rule(line) || is_rule(next) || begins_failure(line, next) ||
      record_time(next, next, {}))
    return true;
  // "26/03/04 05:06:07 ERROR": a level behind what may be a time.
  if (is_digit(next[0]) && level_in_head(next) != LogLevel::none) return true;
  if (carrier_of(next).empty()) return false;
  // "name | " may be what somebody wrote, unless it stands in front of both.
  const bool is_name = is_alnum(next[0]) && !is_upper(next[0]);
  return !is_name || !carrier_of(line).empty();
}

}  // namespace dtsdoctor
