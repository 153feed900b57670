// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: "ERR", "E0304", "crit" are errors where a logger or a log daemon says how bad a
// line is, and words like any others elsewhere. This reads a level only from where one can be
// nothing else: the head of a line, the value of a field, the number that syslog or journald keep
// beside a line. It knows no words by which a message itself tells that something failed.
#pragma once

#include <cstddef>
#include <string_view>

#include "input/log_level.h"

namespace dtsdoctor {

// Of the header that `line` begins with: none where it may be a word of a message.
[[nodiscard]] LogLevel level_in_head(std::string_view line);

// "E0304 05:06:07.123456 7 controller.go:114] ", with a year or without.
[[nodiscard]] bool is_klog_error(std::string_view line);

// Is what begins at `at` the value of a field that holds a level ("level":"crit", severity=alert)?
[[nodiscard]] bool is_value_of_level(std::string_view text, std::size_t at);

// "<11>" of syslog and the kernel, in front of what they print.
[[nodiscard]] bool is_syslog_error(std::string_view line);

// Does what stands around these raw lines, such as a PRIORITY of journald's, tell that they are
// errors, while `text`, what was printed, has no level of its own that says otherwise?
[[nodiscard]] bool is_carried_as_error(std::string_view raw, std::string_view text);

}  // namespace dtsdoctor
