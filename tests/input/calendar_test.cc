// SPDX-License-Identifier: Apache-2.0
#include "input/calendar.h"

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("calendar: numbers since 1970 by how long they are") {
  CHECK(epoch_ms("1772600767") == 1772600767000);
  CHECK(epoch_ms("1772600767.08") == 1772600767080);
  CHECK(epoch_ms("1772600767089") == 1772600767089);
  CHECK(epoch_ms("1772600767089123") == 1772600767089);
  CHECK(epoch_ms("1772600767089123456") == 1772600767089);
  CHECK(epoch_ms("946684800") == 946684800000);  // 2000-01-01
  for (const char* none : {"", "12", "x", "17726007670", "946684799", "4102444800", "1772600767.",
                           "1772600767.x", "9223372036854775808", "1772600767.1.2"}) {
    INFO(none);
    CHECK_FALSE(epoch_ms(none));
  }
}

TEST_CASE("calendar: zones") {
  CHECK(zone_minutes("Z") == 0);
  CHECK(zone_minutes("UTC") == 0);
  CHECK(zone_minutes("+08:00") == 480);
  CHECK(zone_minutes("+0800") == 480);
  CHECK(zone_minutes("+8") == 480);
  CHECK(zone_minutes("UTC+8") == 480);
  CHECK(zone_minutes("-05:30") == -330);
  CHECK(zone_minutes("+14:00") == 840);
  for (const char* none : {"", "8", "+", "+15", "+08:10", "+080", "CST", "Asia/Shanghai", "+-8"}) {
    INFO(none);
    CHECK_FALSE(zone_minutes(none));
  }
}

TEST_CASE("calendar: a time is written with a fraction only if it has one") {
  CHECK(format_time(0) == "1970-01-01T00:00:00Z");
  CHECK(format_time(1772600767089) == "2026-03-04T05:06:07.089Z");
  CHECK(format_time(1772600767000) == "2026-03-04T05:06:07Z");
  CHECK(format_time(-1) == "1969-12-31T23:59:59.999Z");
}

}  // namespace dtsdoctor
