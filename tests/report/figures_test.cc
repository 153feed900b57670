// SPDX-License-Identifier: Apache-2.0
#include "report/figures.h"

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("figures: numbers and sizes") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1000) == "1,000");
  CHECK(grouped(1234567) == "1,234,567");
  CHECK(size_text(0) == "0 B");
  CHECK(size_text(1023) == "1023 B");
  CHECK(size_text(4186) == "4.1 KiB");
  CHECK(size_text(1048575) == "1.0 MiB");
  CHECK(size_text(std::uint64_t{3} << 30) == "3.0 GiB");
  CHECK(size_text(~std::uint64_t{0}) == "16.0 EiB");
}

TEST_CASE("figures: a period leaves out what all periods have in common") {
  const std::string a = "2026-03-04T05:06:07.089Z", b = "2026-03-04T17:20:00Z",
                    c = "2026-03-06T05:06:07Z", d = "2027-01-01T00:00:00Z";
  CHECK(minute_of(a) == "2026-03-04 05:06");
  CHECK(period_text(a, b, a, b, Detail::long_form) == "05:06 – 17:20");
  CHECK(period_text(a, b, a, c, Detail::long_form) == "03-04 05:06 – 03-04 17:20");
  CHECK(period_text(a, b, a, c, Detail::short_form) == "03-04");
  CHECK(period_text(a, c, a, c, Detail::short_form) == "03-04 – 03-06");
  CHECK(period_text(a, c, a, d, Detail::short_form) == "2026-03-04 – 2026-03-06");
  CHECK(period_text(a, a, a, b, Detail::short_form) == "05:06");
  CHECK(period_text(std::nullopt, b, a, c, Detail::long_form).empty());
  CHECK(period_text("x", "y", std::nullopt, std::nullopt, Detail::long_form) == "x – y");
}

TEST_CASE("figures: a sparkline lies over the axis and is scaled to itself") {
  const Histogram axis{0, 10, {1, 1, 1, 1, 1, 1, 1, 1}};
  CHECK(sparkline(axis, axis, 8) == "▇▇▇▇▇▇▇▇");
  CHECK(sparkline(axis, axis, 4) == "▇▇▇▇");
  CHECK(sparkline({20, 10, {1, 0, 10, 1000}}, axis, 8) == "  ▁ ▁▇  ");
  CHECK(sparkline({0, 10, {1, 2, 3, 4, 5}}, axis, 99) == "▂▃▅▇▇   ");
  CHECK(sparkline({-100, 10, {3}}, axis, 8) == "▇       ");
  CHECK(sparkline({500, 10, {3}}, axis, 8) == "       ▇");
  CHECK(sparkline({0, 10, {0, 0}}, axis, 8) == "        ");
  CHECK(sparkline(axis, Histogram{}, 8).empty());
}

}  // namespace dtsdoctor
