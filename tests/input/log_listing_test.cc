// SPDX-License-Identifier: Apache-2.0
#include "input/log_listing.h"

#include <string>

#include "catch.h"

namespace dtsdoctor::testing {
namespace {

std::vector<std::string> entries(const std::string& text) {
  std::vector<std::string> out;
  for (const Span& entry : find_listing(text).entries)
    out.push_back(text.substr(entry.begin, entry.end - entry.begin));
  return out;
}

const std::string kOne = R"({"__time__":"1772600767","content":"a ] \" [{"})";
const std::string kTwo = R"({"__time__":"1772600768","content":"b"})";

}  // namespace

TEST_CASE("log listing: the elements of a list, however deep it stands and however it is printed") {
  const std::vector<std::string> both = {kOne, kTwo};
  CHECK(entries("[" + kOne + "," + kTwo + "]") == both);
  CHECK(entries(" [\n  " + kOne + " ,\n  " + kTwo + "\n]\n") == both);
  CHECK(entries(R"({"meta":{"count":2},"data":[)" + kOne + "," + kTwo + "]}") == both);
  CHECK(entries(R"({"hits":{"total":{"value":2},"hits":[)" + kOne + "," + kTwo + "]}}") == both);
  CHECK(entries(R"({"rows":[[)" + kOne + "],[" + kTwo + "]]}") == both);
  CHECK(find_listing("[" + kOne + "," + kTwo + "]").levels == 0);
  CHECK(find_listing(R"({"hits":{"hits":[)" + kOne + "," + kTwo + "]}}").levels == 2);
}

TEST_CASE("log listing: entries of log stores, CI systems and ticket systems") {
  for (
      const std::string entry : {
          R"({"timestamp":1772600767123,"message":"x","ingestionTime":1772600768000})",
          R"({"_index":"a","_id":"1","_source":{"@timestamp":"2026-03-04T05:06:07Z","message":"x"}})",
          R"({"insertId":"a","textPayload":"x","timestamp":"2026-03-04T05:06:07Z"})",
          R"({"_time":"2026-03-04T05:06:07.000+00:00","_raw":"x"})",
          R"({"timeUnixNano":"1772600767123456789","body":{"stringValue":"x"}})",
          R"({"type":"Warning","message":"x","lastTimestamp":"2026-03-04T05:06:07Z"})",
          R"({"id":7,"created_at":"2026-03-04T05:06:07Z","subject":"x","description":"y"})",
      }) {
    CAPTURE(entry);
    CHECK(entries("[" + entry + "," + entry + "]") == std::vector<std::string>{entry, entry});
  }
}

TEST_CASE("log listing: rows, and fields and values") {
  for (
      const std::string entry : {
          R"(["1772600767123456789","it broke"])",
          R"(["1772600767123456789","it broke",{"trace_id":"7"}])",
          R"(["h1","2026-03-04T05:06:07.123Z","it broke"])",
          R"([{"field":"@timestamp","value":"2026-03-04 05:06:07.123"},{"field":"@message","value":"x"}])",
          R"({"_index":"a","fields":{"@timestamp":["2026-03-04T05:06:07Z"],"message":["x"]}})",
          R"({"message":{"timestamp":"2026-03-04T05:06:07Z","message":"x"},"index":"g"})",
      }) {
    CAPTURE(entry);
    const std::vector<std::string> both = {entry, entry};
    CHECK(entries(R"({"data":{"result":[{"stream":{"a":"b"},"values":[)" + entry + "," + entry +
                  "]}]}}") == both);
    CHECK(entries(R"({"tables":[{"rows":[)" + entry + "," + entry + "]}]}") == both);
  }
  for (const std::string row :
       {R"([1772600767.123,"1"])", R"(["1772600767","it broke"])",
        R"(["2026-03-04T05:06:07Z","word"])", R"(["it broke","at last"])"}) {
    CAPTURE(row);
    CHECK(entries("[" + row + "," + row + "]").empty());
  }
}

TEST_CASE("log listing: none where the elements are no entries") {
  const std::string dts = R"({"DtsJobId":"b1","time":"2026-03-04T05:06:07Z","message":"x"})";
  for (const std::string& text : std::vector<std::string>{
           kOne,
           "[" + kOne + "]",
           "[" + kOne + ",7," + kTwo + "]",
           kOne + "\n" + kTwo,
           "x [" + kOne + "," + kTwo + "]",
           std::string("[]"),
           std::string(),
           // no time, or no words
           std::string(R"({"errors":[{"message":"a"},{"message":"b"}]})"),
           std::string(R"([{"time":1772600767,"value":1},{"time":1772600768,"value":2}])"),
           // a reply about tasks
           "[" + dts + "," + dts + "]",
           R"({"DtsJobList":[)" + kOne + "," + kTwo + "]}",
           R"({"DtsJobId":"b1","data":[)" + kOne + "," + kTwo + "]}",
       }) {
    CAPTURE(text);
    CHECK(find_listing(text).empty());
  }
}

TEST_CASE("log listing: of a text that ends within an entry the others are told, and the rest") {
  const std::string text = R"({"data":[)" + kOne + "," + kTwo + R"(,{"__time__":"17)";
  CHECK(entries(text) == std::vector<std::string>{kOne, kTwo});
  const Span rest = find_listing(text).rest;
  CHECK(text.substr(rest.begin, rest.end - rest.begin) == R"({"__time__":"17)");
}

}  // namespace dtsdoctor::testing
