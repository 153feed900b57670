// SPDX-License-Identifier: Apache-2.0
#include "report/figures.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace dtsdoctor {
namespace {

// Places in "2026-03-04T05:06:07.089Z".
constexpr std::size_t kYear = 4, kDay = 10, kMinute = 16;

bool same(const std::string& a, const std::string& b, std::size_t length) {
  return a.compare(0, length, b, 0, length) == 0;
}

}  // namespace

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string size_text(std::uint64_t bytes) {
  if (bytes < 1024) return fmt::format("{} B", bytes);
  constexpr std::string_view kUnits[] = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  double value = static_cast<double>(bytes) / 1024;
  std::size_t unit = 0;
  // What would be rounded to 1024.0 belongs to the next unit.
  for (; value >= 1023.95 && unit + 1 < std::size(kUnits); ++unit) value /= 1024;
  return fmt::format("{:.1f} {}", value, kUnits[unit]);
}

std::string minute_of(const std::string& time) {
  std::string out = time.substr(0, kMinute);
  std::replace(out.begin(), out.end(), 'T', ' ');
  return out;
}

std::string period_text(const std::optional<std::string>& first,
                        const std::optional<std::string>& last,
                        const std::optional<std::string>& whole_first,
                        const std::optional<std::string>& whole_last, Detail detail) {
  if (!first || !last) return {};
  const std::string& begin = whole_first.value_or(*first);
  const std::string& end = whole_last.value_or(*last);
  const auto cut = [&](const std::string& time) {
    if (same(begin, end, kDay)) return minute_of(time).substr(std::min(kDay + 1, time.size()));
    const std::size_t from = same(begin, end, kYear) ? kYear + 1 : 0;
    const std::string text = minute_of(time).substr(std::min(from, time.size()));
    return detail == Detail::long_form ? text : text.substr(0, kDay - from);
  };
  const std::string from = cut(*first), to = cut(*last);
  return from == to ? from : fmt::format("{} – {}", from, to);
}

std::vector<std::uint64_t> laid_over(const Histogram& histogram, const Histogram& axis,
                                     std::size_t cells) {
  cells = std::min(cells, axis.counts.size());
  if (cells == 0 || axis.step <= 0 || histogram.step <= 0) return {};
  const auto span = static_cast<double>(axis.step) * static_cast<double>(axis.counts.size());
  std::vector<std::uint64_t> sums(cells);
  for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
    const auto middle = static_cast<double>(histogram.begin - axis.begin) +
                        static_cast<double>(histogram.step) * (static_cast<double>(i) + 0.5);
    const double cell = std::clamp(middle / span, 0.0, 1.0) * static_cast<double>(cells);
    sums[std::min(cells - 1, static_cast<std::size_t>(cell))] += histogram.counts[i];
  }
  return sums;
}

std::string sparkline(const Histogram& histogram, const Histogram& axis, std::size_t cells) {
  const std::vector<std::uint64_t> sums = laid_over(histogram, axis, cells);
  if (sums.empty()) return {};
  constexpr std::array<std::string_view, 5> kBars = {"▁", "▂", "▃", "▅", "▇"};
  const std::uint64_t most = *std::max_element(sums.begin(), sums.end());
  std::string out;
  for (const std::uint64_t sum : sums) {
    const auto share =
        static_cast<double>(sum) / static_cast<double>(std::max<std::uint64_t>(most, 1));
    const auto bar = static_cast<std::size_t>(share * static_cast<double>(kBars.size()));
    out += sum == 0 ? " " : kBars[std::min(bar, kBars.size() - 1)];
  }
  return out;
}

}  // namespace dtsdoctor
