// SPDX-License-Identifier: Apache-2.0
//
// Why this exists: totals, sizes, periods and histograms are read at a glance or not at all. This
// turns them into a few characters each, the same in every format that people read. It knows no
// language: what needs words is left to the writers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/report.h"

namespace dtsdoctor {

// 1234567 as "1,234,567".
[[nodiscard]] std::string grouped(std::uint64_t number);

// "512 B", "4.1 KiB", "3.0 GiB".
[[nodiscard]] std::string size_text(std::uint64_t bytes);

// "2026-03-04 05:06" of "2026-03-04T05:06:07.089Z".
[[nodiscard]] std::string minute_of(const std::string& time);

enum class Detail { short_form, long_form };

// A period inside of another one, the parts of the dates that all of it has in common left out:
// "05:06 – 17:20" within a day, else "03-04 – 03-06", with times in the long form. Empty without
// times. `whole_first` and `whole_last`: of the other one.
[[nodiscard]] std::string period_text(const std::optional<std::string>& first,
                                      const std::optional<std::string>& last,
                                      const std::optional<std::string>& whole_first,
                                      const std::optional<std::string>& whole_last, Detail detail);

// The histogram in at most `cells` cells, laid over the time of `axis`.
[[nodiscard]] std::vector<std::uint64_t> laid_over(const Histogram& histogram,
                                                   const Histogram& axis, std::size_t cells);

// The histogram in at most `cells` cells, laid over the time of `axis`; blank where nothing was.
// Each is scaled to its own highest cell.
[[nodiscard]] std::string sparkline(const Histogram& histogram, const Histogram& axis,
                                    std::size_t cells);

}  // namespace dtsdoctor
