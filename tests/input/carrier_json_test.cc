// SPDX-License-Identifier: Apache-2.0
//
// Carriers that make a JSON object of each line, each in a wrapping of its own; and JSON that is no
// carrier's.
#include "input/carrier.h"

#include "catch.h"
#include "input/taken_off.h"

namespace dtsdoctor::testing {

TEST_CASE("carriers: Fluentd's tag, Filebeat, Vector") {
  const std::string object = R"({"log":"Message: a","stream":"stderr"})";
  CHECK(inside("2026-03-04 05:06:07.123456789 +0800 docker.a: " + object) == "Message: a");
  CHECK(inside("2026-03-04T05:06:07+08:00\tdocker.a\t" + object) == "Message: a");
  CHECK(inside("2026-03-04T05:06:07+08:00\tdocker.a\t{\"message\":\"b\"}") == "b");
  CHECK(stream("2026-03-04T05:06:07+08:00\tdocker.a\t" + object) !=
        stream("2026-03-04T05:06:07+08:00\tdocker.b\t" + object));
  const auto filebeat = [](const std::string& path, int offset) {
    return R"({"@timestamp":"2026-03-04T05:06:07.089Z","@metadata":{"beat":"filebeat"},"log":{"offset":)" +
           std::to_string(offset) + R"(,"file":{"path":")" + path +
           R"("}},"message":"Message: a","host":{"name":"h"},"agent":{"type":"filebeat"}})";
  };
  CHECK(inside(filebeat("/a", 7)) == "Message: a");
  CHECK(stream(filebeat("/a", 7)) == stream(filebeat("/a", 9)));
  CHECK(stream(filebeat("/a", 7)) != stream(filebeat("/b", 7)));
  CHECK(inside(R"({"file":"/a","host":"h","message":"x","source_type":"file","timestamp":"t"})") ==
        "x");
  const std::string own = R"(2026-03-04 05:06:07.123 +0800 a: {"message":"x","level":"error"})";
  CHECK(inside(own) == own);
  const std::string spoken = R"(2026-03-04 05:06:07.123 INFO got it: {"message":"x"})";
  CHECK(inside(spoken) == spoken);
}

TEST_CASE("carriers: a sequence of JSON texts") {
  CHECK(inside("\x1E{\"_PID\":\"7\",\"MESSAGE\":\"Message: a\"}") == "Message: a");
  CHECK(stream("\x1E{\"_PID\":\"7\",\"MESSAGE\":\"a\"}") ==
        stream("{\"_PID\":\"7\",\"MESSAGE\":\"b\"}"));
}

TEST_CASE("carriers: other JSON is none") {
  for (const std::string line :
       {R"({"log":"x"})", R"({"log":"x","level":"error"})", R"({"log":"x","log":"y","stream":"a"})",
        R"({"Code":"A","Message":"b","RequestId":"c"})",
        R"({"stream":"stderr","message":"x","code":"AssumeRoleFail"})",
        R"({"stream":"stderr","MESSAGE":"x","CODE":"AssumeRoleFail"})",
        R"({"stream":"stderr","log":"x"} and more)", R"({"stream":"stderr","log":"x")",
        R"({"stream":"stderr","log":"x)", R"({"stream":"stderr","log":7})", "{", "{}",
        "{\"log\""}) {
    CAPTURE(line);
    CHECK(inside(line) == line);
  }
}

}  // namespace dtsdoctor::testing
