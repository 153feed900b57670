// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "report/html_parts.h"

namespace dtsdoctor {
namespace {

constexpr std::size_t kMostBars = 240;
constexpr int kWide = 1200;  // of the drawing's own units
constexpr int kHigh = 120;
constexpr double kWidest = 40;  // a few spans need no broad bars

// "2026-03-04 05:06"; a histogram is no finer than minutes where that matters.
std::string instant(std::int64_t seconds) {
  using std::chrono::days;
  using std::chrono::sys_seconds;
  const sys_seconds time{std::chrono::seconds{seconds}};
  const auto day = std::chrono::floor<days>(time);
  const std::chrono::year_month_day date{day};
  const auto of_day = (time - day).count();
  const std::string clock =
      of_day % 60 == 0
          ? fmt::format("{:02}:{:02}", of_day / 3600, of_day / 60 % 60)
          : fmt::format("{:02}:{:02}:{:02}", of_day / 3600, of_day / 60 % 60, of_day % 60);
  return fmt::format("{:04}-{:02}-{:02} {}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock);
}

// As many spans as there is room for: neighbours are added up.
Histogram fitted(const Histogram& from, std::size_t most) {
  const std::size_t together = (from.counts.size() + most - 1) / most;
  if (together <= 1) return from;
  Histogram to{from.begin, from.step * static_cast<std::int64_t>(together), {}};
  for (std::size_t i = 0; i < from.counts.size(); ++i) {
    if (i % together == 0) to.counts.push_back(0);
    to.counts.back() += from.counts[i];
  }
  return to;
}

std::uint64_t highest(const Histogram& histogram) {
  return histogram.counts.empty()
             ? 0
             : *std::max_element(histogram.counts.begin(), histogram.counts.end());
}

std::int64_t begin_of(const Histogram& histogram, std::size_t index) {
  return histogram.begin + histogram.step * static_cast<std::int64_t>(index);
}

// The smallest count that is not zero is still to be seen.
double height_of(std::uint64_t count, std::uint64_t most, double high) {
  if (count == 0) return 0;
  return std::max(high / 40, high * static_cast<double>(count) / static_cast<double>(most));
}

void bars(const Histogram& histogram, HtmlPage& page) {
  const std::uint64_t most = highest(histogram);
  const double width = static_cast<double>(kWide) / static_cast<double>(histogram.counts.size());
  const double bar = std::clamp(width * 0.86, 0.8, kWidest);
  for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
    if (histogram.counts[i] == 0) continue;
    const double high = height_of(histogram.counts[i], most, kHigh);
    page.out.open("rect",
                  {{"x", fmt::format("{:.2f}", width * static_cast<double>(i) + (width - bar) / 2)},
                   {"y", fmt::format("{:.2f}", kHigh - high)},
                   {"width", fmt::format("{:.2f}", bar)},
                   {"height", fmt::format("{:.2f}", high)}});
    page.out.element("title",
                     wording::fill(page_words::kBar, page.lang, instant(begin_of(histogram, i)),
                                   grouped(histogram.counts[i])));
    page.out.close();
  }
}

void as_table(const Histogram& histogram, HtmlPage& page) {
  page.out.open("details", {{"class", "more"}});
  page.out.element("summary", page.say(page_words::kAsTable));
  page.out.open("table", {{"class", "plain"}});
  page.out.element("caption", page.say(page_words::kTimelineCaption));
  page.out.open("thead").open("tr");
  page.out.element("th", page.say(page_words::kFrom), {{"scope", "col"}});
  page.out.element("th", page.say(page_words::kCount), {{"scope", "col"}});
  page.out.close().close().open("tbody");
  for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
    if (histogram.counts[i] == 0) continue;
    page.out.open("tr").element("td", instant(begin_of(histogram, i)));
    page.out.element("td", grouped(histogram.counts[i]), {{"class", "n"}}).close();
  }
  page.out.close().close().close();
}

}  // namespace

void html_timeline(const Histogram& given, HtmlPage& page) {
  if (highest(given) == 0) return;
  const Histogram histogram = fitted(given, kMostBars);
  const std::string from = instant(histogram.begin);
  const std::string to = instant(begin_of(histogram, histogram.counts.size()));
  page.out.open("figure", {{"class", "timeline"}});
  page.out.open("figcaption");
  page.out.text(wording::fill(page_words::kHighest, page.lang, grouped(highest(histogram)),
                              page_words::duration(histogram.step, page.lang)));
  page.out.close();
  page.out.open("svg",
                {{"viewBox", fmt::format("0 0 {} {}", kWide, kHigh)},
                 {"preserveAspectRatio", "none"},
                 {"role", "img"},
                 {"aria-label", wording::fill(page_words::kTimelineLabel, page.lang, from, to)}});
  bars(histogram, page);
  page.out.close();
  page.out.open("div", {{"class", "axis"}});
  page.out.element("span", from).element("span", "UTC").element("span", to);
  page.out.close();
  as_table(histogram, page);
  page.out.close();
}

void html_sparkline(const Histogram& histogram, const Histogram& axis, HtmlPage& page) {
  constexpr std::size_t kCells = 60;
  constexpr int kTall = 16;
  const std::vector<std::uint64_t> cells = laid_over(histogram, axis, kCells);
  const std::uint64_t most = cells.empty() ? 0 : *std::max_element(cells.begin(), cells.end());
  if (most == 0) return;
  std::string path;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i] != 0)
      path += fmt::format("M{} {}v{:.1f}", 2 * i + 1, kTall, -height_of(cells[i], most, kTall));
  }
  page.out.open("svg", {{"class", "spark"},
                        {"viewBox", fmt::format("0 0 {} {}", 2 * cells.size(), kTall)},
                        {"preserveAspectRatio", "none"},
                        {"aria-hidden", "true"}});
  page.out.element("path", "", {{"d", path}}).close();
}

}  // namespace dtsdoctor
