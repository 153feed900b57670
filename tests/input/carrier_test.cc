// SPDX-License-Identifier: Apache-2.0
//
// Lines inside of what container runtimes and CI systems wrap around each of them.
#include "input/carrier.h"

#include "catch.h"
#include "input/record.h"

namespace dtsdoctor {
namespace {

std::string inside(std::string_view line) { return without_carrier(line).bytes(); }

}  // namespace

TEST_CASE("carriers: docker's json-file, unescaped and mapped back") {
  const std::string line =
      R"({"log":"Message: \"a\"\n","stream":"stderr","time":"2026-03-04T05:06:07.1Z"})";
  CHECK(inside(line) == "Message: \"a\"");
  const MappedText text = without_carrier(line);
  const Span a = text.origin({10, 11});
  CHECK(line.substr(a.begin, a.end - a.begin) == "a");
}

TEST_CASE("carriers: CRI, GitHub Actions and Jenkins stamps") {
  CHECK(inside("2026-03-04T05:06:07.123456789Z stderr F Code: A") == "Code: A");
  CHECK(inside("2026-03-04T05:06:07.1+08:00 stdout P x") == "x");
  CHECK(inside("2026-03-04T05:06:07.1234567Z SDK.ServerError") == "SDK.ServerError");
  CHECK(inside("[2026-03-04T05:06:07.123Z]    Code: A") == "   Code: A");
}

TEST_CASE("carriers: a log's own time and other JSON are none") {
  for (const std::string line :
       {"2026-03-04T05:06:07.123Z ERROR x", "2026-03-04 05:06:07.123 [main] ERROR x",
        R"({"log":"x"})", R"({"log":"x","level":"error"})", "[main] x", "",
        "{\"log\":\"unterminated"}) {
    CAPTURE(line);
    CHECK(inside(line) == line);
  }
}

TEST_CASE("carriers: a block over several wrapped lines is one record with code, message and id") {
  std::string text;
  for (const std::string line :
       {"SDK.ServerError", "ErrorCode: AssumeRoleFail", "RequestId: A-1", "Message: no"}) {
    text +=
        R"({"log":")" + line + R"(\n","stream":"stderr","time":"2026-03-04T05:06:07.1Z"})" + "\n";
  }
  const auto source = read_memory(text);
  const Limits limits;
  const IsKnownCode none = [](std::string_view) { return false; };
  LineReader lines(*source, limits.max_line);
  RecordReader records(lines, "-", limits, none);
  RawRecord raw;
  REQUIRE(records.next(raw));
  std::vector<LimitHit> hits;
  const Record record = read_record(raw, "-", limits, none, hits);
  REQUIRE(record.layers.size() == 1);
  CHECK(record.layers[0].code.bytes() == "AssumeRoleFail");
  CHECK(record.layers[0].message.bytes() == "no");
  CHECK(record.layers[0].request_id.bytes() == "A-1");
  CHECK(record.place(record.layers[0].message.origin({0, 2})).line == 4);
  CHECK_FALSE(records.next(raw));
}

}  // namespace dtsdoctor
