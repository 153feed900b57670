// SPDX-License-Identifier: Apache-2.0
#include "report/shareable_text.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

struct Printed {
  std::vector<std::string> pieces;
  bool overflowed;
};

Printed printed(const std::vector<std::string>& parts, std::size_t most) {
  Printed out;
  ShareableText text({.ids = true}, most,
                     [&](std::string_view piece) { out.pieces.emplace_back(piece); });
  for (const std::string& part : parts) text.add(part);
  text.finish();
  out.overflowed = text.overflowed();
  return out;
}

}  // namespace

TEST_CASE("shareable text: what comes last tells what to take out of the first line") {
  const Printed out = printed({"ram-for-dts: login with hunter2-77 fai", "led\n",
                               "\"SourceEndpointRole\": \"ram-for-dts\"\npassword=hunter2-77\n"},
                              1000);
  REQUIRE(out.pieces.size() == 1);
  CHECK(out.pieces[0] ==
        "<role-1>: login with *** failed\n\"SourceEndpointRole\": \"<role-1>\"\npassword=***\n");
  CHECK_FALSE(out.overflowed);
}

TEST_CASE("shareable text: beyond the limit it goes out by whole lines, labels going on") {
  const Printed out =
      printed({"role=x\nRoleName=ram-for-dts\nRoleNa", "me=ram-for-dts\nRoleName=b-2\n"}, 24);
  CHECK(out.overflowed);
  std::string all;
  for (const std::string& piece : out.pieces) {
    all += piece;
    CHECK(piece.ends_with('\n'));
  }
  CHECK(all == "role=x\nRoleName=<role-1>\nRoleName=<role-1>\nRoleName=<role-2>\n");
}

TEST_CASE("shareable text: a key that goes on is not cut in two") {
  const Printed out = printed({"a line of text\n-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n",
                               "MIIEvQIBADANBgkr\n-----END PRIVATE KEY-----\nrest\n"},
                              50);
  std::string all;
  for (const std::string& piece : out.pieces) all += piece;
  CHECK(all.find("MII") == std::string::npos);
  CHECK(all.starts_with("a line of text\n-----BEGIN PRIVATE KEY-----"));
  CHECK(all.ends_with("-----END PRIVATE KEY-----\nrest\n"));
}

}  // namespace dtsdoctor
