// SPDX-License-Identifier: Apache-2.0
//
// The shipped rules on tasks that are not cross-account, or not meant to be: errors whose causes
// turn on the ends of a task as it was configured.
#include "diagnose/verdicts_of.h"

namespace dtsdoctor::testing {
namespace {

// Names neither owner nor role.
std::pair<std::string, std::string> plain_task(const std::string& source = "cn-hangzhou",
                                               const std::string& destination = "cn-beijing") {
  return {"task.json",
          R"({"SourceEndpointInstanceType":"RDS","SourceEndpointInstanceID":"rm-bp1aaaa",)"
          R"("SourceEndpointRegion":")" +
              source + R"(","DestinationEndpointInstanceType":"RDS",)" +
              R"("DestinationEndpointInstanceID":"rm-bp1bbbb","DestinationEndpointRegion":")" +
              destination + "\"}"};
}

}  // namespace

TEST_CASE("crossborder-uid: the regions of both ends tell") {
  const auto between = [](const std::string& source, const std::string& destination) {
    return Verdicts("api/crossborder-uid",
                    {plain_task(source, destination)})["cross-border-not-enabled"];
  };
  CHECK(between("cn-hangzhou", "ap-southeast-1") == "confirmed");
  CHECK(between("cn-hongkong", "cn-shenzhen") == "confirmed");
  CHECK(between("cn-hangzhou", "cn-beijing") == "ruled_out");
  CHECK(between("eu-central-1", "ap-southeast-1") == "ruled_out");
  // The only documented cause, and a region that no table has.
  CHECK(between("cn-hangzhou", "xx-nowhere-1") == "likely");
  CHECK(Verdicts("api/crossborder-uid", Documents())["cross-border-not-enabled"] == "likely");
}

TEST_CASE("instance-not-found: whose the instances are tells, also of a task that names no owner") {
  const auto with = [](const std::map<std::string, std::string>& owners) {
    return Verdicts("api/instance-not-found", {plain_task(), kCaller}, {{}, {}, owners});
  };
  const Verdicts source = with({{"user.source_owner_id", kOwner}});
  CHECK(source["instance-of-another-account"] == "confirmed");
  CHECK(source.endpoint() == "source");
  const Verdicts destination = with({{"user.destination_owner_id", kOwner}});
  CHECK(destination["instance-of-another-account"] == "confirmed");
  CHECK(destination.endpoint() == "destination");
  CHECK(with({})["instance-of-another-account"] == "unknown");
  // One end is the creator's own: the other may be anybody's.
  CHECK(with({{"user.source_owner_id", kCreator}})["instance-of-another-account"] == "unknown");
  CHECK(with({{"user.source_owner_id", kCreator},
              {"user.destination_owner_id", kCreator}})["instance-of-another-account"] ==
        "ruled_out");
}

TEST_CASE("forbidden-ram: an instance of another account is likely once its owner is named") {
  const Verdicts source("api/forbidden-ram", {plain_task(), kCaller},
                        {{}, {}, {{"user.source_owner_id", kOwner}}});
  CHECK(source["resource-in-another-account"] == "likely");
}

}  // namespace dtsdoctor::testing
