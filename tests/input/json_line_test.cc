// SPDX-License-Identifier: Apache-2.0
#include "input/json_line.h"

#include "catch.h"

namespace dtsdoctor::testing {
namespace {

// What was printed, "+" behind it if the next line goes on within it; "none" if it is no
// collector's.
std::string printed(std::string_view text, std::string* stream = nullptr) {
  std::string name;
  const auto line = json_line(text, stream == nullptr ? name : *stream);
  if (!line) return "none";
  return decode_json_line(text, *line).bytes() + (line->partial ? "+" : "");
}

std::string stream(std::string_view text) {
  std::string name;
  (void)printed(text, &name);
  return name;
}

}  // namespace

TEST_CASE("json line: Docker's driver for Fluentd, and lines that it cut") {
  const std::string front = R"({"container_id":"c1","container_name":"/dts","source":"stderr",)";
  CHECK(printed(front + R"("log":"it broke"})") == "it broke");
  const std::string part = R"("partial_message":"true","partial_id":"p","partial_ordinal":"1",)";
  CHECK(printed(front + part + R"("partial_last":"false","log":"it "})") == "it +");
  CHECK(printed(front + part + R"("partial_last":"true","log":"broke"})") == "broke");
}

TEST_CASE("json line: FireLens of ECS") {
  const auto entry = [](const std::string& task) {
    return R"({"container_id":"c","container_name":"dts","ecs_cluster":"x","ecs_task_arn":")" +
           task + R"(","ecs_task_definition":"d:7","log":"it broke","source":"stdout"})";
  };
  CHECK(printed(entry("a")) == "it broke");
  CHECK(stream(entry("a")) != stream(entry("b")));
}

TEST_CASE("json line: logcli, and Docker's attributes") {
  CHECK(printed(R"({"labels":{"pod":"a"},"line":"it broke","timestamp":"2026-03-04T05:06:07Z"})") ==
        "it broke");
  CHECK(stream(R"({"labels":{"pod":"a"},"line":"x","timestamp":"t"})") !=
        stream(R"({"labels":{"pod":"b"},"line":"x","timestamp":"t"})"));
  CHECK(stream(R"({"log":"x\n","stream":"stderr","attrs":{"tag":"a"},"time":"t"})") !=
        stream(R"({"log":"x\n","stream":"stderr","attrs":{"tag":"b"},"time":"t"})"));
}

TEST_CASE("json line: Logstash, that reads a file; not a program that writes for it") {
  const std::string file =
      R"({"@timestamp":"2026-03-04T05:06:07Z","@version":"1","host":"h","path":"/a.log","message":"x"})";
  CHECK(printed(file) == "x");
  for (const std::string_view own :
       {R"({"@timestamp":"t","@version":"1","message":"x"})",
        R"({"@timestamp":"t","@version":"1","message":"x","level":"ERROR","path":"/a"})",
        R"({"timestamp":"t","path":"/a","source":"dts","message":"x"})"}) {
    INFO(own);
    CHECK(printed(own) == "none");
  }
}

}  // namespace dtsdoctor::testing
