// SPDX-License-Identifier: Apache-2.0
//
// Records of which the lines of other programs stand too far apart: scan reads only around what
// failed, and says so as a diagnosis of the whole input does.
#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

std::string others(int lines) {
  std::string text;
  for (int i = 0; i < lines; ++i) text += "db | 2026-01-02 03:04:05 INFO hello\n";
  return text;
}

const std::string kBegins = "web | 2026-01-02 03:04:05 ERROR DTS-10035: begins\n";
const std::string kGoesOn = "web |   at com.foo.Bar(Bar.java:1)\n";

nlohmann::json limits_of(std::vector<std::string> command, const std::string& text,
                         const std::string& most) {
  const TemporaryFolder folder;
  (void)folder.file("a.log", text);
  command.insert(command.end(), {"--max-interleave", most, "-f", "json", "a.log"});
  return nlohmann::json::parse(run(command, {"", folder.path()}).out)["limits"];
}

}  // namespace

TEST_CASE("scan: a record that too many lines of others cut in two is said, as diagnosing does") {
  const std::string text = kBegins + others(10) + kGoesOn;
  const nlohmann::json limits = limits_of({"scan"}, text, "5");
  REQUIRE(limits.size() == 1);
  CHECK(limits[0]["name"] == "max-interleave");
  CHECK(limits[0]["line"] == 12);
  CHECK(limits[0]["what"] == limits_of({}, text, "5")[0]["what"]);
  CHECK(limits_of({"scan"}, text, "11").empty());
}

TEST_CASE("scan: the same where what failed is the part that was cut off") {
  const std::string text = "web | 2026-01-02 03:04:05 INFO begins\n" + others(10) + kGoesOn +
                           "web | Caused by: AssumeRoleFail: no role\n";
  const nlohmann::json limits = limits_of({"scan"}, text, "5");
  REQUIRE(limits.size() == 1);
  CHECK(limits[0]["line"] == 12);
}

TEST_CASE("scan: a program that fell silent after its record reached no limit") {
  const std::string text = kBegins + others(10) + kBegins + others(10);
  CHECK(limits_of({"scan"}, text, "5").empty());
  CHECK(limits_of({"scan"}, others(10) + kGoesOn + others(10), "5").empty());
}

TEST_CASE(
    "scan: a record cut in two is said in a file of many chunks, with any number of threads") {
  const std::string far = others(20'000);
  const std::string text = far + kBegins + others(10) + kGoesOn + far + far;
  const nlohmann::json limits = limits_of({"scan", "--jobs", "1"}, text, "5");
  REQUIRE(limits.size() == 1);
  CHECK(limits[0]["line"] == 20'012);
  CHECK(limits_of({"scan", "--jobs", "3"}, text, "5") == limits);
}

}  // namespace dtsdoctor::test
