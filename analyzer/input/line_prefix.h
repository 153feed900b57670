// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: container runtimes, log daemons and CI systems put a prefix in front of every
// line of a program: a time, who printed it, on which stream. This knows how each of them spells
// it. It takes nothing for a prefix that a program's own logger may have written (a time and a
// level), since that belongs to the message.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dtsdoctor {

struct LinePrefix {
  std::size_t length = 0;     // bytes; 0: there is none
  bool partial = false;       // the next line of the stream goes on within this one
  bool glued = false;         // this line goes on within the last one of its stream
  bool is_syslog = false;     // control characters may be spelled "#012"
  bool goes_on_bare = false;  // further lines of a message may stand without the prefix
};

// The outermost prefix of `line`. Who printed the line (container, host and process, job and step,
// standard output or error) is appended to `stream`. `has_tab`: a tab may stand in the line.
[[nodiscard]] LinePrefix line_prefix(std::string_view line, std::string& stream,
                                     bool has_tab = true);

}  // namespace dtsdoctor
