// SPDX-License-Identifier: Apache-2.0
//
// What is one failure, and where its matches are said to stand.
#include <string>
#include <vector>

#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

using Json = nlohmann::json;

}  // namespace

TEST_CASE("cli: the two spellings of a number of DTS are one failure") {
  Given given;
  given.input =
      "DtsJobId a1b2c3d4e5f6: dts.retry.err.0436\nDtsJobId a1b2c3d4e5f6: DTS-RETRY-ERR-0436\n"
      "DtsJobId a1b2c3d4e5f6: DTS-RETRY-ERR-0422\n";
  const Json both = Json::parse(run({"-f", "json"}, given).out);
  REQUIRE(both.at("diagnoses").size() == 2);
  CHECK(both.at("diagnoses").at(0).at("code") == "DTS-RETRY-ERR-0436");
  CHECK(both.at("diagnoses").at(0).at("count") == 2);
}

TEST_CASE("cli: a task that something around the text names is among what each match captured") {
  Given given;
  given.input =
      "DtsJobId=dtsk1x2y3z4a5b6c7d ERROR DTS.Msg.Forbidden.AliyunUIDNotFound: The account does not "
      "exist\n{\"DtsJobId\":\"dtsk9x8y7z6a5b4c3d\",\"ErrorMessage\":\"DTS.Msg.Forbidden."
      "AliyunUIDNotFound: The account does not exist\"}\n"
      "DTS.Msg.Forbidden.AliyunUIDNotFound: The account does not exist\n";
  for (const char* const command : {"-", "scan"}) {
    CAPTURE(command);
    const auto report = nlohmann::json::parse(run({command, "-", "-f", "json"}, given).out);
    REQUIRE(report.at("diagnoses").size() == 3);
    for (const nlohmann::json& diagnosis : report.at("diagnoses")) {
      const nlohmann::json& captures = diagnosis.at("matches").at(0).at("captures");
      if (diagnosis.at("jobs").empty()) {
        CHECK_FALSE(captures.contains("job_id"));
      } else {
        CHECK(captures.at("job_id") == diagnosis.at("jobs").at(0).at("id"));
      }
    }
  }
}

TEST_CASE("cli: the caret stands under the whole key of a listed retry error") {
  for (const std::string code : {"dts.retry.err.0436", "DTS-RETRY-ERR-0436"}) {
    const Run result = run({"-f", "json"}, {"the task stopped: " + code + "\n"});
    const Json match = Json::parse(result.out).at("diagnoses").at(0).at("matches").at(0);
    CHECK(match.at("excerpt") == code);
    CHECK(match.at("column") == 19);
    CHECK(match.at("length") == code.size());
  }
}

}  // namespace dtsdoctor::test
