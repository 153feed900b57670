// SPDX-License-Identifier: Apache-2.0
#include "input/crash_line.h"

#include "base/ascii.h"

namespace dtsdoctor {

bool tells_of_crash(std::string_view front, std::string_view words, std::string_view rest) {
  switch (words[0]) {
    case 'p':  // "thread 'main' panicked at …"
      return front.find("thread '") != std::string_view::npos;
    case 's':  // "java[123]: segfault at 0 ip …"
      return front.ends_with("]: ");
    case 'g':  // "general protection fault: 0000", "traps: java[123] general protection fault ip:"
      return rest.starts_with(':') || front.find("traps: ") != std::string_view::npos;
    default: {  // "line 1: 4242 Segmentation fault (core dumped) ./x"
      const std::string_view before = trimmed(front);
      return before.empty() || trimmed(rest).empty() ||
             trimmed(rest).starts_with("(core dumped)") ||
             (is_digit(before.back()) && rest.starts_with("  "));
    }
  }
}

}  // namespace dtsdoctor
