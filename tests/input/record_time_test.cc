// SPDX-License-Identifier: Apache-2.0
//
// When a record was printed, from lines as loggers and collectors write them. Expected values are
// texts in UTC, worked out by hand.
#include "input/record_time.h"

#include "catch.h"
#include "input/calendar.h"

namespace dtsdoctor {
namespace {

// Of a line without a carrier.
std::string own(std::string_view line, int zone_minutes = 0) {
  TimeRules rules;
  rules.zone_minutes = zone_minutes;
  const auto time = record_time(line.substr(0, line.find('\n')), line, rules);
  return time ? format_time(time->ms) : "none";
}

std::string carried(std::string_view line, std::string_view text, int zone_minutes = 0) {
  TimeRules rules;
  rules.zone_minutes = zone_minutes;
  const auto time = record_time(line, text, rules);
  return time ? format_time(time->ms) : "none";
}

struct Row {
  const char* line;
  const char* time;
};

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    INFO(row.line);
    CHECK(own(row.line) == row.time);
  }
}

}  // namespace

TEST_CASE("record time: dates in numbers, with and without a zone") {
  check({{"2026-03-04T05:06:07Z x", "2026-03-04T05:06:07Z"},
         {"2026-03-04T05:06:07.089Z x", "2026-03-04T05:06:07.089Z"},
         {"2026-03-04T05:06:07.089123Z 12 [ERROR]", "2026-03-04T05:06:07.089Z"},
         {"2026-03-04T05:06:07.0890000Z x", "2026-03-04T05:06:07.089Z"},
         {"2026-03-04T05:06:07.5+08:00 x", "2026-03-03T21:06:07.500Z"},
         {"2026-03-04T05:06:07+0800 [ERROR] x", "2026-03-03T21:06:07Z"},
         {"2026-03-04T05:06:07-05:30 x", "2026-03-04T10:36:07Z"},
         {"2026-03-04 05:06:07,089 ERROR [main] x", "2026-03-04T05:06:07.089Z"},
         {"2026-03-04 05:06:07:089 ERROR x", "2026-03-04T05:06:07.089Z"},
         {"20260304-05:06:07.089 [main] x", "2026-03-04T05:06:07.089Z"},
         {"20260304-050607 x", "none"},
         {"Mar  4 13:06:07 2026-03-04 05:06:07,089 ERROR x", "2026-03-04T05:06:07.089Z"},
         {"Mar  4 13:06:07 ERROR x", "none"},
         {"ERRO[2026-03-04T05:06:07Z] x", "2026-03-04T05:06:07Z"},
         {"2026/3/4 5:06:07 ERROR x", "2026-03-04T05:06:07Z"},
         {"2026年03月04日 05:06:07 ERROR x", "2026-03-04T05:06:07Z"},
         {"[2026年3月4日 5:06:07.089] x", "2026-03-04T05:06:07.089Z"},
         {"2026-03-04 05:06:07 +0800 x", "2026-03-03T21:06:07Z"},
         {"2026-03-04 05:06:07.089 UTC [12] ERROR:  x", "2026-03-04T05:06:07.089Z"},
         {"2026-03-04 05:06:07-08 x", "2026-03-04T13:06:07Z"},
         {"2026-03-04 05:06:07 +0000 UTC x", "2026-03-04T05:06:07Z"},
         {"2026-03-04  5:06:07 0 [Warning] x", "2026-03-04T05:06:07Z"},
         {"2026/03/04 05:06:07 x", "2026-03-04T05:06:07Z"},
         {"2026/03/04 05:06:07.089123 x.go:12: x", "2026-03-04T05:06:07.089Z"},
         {"2026.03.04 05:06:07.089123 [ 12 ] {} <Error> x", "2026-03-04T05:06:07.089Z"},
         {"20260304 05:06:07 x", "2026-03-04T05:06:07Z"},
         {"20260304T050607Z x", "2026-03-04T05:06:07Z"},
         {"E20260304 05:06:07.089123 12 x.cc:3] x", "2026-03-04T05:06:07.089Z"}});
}

TEST_CASE("record time: months by their names") {
  check({{R"(10.0.0.5 - - [04/Mar/2026:05:06:07 +0800] "GET / HTTP/1.1" 500)",
          "2026-03-03T21:06:07Z"},
         {"[04-Mar-2026 05:06:07 UTC] PHP Fatal error:  x", "2026-03-04T05:06:07Z"},
         {"04-Mar-2026 05:06:07.089 SEVERE [main] x", "2026-03-04T05:06:07.089Z"},
         {"12:M 04 Mar 2026 05:06:07.089 # x", "2026-03-04T05:06:07.089Z"},
         {"Wed, 04 Mar 2026 05:06:07 GMT x", "2026-03-04T05:06:07Z"},
         {"[Wed Mar  4 05:06:07 2026] [error] x", "2026-03-04T05:06:07Z"},
         {"[Wed Mar 04 05:06:07.089123 2026] [core:error] x", "2026-03-04T05:06:07.089Z"},
         {"Wed Mar  4 05:06:07 UTC 2026 x", "2026-03-04T05:06:07Z"},
         {"Mar 04, 2026 5:06:07 AM com.example.Main main\nSEVERE: x", "2026-03-04T05:06:07Z"},
         {"Mar 04, 2026 12:06:07 AM x", "2026-03-04T00:06:07Z"},
         {"Mar 04, 2026 5:06:07 PM x", "2026-03-04T17:06:07Z"},
         {"Mar  4 2026 05:06:07: %X-3-Y: x", "2026-03-04T05:06:07Z"},
         {"Wed 2026-03-04 05:06:07 UTC host dts[1]: x", "2026-03-04T05:06:07Z"},
         {"Wed 2026-03-04 05:06:07.123456 CST [s=1;i=2]", "2026-03-04T05:06:07.123Z"},
         {R"("Mar 4, 2026 @ 05:06:07.089",x)", "2026-03-04T05:06:07.089Z"}});
}

TEST_CASE("record time: as Chinese programs write it") {
  check({{"2026/3/4 下午4:06:07 ERROR x", "2026-03-04T16:06:07Z"},
         {"2026/03/04 下午 04:06:07 ERROR x", "2026-03-04T16:06:07Z"},
         {"2026年3月4日 上午12:06:07 x", "2026-03-04T00:06:07Z"},
         {"2026年3月4日下午4:06:07 x", "2026-03-04T16:06:07Z"},
         {"11月 27, 2026 4:06:07 下午 com.example.Job run", "2026-11-27T16:06:07Z"},
         {"十一月 27, 2026 4:06:07 下午 com.example.Job run", "2026-11-27T16:06:07Z"},
         {"二月 03, 2026 4:06:07 上午 com.example.Job run", "2026-02-03T04:06:07Z"},
         {"27-11月-2026 16:06:07.089 信息 [main] x", "2026-11-27T16:06:07.089Z"},
         {"27-十一月-2026 16:06:07.089 信息 [main] x", "2026-11-27T16:06:07.089Z"},
         {"2026/3/4 下午16:06:07 ERROR x", "none"},
         {"13月 27, 2026 4:06:07 下午 x", "none"}});
}

TEST_CASE("record time: years of two digits where nothing else can be meant") {
  check({{"Wednesday, 04-Mar-26 05:06:07 GMT x", "2026-03-04T05:06:07Z"},
         {"26/03/04 05:06:07 INFO TaskSetManager: x", "2026-03-04T05:06:07Z"},
         {"26/03/04 05:06:07 ERROR storage.Block_1: x", "2026-03-04T05:06:07Z"},
         {"26/03/04 05:06:07 x", "none"},
         {"26/03/04 05:06:07 ERROR no class: x", "none"},
         {"26/03/04 05:06:07 [ERROR] Job: x", "none"},
         {"26/13/04 05:06:07 INFO Job: x", "none"}});
}

TEST_CASE("record time: labels of TAI64N") {
  CHECK(carried("@4000000069a7bdc9054e0840 x", "x") == "2026-03-04T05:06:07.089Z");
  CHECK(carried("@4000000069a7bdc900000000 2026-03-04 05:06:08 ERROR x",
                "2026-03-04 05:06:08 ERROR x") == "2026-03-04T05:06:07Z");
  CHECK(own("@4000000069a7bdc9 x") == "none");
}

TEST_CASE("record time: an event of Windows") {
  check({{"<Event xmlns='x'><System><Level>2</Level><TimeCreated SystemTime='2026-03-04T05:06:07."
          "0890000Z'/></System></Event>",
          "2026-03-04T05:06:07.089Z"},
         {"<Event xmlns='x'><System/></Event>", "none"}});
}

TEST_CASE("record time: a line that was cut anywhere is read as far as it goes") {
  for (const std::string_view line :
       {"<Event xmlns='x'><TimeCreated SystemTime='2026-03-04T05:06:07.0890000Z'/></Event>",
        R"([{"field":"@timestamp","value":"2026-03-04 05:06:07.089"},{"field":"@message"}])",
        "<log4j:event logger=\"c.e.A\" timestamp=\"1772600767123\" level=\"ERROR\">",
        "26/03/04 05:06:07 INFO Job: x", "2026年3月4日 下午5:06:07 x",
        "十一月 27, 2026 4:19:50 下午 x", "Wednesday, 04-Mar-26 05:06:07 GMT x"}) {
    for (std::size_t length = 0; length < line.size(); ++length) {
      CAPTURE(line, length);
      CHECK_NOTHROW(own(line.substr(0, length)));
    }
  }
}

TEST_CASE("record time: rows of a log store") {
  check({{R"(["1772600767089123456","ERROR it broke"])", "2026-03-04T05:06:07.089Z"},
         {R"(["h1", "2026-03-04T05:06:07.089Z", "ERROR it broke"])", "2026-03-04T05:06:07.089Z"},
         {R"([{"field":"@timestamp","value":"2026-03-04 05:06:07.089"},)"
          R"({"field":"@message","value":"it broke"}])",
          "2026-03-04T05:06:07.089Z"},
         {R"(["1772600767","it broke"])", "none"},
         {R"(["2026-03-04T05:06:07.089Z",7])", "none"}});
}

TEST_CASE("record time: words that headers have in front of it") {
  check({{"[2026-03-04 05:06:07] x", "2026-03-04T05:06:07Z"},
         {"[2026-03-04, 05:06:07 UTC] {task.py:33} ERROR - x", "2026-03-04T05:06:07Z"},
         {"ERROR 2026-03-04 05:06:07,089 x", "2026-03-04T05:06:07.089Z"},
         {"[ERROR] 2026-03-04T05:06:07Z x", "2026-03-04T05:06:07Z"},
         {"ERROR: [main] 2026-03-04 05:06:07 x", "2026-03-04T05:06:07Z"},
         {"| 12 | WARN | 2026-03-04 05:06:07 | x", "2026-03-04T05:06:07Z"},
         {"\x1b[90m2026-03-04T05:06:07Z\x1b[0m \x1b[31mERR\x1b[0m x", "2026-03-04T05:06:07Z"},
         {"\"2026-03-04 05:06:07\",\"x\"", "2026-03-04T05:06:07Z"},
         {"# Time: 2026-03-04T05:06:07.089123Z", "2026-03-04T05:06:07.089Z"},
         {R"(time="2026-03-04T05:06:07+08:00" level=error msg="x")", "2026-03-03T21:06:07Z"},
         {R"(level=error msg="a b" ts=2026-03-04T05:06:07.089Z)", "2026-03-04T05:06:07.089Z"},
         {"level=error ts=1772600767.089 x", "2026-03-04T05:06:07.089Z"},
         {"*** 2026-03-04T05:06:07.089123+08:00", "2026-03-03T21:06:07.089Z"},
         {">>> 2026-03-04 05:06:07 x", "2026-03-04T05:06:07Z"},
         {"2026-03-04_05:06:07.08912 x", "2026-03-04T05:06:07.089Z"},
         {"[ERROR 2026-03-04 05:06:07,089 x.py:12] y", "2026-03-04T05:06:07.089Z"},
         {"[E 2026-03-04 05:06:07.089 x:12] y", "2026-03-04T05:06:07.089Z"},
         {"ERROR,2026-03-04 05:06:07,x", "2026-03-04T05:06:07Z"},
         {"ERROR;2026-03-04 05:06:07;x", "2026-03-04T05:06:07Z"},
         {"ERROR|2026-03-04 05:06:07|x", "2026-03-04T05:06:07Z"},
         {"时间：2026-03-04 05:06:07 x", "2026-03-04T05:06:07Z"},
         {"报错时间: 2026-03-04 05:06:07", "2026-03-04T05:06:07Z"}});
}

TEST_CASE("record time: members of a structured line") {
  check(
      {{R"({"level":"error","ts":1772600767.089,"msg":"x"})", "2026-03-04T05:06:07.089Z"},
       {R"({"timestamp":1772600767089,"msg":"x"})", "2026-03-04T05:06:07.089Z"},
       {R"({"@timestamp":"2026-03-04T05:06:07.089Z","msg":"x"})", "2026-03-04T05:06:07.089Z"},
       {R"({"msg":"a \" time\": b","a":{"time":"2020-01-01T00:00:00Z"},"time":"2026-03-04T05:06:07Z"})",
        "2026-03-04T05:06:07Z"},
       {R"({"t":{"$date":"2026-03-04T05:06:07.089+08:00"},"s":"E"})", "2026-03-03T21:06:07.089Z"},
       {R"({"t":{"$date":{"$numberLong":"1772600767089"}},"s":"E"})", "2026-03-04T05:06:07.089Z"},
       {R"({"instant":{"epochSecond":1772600767,"nanoOfSecond":89000000},"level":"ERROR"})",
        "2026-03-04T05:06:07Z"},
       {"{\n  \"time\": \"2026-03-04 05:06:07\"\n}", "2026-03-04T05:06:07Z"},
       {R"({"time":"2026-03-04 05:06:07","__time__":"1772571967"})", "2026-03-03T21:06:07Z"},
       {R"(2026-03-04 05:06:07 ERROR {"time":"2020-01-01T00:00:00Z"})", "2026-03-04T05:06:07Z"},
       // what stores keep an entry in
       {R"({"_index":"a","_source":{"message":"x","@timestamp":"2026-03-04T05:06:07Z"}})",
        "2026-03-04T05:06:07Z"},
       {R"({"preview":false,"result":{"_raw":"x","_time":"2026-03-04T05:06:07.000+00:00"}})",
        "2026-03-04T05:06:07Z"},
       {R"({"id":"a","content":{"message":"x","timestamp":"2026-03-04T05:06:07Z"}})",
        "2026-03-04T05:06:07Z"},
       {R"({"content":{"time":"2020-01-01T00:00:00Z"},"time":"2026-03-04 05:06:07"})",
        "2026-03-04T05:06:07Z"},
       {R"({"timeUnixNano":"1772600767089000000","body":{"stringValue":"x"}})",
        "2026-03-04T05:06:07.089Z"}});
}

TEST_CASE("record time: seconds since 1970 as programs print large numbers") {
  check({{R"({"ts":1.772600767089e9,"msg":"x"})", "2026-03-04T05:06:07.089Z"},
         {R"({"ts":1.772600767e+09,"msg":"x"})", "2026-03-04T05:06:07Z"},
         {R"({"ts":1.7726E9})", "2026-03-04T04:53:20Z"},
         {"ts=1.772600767089e+09 level=error x", "2026-03-04T05:06:07.089Z"},
         {R"({"ts":1.772600767e19})", "none"},
         {R"({"ts":1.772600767e})", "none"},
         {R"({"ts":"1772600767abc"})", "none"},
         {R"({"timestamp":{"seconds":1772600767,"nanos":89000000},"severity":"ERROR"})",
          "2026-03-04T05:06:07Z"},
         {R"({"timestamp":{"seconds":"1772600767"}})", "2026-03-04T05:06:07Z"},
         {R"({"uptime":{"seconds":1772600767}})", "none"}});
}

TEST_CASE("record time: seconds since 1970 that begin a line") {
  check(
      {{"1772600767 ERROR x", "2026-03-04T05:06:07Z"},
       {"1772600767 [error] x", "2026-03-04T05:06:07Z"},
       {"1772600767 ERROR: x", "2026-03-04T05:06:07Z"},
       {"1772600767089 WARN x", "2026-03-04T05:06:07.089Z"},
       {"1772600767.089    45 10.0.0.5 TCP_MISS/500 12 GET x", "2026-03-04T05:06:07.089Z"},
       {"1772600767.089123 x", "2026-03-04T05:06:07.089Z"},
       {"[1772600767] SERVICE ALERT: x", "2026-03-04T05:06:07Z"},
       {"[1772600767.089] [ERROR] x", "2026-03-04T05:06:07.089Z"},
       {R"([1772600767.089000000, {"log"=>"x"}])", "2026-03-04T05:06:07.089Z"},
       {R"([0] dts.log: [1772600767.089000000, {"log"=>"x"}])", "2026-03-04T05:06:07.089Z"},
       {R"([0] dts.log: [[1772600767.089000000, {}], {"log"=>"x"}])", "2026-03-04T05:06:07.089Z"}});
}

TEST_CASE("record time: a number that begins a line is none, unless something tells so") {
  check({{"1772600767 x", "none"},
         {"1772600767 rows failed", "none"},
         {"1772600767, ERROR", "none"},
         {"1772600767.5 rows", "none"},
         {"1772600767:12 x", "none"},
         {"177260076712 ERROR x", "none"},
         {"3072600767 ERROR x", "none"},
         {"1234567890123456 ERROR x", "none"},
         {"[3075307200] ERROR x", "none"},
         {"[12] ERROR x", "none"},
         {"[1772600767 x]", "none"},
         {"[1772600767, 1772600768]", "none"},
         {"ERROR 1772600767 x", "none"},
         {"job 1772600767.089 x", "none"}});
}

TEST_CASE("record time: none where none is told") {
  check({{"", "none"},
         {"AssumeRoleFail", "none"},
         {"Mar  4 05:06:07 host dts[12]: x", "none"},
         {"E0304 05:06:07.089123 1 x.go:1] x", "none"},
         {"05:06:07.089 [main] ERROR x", "none"},
         {"2026-03-04 x", "none"},
         {"03/04/2026 05:06:07 x", "none"},
         {"the task failed at 2026-03-04 05:06:07", "none"},
         {"[x 2026-03-04 05:06:07] y", "none"},
         {"rows,2026-03-04 05:06:07,x", "none"},
         {"'***' 2026-03-04 05:06:07", "none"},
         {"时间段 2026-03-04 05:06:07", "none"},
         {"ERROR 1292 (22007): Incorrect datetime value: '2026-03-04 05:06:07'", "none"},
         {R"({"code":1772600767,"data":{"time":"2026-03-04T05:06:07Z"}})", "none"},
         {R"({"time":"soon"})", "none"},
         {R"({"time":"2026-03-04T05:0)", "none"}});
}

TEST_CASE("record time: what no clock shows is none") {
  check({{"2026-13-04 05:06:07 x", "none"},
         {"2026-02-29 05:06:07 x", "none"},
         {"2024-02-29 05:06:07 x", "2024-02-29T05:06:07Z"},
         {"2000-02-29 05:06:07 x", "2000-02-29T05:06:07Z"},
         {"2026-03-00 05:06:07 x", "none"},
         {"2026-03-04 24:00:00 x", "none"},
         {"2026-03-04 05:60:07 x", "none"},
         {"2016-12-31T23:59:60Z x", "2017-01-01T00:00:00Z"},
         {"2026-03-04 05:06:071 x", "none"},
         {"1970-01-01 00:00:12 x", "none"},
         {"0001-01-01T00:00:00Z x", "none"},
         {"Mar 04, 2026 13:06:07 PM x", "none"}});
}

TEST_CASE("record time: a zone that is none, or many, is left to --time-zone") {
  CHECK(own("2026-03-04 05:06:07 CST x", 480) == "2026-03-03T21:06:07Z");
  CHECK(own("Wed Mar  4 05:06:07 CST 2026 x", 480) == "2026-03-03T21:06:07Z");
  CHECK(own("2026-03-04 05:06:07 -1234 x", 480) == "2026-03-03T21:06:07Z");
  CHECK(own("2026-03-04 05:06:07 -3 rows", 480) == "2026-03-03T21:06:07Z");
  CHECK(own("2026-03-04 05:06:07,089-[main] x", 480) == "2026-03-03T21:06:07.089Z");
  CHECK(own("2026-03-04 05:06:07Zx", 480) == "2026-03-03T21:06:07Z");
  CHECK(own("2026-03-04T05:06:07Z x", 480) == "2026-03-04T05:06:07Z");
  CHECK(own(R"({"ts":1772600767})", 480) == "2026-03-04T05:06:07Z");
  CHECK_FALSE(record_time("2026-03-04 05:06:07 x", "2026-03-04 05:06:07 x", {})->has_zone);
  CHECK(record_time("2026-03-04 05:06:07Z x", "2026-03-04 05:06:07Z x", {})->has_zone);
}

TEST_CASE("record time: what carried a record without a time tells it") {
  const auto time = [](std::string_view line) { return carried(line, "AssumeRoleFail: x"); };
  CHECK(
      time(
          R"({"log":"AssumeRoleFail: x\n","stream":"stderr","time":"2026-03-04T05:06:07.089Z"})") ==
      "2026-03-04T05:06:07.089Z");
  CHECK(time("2026-03-04T05:06:07.089123456+08:00 stderr F AssumeRoleFail: x") ==
        "2026-03-03T21:06:07.089Z");
  CHECK(time("2026-03-04T05:06:07.0890000Z AssumeRoleFail: x") == "2026-03-04T05:06:07.089Z");
  CHECK(time("deploy\tRun task\t2026-03-04T05:06:07.0890000Z AssumeRoleFail: x") ==
        "2026-03-04T05:06:07.089Z");
  CHECK(time("<34>1 2026-03-04T05:06:07Z host dts 12 - - AssumeRoleFail: x") ==
        "2026-03-04T05:06:07Z");
  CHECK(time("dts-1  | 2026-03-04T05:06:07Z AssumeRoleFail: x") == "2026-03-04T05:06:07Z");
  CHECK(time("[2026-03-04T05:06:07.089Z] AssumeRoleFail: x") == "2026-03-04T05:06:07.089Z");
  CHECK(time(R"({"MESSAGE":"AssumeRoleFail: x","__REALTIME_TIMESTAMP":"1772600767089000"})") ==
        "2026-03-04T05:06:07.089Z");
  CHECK(time(R"({"__time__":"1772600767","content":"AssumeRoleFail: x"})") ==
        "2026-03-04T05:06:07Z");
  CHECK(time(R"(2026-03-04 05:06:07 {"__time__":1772571967,"content":"AssumeRoleFail: x"})") ==
        "2026-03-03T21:06:07Z");
  CHECK(time("Mar  4 05:06:07 host dts[12]: AssumeRoleFail: x") == "none");
}

TEST_CASE("record time: own with a zone, then the carrier's, then own without") {
  const std::string_view carrier = "2026-03-04T05:06:08.0000000Z ";
  const auto both = [&](const std::string& text) {
    return carried(std::string(carrier) + text, text);
  };
  CHECK(both("2026-03-04T05:06:07Z x") == "2026-03-04T05:06:07Z");
  CHECK(both("2026-03-04 13:06:07 x") == "2026-03-04T05:06:08Z");
  CHECK(carried("Mar  4 05:06:07 host dts[12]: 2026-03-04 05:06:07 x", "2026-03-04 05:06:07 x",
                480) == "2026-03-03T21:06:07Z");
}

TEST_CASE("record time: a time in the message is not taken for the carrier's") {
  // "\t" is two bytes in the line, so that the text does not stand in it as it was printed.
  CHECK(carried("web | a\\tb c d e f g h i j k l m 2026-03-04T05:06:07Z",
                "a\tb c d e f g h i j k l m 2026-03-04T05:06:07Z") == "none");
}

TEST_CASE("record time: the attribute of an event of Log4j's XML layout") {
  check({
      {"<log4j:event logger=\"c.e.A\" timestamp=\"1772600767123\" level=\"ERROR\">",
       "2026-03-04T05:06:07.123Z"},
      {"<log4j:event level=\"ERROR\" thread=\"main\">\n<x timestamp=\"1772600767123\"/>", "none"},
      {"<log4j:event timestamp=\"soon\" level=\"ERROR\">", "none"},
      {"<event timestamp=\"1772600767123\">", "none"},
  });
}

}  // namespace dtsdoctor
