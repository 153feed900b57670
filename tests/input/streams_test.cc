// SPDX-License-Identifier: Apache-2.0
//
// Lines of several programs between each other: every record gets its own lines, in the order of
// their first ones, in bounded memory.
#include "catch.h"
#include "input/framed.h"
#include "input/slow_source.h"

namespace dtsdoctor::testing {
namespace {

using Records = std::vector<std::string>;

std::string by(int pod, const std::string& line) {
  return "[pod/p-" + std::to_string(pod) + "/c] " + line + "\n";
}

std::string cri(const std::string& stream, const std::string& line) {
  return "2026-03-04T05:06:07.123456789Z " + stream + " F " + line + "\n";
}

}  // namespace

TEST_CASE("streams: two blocks line by line between each other") {
  const std::string text = by(1, "SDK.ServerError") + by(2, "AssumeRoleFail") +
                           by(1, "ErrorCode: NoPermission") + by(2, "no role") +
                           by(1, "Message: not authorized") + by(2, "next");
  const Framed out = framed(text);
  CHECK(out.records ==
        Records{"1|SDK.ServerError\nErrorCode: NoPermission\nMessage: not authorized",
                "2|AssumeRoleFail\nno role", "6|next"});
  CHECK(out.place_of("not authorized") == "5:22");
  CHECK(out.place_of("no role") == "4:13");
  CHECK(out.hits.empty());
}

TEST_CASE("streams: a record keeps the bytes of its own lines only") {
  const Framed out =
      framed(cri("stderr", "AssumeRoleFail") + cri("stdout", "x") + cri("stderr", "y"));
  CHECK(out.read[0].raw ==
        "2026-03-04T05:06:07.123456789Z stderr F AssumeRoleFail\n"
        "2026-03-04T05:06:07.123456789Z stderr F y");
}

TEST_CASE("streams: a stray line is a record of its own and breaks no other") {
  const Framed out =
      framed(cri("stderr", "AssumeRoleFail") + "stray\n\n" + cri("stderr", "no role"));
  CHECK(out.records == Records{"1|AssumeRoleFail\nno role", "2|stray"});
  const std::string docker = R"({"log":"AssumeRoleFail\n","stream":"stderr","time":"t"})";
  CHECK(framed("AssumeRoleFail\n" + docker + "\nno role\n").records ==
        Records{"1|AssumeRoleFail\nno role", "2|AssumeRoleFail"});
}

TEST_CASE("streams: lines without a prefix go on with a message whose first line has one") {
  CHECK(framed("Mar  4 05:06:07 a sync[1]: SDK.ServerError\nErrorCode: NoPermission\nMessage: no\n")
            .records == Records{"1|SDK.ServerError\nErrorCode: NoPermission\nMessage: no"});
  CHECK(framed("2026-03-04T05:06:07.1234567Z Exception: x\n\tat a.b\nother\n").records ==
        Records{"1|Exception: x\n\tat a.b", "3|other"});
}

TEST_CASE("streams: records come in the order of their first lines") {
  std::string text = by(1, "AssumeRoleFail");
  for (int i = 2; i < 9; ++i) text += by(i, "x");
  text += by(1, "no role");
  const Framed out = framed(text);
  REQUIRE(out.records.size() == 8);
  CHECK(out.records[0] == "1|AssumeRoleFail\nno role");
  CHECK(out.records[7] == "8|x");
}

TEST_CASE("streams: a record is closed when too much of others stands between, and said so") {
  Limits limits;
  limits.max_interleave = 3;
  const std::string others = by(2, "x") + by(2, "y") + by(2, "z");
  const Framed out = framed(by(1, "AssumeRoleFail") + others + by(1, "no role"), limits);
  CHECK(out.records == Records{"1|AssumeRoleFail", "2|x", "3|y", "4|z", "5|no role"});
  REQUIRE(out.hits.size() == 1);
  CHECK(out.hits[0].name == "max-interleave");
  CHECK(out.hits[0].line == 5);
}

TEST_CASE("streams: one that fell silent after its record is no limit reached") {
  Limits limits;
  limits.max_interleave = 3;
  const std::string others = by(2, "x") + by(2, "y") + by(2, "z");
  CHECK(framed(by(1, "done") + others + others + by(1, "again"), limits).hits.empty());
}

TEST_CASE("streams: what is held back is bounded, and a record that it cuts is said so") {
  Limits limits;
  limits.max_held = 2000;
  std::string text = by(1, "AssumeRoleFail");
  for (int i = 0; i < 40; ++i) text += by(2, std::string(100, 'x'));
  const Framed out = framed(text + by(1, "no role"), limits);
  REQUIRE(out.hits.size() == 1);
  CHECK(out.hits[0].name == "max-held");
  CHECK(out.records.size() == 42);
}

TEST_CASE("streams: more than are allowed at once, and said so") {
  Limits limits;
  limits.max_streams = 2;
  const Framed out =
      framed(by(1, "AssumeRoleFail") + by(2, "x") + by(3, "y") + by(1, "no role"), limits);
  CHECK(out.records == Records{"1|AssumeRoleFail", "2|x", "3|y", "4|no role"});
  REQUIRE_FALSE(out.hits.empty());
  CHECK(out.hits[0].name == "max-streams");
  CHECK(out.hits[0].line == 1);
}

TEST_CASE("streams: ten thousand of them") {
  std::string text;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 10000; ++i) text += by(i, "line " + std::to_string(round));
  }
  const Framed out = framed(text);
  CHECK(out.records.size() == 20000);
  CHECK(out.records[19999] == "20000|line 1");
  REQUIRE(out.hits.size() == 21);
  CHECK(out.hits[20].what == LimitWhat::further);
}

TEST_CASE("streams: a partial line whose end never comes is still read") {
  CHECK(framed("2026-03-04T05:06:07.1Z stderr P AssumeRoleFail : x\n").records ==
        Records{"1|AssumeRoleFail : x"});
}

TEST_CASE("streams: a partial line longer than a record may be is cut, and said so") {
  Limits limits;
  limits.max_record = 100;
  std::string text;
  for (int i = 0; i < 4; ++i) text += "2026-03-04T05:06:07.1Z stderr P 0123456789\n";
  const Framed out = framed(text, limits);
  CHECK(out.records == Records{"1|01234567890123456789", "3|01234567890123456789"});
  REQUIRE(out.hits.size() == 1);
  CHECK(out.hits[0].name == "max-record");
}

TEST_CASE("streams: a line of ten megabytes is cut and breaks no other stream") {
  const Framed out =
      framed(by(1, "AssumeRoleFail") + by(2, std::string(10 << 20, 'x')) + by(1, "no role"));
  REQUIRE(out.records.size() == 2);
  CHECK(out.records[0] == "1|AssumeRoleFail\nno role");
  REQUIRE(out.hits.size() == 1);
  CHECK(out.hits[0].name == "max-line");
}

TEST_CASE("streams: NUL bytes are data") {
  using namespace std::string_literals;
  CHECK(framed("Assume\0RoleFail : x\n"s + cri("stderr", "a\0b"s)).records ==
        Records{"1|Assume\0RoleFail : x"s, "2|a\0b"s});
}

TEST_CASE("streams: a carriage return inside of a line separates, and counts no line") {
  const Framed out = framed("10%\r20%\rAssumeRoleFail\nno role\n30%\rERROR x\r\n");
  CHECK(out.records == Records{"1|10%\n20%\nAssumeRoleFail\nno role", "3|30%\nERROR x"});
  CHECK(out.place_of("AssumeRoleFail") == "1:9");
  CHECK(out.place_of("ERROR") == "3:5");
}

TEST_CASE("streams: loggers head the first line of a record only") {
  const std::string block = "SDK.ServerError\nErrorCode: NoPermission\nMessage: no role";
  for (const std::string header :
       {"E0304 05:06:07.123456       1 sync.go:12] ",
        "[2026-03-04T05:06:07.123+0000] {sync.py:12} ERROR - ",
        "05:06:07.123 [main] ERROR com.example.DtsSync -- ",
        "[2026-03-04 05:06:07.123] [ERROR] [main] [c.a.d.DefaultDTSConsumer:84] - "}) {
    CAPTURE(header);
    const Framed out = framed(header + block + "\n" + header + block + "\n");
    CHECK(out.records == Records{"1|" + header + block, "4|" + header + block});
    REQUIRE(out.read[0].layers.size() == 1);
    CHECK(out.read[0].layers[0].code.bytes() == "NoPermission");
    CHECK(out.read[0].layers[0].message.bytes() == "no role");
  }
}

TEST_CASE("streams: JSON lines of any schema are records, and blocks in their strings are read") {
  const std::string line =
      R"({"at":"2026","level":"error","event":{"detail":"SDK.ServerError\nErrorCode: NoPermission\nMessage: no role"}})";
  const Framed out = framed(line + "\n" + line + "\n");
  REQUIRE(out.read.size() == 2);
  const Layer& layer = out.read[1].layers.back();
  CHECK(layer.code.bytes() == "NoPermission");
  CHECK(layer.message.bytes() == "no role");
  const Place place = out.read[1].place(layer.message.origin({0, layer.message.size()}));
  CHECK(place.line == 2);
  CHECK(place.column == 100);
}

TEST_CASE("streams: the same from any block boundary") {
  const std::string text =
      by(1, "SDK.ServerError") + cri("stderr", "AssumeRoleFail") + "stray\r\n" +
      by(1, "ErrorCode: NoPermission") + "{\"log\":\"x\",\"stream\":\"stderr\",\"time\":\"t\"}\n" +
      "\x1b[36mweb-1  | \x1b[0mSDKError:\n" + cri("stderr", "no role") +
      "{\"log\":\"y\\n\",\"stream\":\"stderr\",\"time\":\"t\"}\nweb-1  |    Code: A\n";
  const Framed whole = framed(text);
  CHECK(whole.records == Records{"1|SDK.ServerError\nErrorCode: NoPermission",
                                 "2|AssumeRoleFail\nno role", "3|stray", "5|xy",
                                 "6|SDKError:\n   Code: A"});
  for (const std::size_t step : {1, 2, 3, 7}) {
    SlowSource source(text, step);
    CHECK(framed(source).records == whole.records);
  }
}

}  // namespace dtsdoctor::testing
