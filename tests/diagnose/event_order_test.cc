// SPDX-License-Identifier: Apache-2.0
#include "catch.h"
#include "diagnose/told_failures.h"

namespace dtsdoctor::testing {
namespace {

const std::string kRam =
    "06:07 ERROR ErrorCode: EntityNotExist.Role Message: The role not exists: "
    "acs:ram::1408826137750019:role/ram-for-dts RequestId: A-1\n";

std::string of_dts(const std::string& id) {
  return "06:09 ERROR {\"Code\":\"AssumeRoleFail\",\"Message\":\"EntityNotExist.Role : The role "
         "not exists: acs:ram::1408826137750019:role/ram-for-dts\",\"RequestId\":\"" +
         id + "\",\"HostId\":\"dts.aliyuncs.com\"}\n";
}

std::vector<std::string> ids(const std::string& text) {
  std::vector<std::string> out;
  for (const std::string& each : told(*read_failures(text)))
    out.push_back(each.substr(0, each.find(' ')));
  return out;
}

}  // namespace

TEST_CASE(
    "event order: what DTS says of a request is told, whether RAM was printed before or behind") {
  const std::vector<std::string> expected = {"cross-account/role-not-found"};
  CHECK(ids(kRam + "06:08 INFO retry\n" + of_dts("A-1")) == expected);
  CHECK(ids(of_dts("A-1") + "06:08 INFO retry\n" + kRam) == expected);
}

TEST_CASE("event order: other requests stay apart, in their order") {
  const std::vector<std::string> expected = {"ram/role-not-exist", "cross-account/role-not-found"};
  CHECK(ids(kRam + "06:08 INFO retry\n" + of_dts("A-2")) == expected);
}

}  // namespace dtsdoctor::testing
