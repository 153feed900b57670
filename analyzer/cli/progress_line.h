// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: what is said while a scan runs, as a function of numbers alone. It is honest:
// read and total are both bytes as stored, and where the total is not known, or was wrong, it says
// what was read and promises nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "rules/rule_set.h"

namespace dtsdoctor {

struct ProgressNumbers {
  std::uint64_t stored_bytes = 0;  // these names are those of ScanCounters
  std::uint64_t bytes = 0;
  std::uint64_t files = 0;
  std::uint64_t diagnoses = 0;
  std::uint64_t total_bytes = 0;
  std::uint64_t total_files = 0;
  bool is_total_known = false;
  double seconds = 0;  // since the beginning
};

// One line without its end, of at most `width` terminal cells: what matters least goes first.
[[nodiscard]] std::string progress_line(const ProgressNumbers& numbers, std::size_t width,
                                        Lang lang);

}  // namespace dtsdoctor
