// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: every format for people opens the summary of a scan with the same sentences.
// They are made here once, in the language asked for; how they are set is left to the writers.
#pragma once

#include <optional>
#include <string>

#include "report/report.h"

namespace dtsdoctor {

// What a baseline does not have.
inline constexpr Words kNewMark{"new", "新增"};

// Empty where there is nothing to say.
struct ScanWords {
  std::string headline;     // how many errors, in how much
  std::string interrupted;  // that the rest was not read
  std::string sums;         // explained, not recognised, skipped
  std::string period;       // from the first error to the last
  std::string since;        // how much is new since the baseline
};

// When the first error was printed and the last, whether a rule explains it or not.
struct ScanPeriod {
  std::optional<std::string> first, last;
};

[[nodiscard]] ScanPeriod period_of(const Report& report);

// `diagnoses`: how many there are. Precondition: it is the report of a scan.
[[nodiscard]] ScanWords scan_words(const Report& report, std::size_t diagnoses, Lang lang);

}  // namespace dtsdoctor
