// SPDX-License-Identifier: Apache-2.0
#include "input/store_prefix.h"

#include "catch.h"

namespace dtsdoctor::testing {
namespace {

constexpr std::size_t kStamp = std::string_view("2026-03-04T05:06:07Z").size();

std::string behind_labels(std::string_view line) {
  std::string stream;
  return std::string(line.substr(labels_behind(line, kStamp, stream).length));
}

std::string stream_of(std::string_view line) {
  std::string stream;
  (void)labels_behind(line, kStamp, stream);
  return stream;
}

std::string behind_label(std::string_view line) {
  std::string stream;
  return std::string(line.substr(tai_label(line, stream).length));
}

std::string behind_epoch(std::string_view line) {
  std::string stream;
  return std::string(line.substr(epoch_and_stamp(line, stream).length));
}

}  // namespace

TEST_CASE("store prefix: the labels of logcli") {
  CHECK(behind_labels("2026-03-04T05:06:07Z {app=\"dts\", pod=\"dts-0\"} it broke") == "it broke");
  CHECK(behind_labels("2026-03-04T05:06:07Z {} it broke") == "it broke");
  CHECK(behind_labels("2026-03-04T05:06:07Z {path=\"a}\\\"b\"} \tat x") == "\tat x");
  CHECK(stream_of("2026-03-04T05:06:07Z {pod=\"a\"} x") !=
        stream_of("2026-03-04T05:06:07Z {pod=\"b\"} x"));
  for (const std::string_view line :
       {R"(2026-03-04T05:06:07Z {"app":"dts"} x)", "2026-03-04T05:06:07Z {a} x",
        "2026-03-04T05:06:07Z {app=\"dts\"}", "2026-03-04T05:06:07Z {app=\"dts",
        "2026-03-04T05:06:07Z {"}) {
    INFO(line);
    CHECK(behind_labels(line) == line);
  }
}

TEST_CASE("store prefix: what Grafana downloads") {
  CHECK(behind_epoch("1772600767089\t2026-03-04T05:06:07.089Z\tit broke") == "it broke");
  CHECK(behind_epoch("1772600767089\t2026-03-04T05:06:07.089Z\t") == "");
  for (const std::string_view line :
       {"1772600767089\tit broke", "177260076708x\t2026-03-04T05:06:07.089Z\tx",
        "1772600767089\t2026-03-04T05:06:07.089Z x", "1772600767089\t2026-03-04 05:06:07\tx",
        "1772600767089\t"}) {
    INFO(line);
    CHECK(behind_epoch(line) == line);
  }
}

TEST_CASE("store prefix: labels of TAI64N") {
  CHECK(behind_label("@4000000069a7bd890554ba80 it broke") == "it broke");
  CHECK(behind_label("@4000000069a7bd890554ba80 ") == "");
  for (const std::string_view line :
       {"@4000000069a7bd890554ba80", "@4000000069a7bd890554ba8 x", "@4000000069a7bd89z554ba80 x",
        "@8000000069a7bd890554ba80 x", "@4000000069a7bd89ffffffff x", "@user x", "@"}) {
    INFO(line);
    CHECK(behind_label(line) == line);
  }
}

}  // namespace dtsdoctor::testing
