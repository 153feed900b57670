// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: when a process ends by itself, a shell, the kernel or a runtime says so in words
// that also stand in sentences about it. This tells the line that is printed then from those.
#pragma once

#include <string_view>

namespace dtsdoctor {

// Of a line that has such `words` ("panicked at", "Segmentation fault", "segfault at", "general
// protection fault") between `front` and `rest`: was it printed when something crashed?
[[nodiscard]] bool tells_of_crash(std::string_view front, std::string_view words,
                                  std::string_view rest);

}  // namespace dtsdoctor
