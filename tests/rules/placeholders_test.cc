// SPDX-License-Identifier: Apache-2.0
#include "rules/placeholders.h"

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("placeholders: facts and artifacts with their places") {
  const auto found = placeholders_in("--Role={endpoint.role_name} {artifact:trust-policy.json}");
  REQUIRE(found.size() == 2);
  CHECK(found[0].kind == Placeholder::Kind::fact);
  CHECK(found[0].name == "endpoint.role_name");
  CHECK(found[0].begin == 7);
  CHECK(found[0].end == 27);
  CHECK(found[1].kind == Placeholder::Kind::artifact);
  CHECK(found[1].name == "trust-policy.json");
}

TEST_CASE("placeholders: braces of JSON and shell are plain text") {
  CHECK(placeholders_in(R"({"Id": {"a": 1}} {} { x } {1} {unclosed)").empty());
}

TEST_CASE("placeholders: one inside of JSON is found") {
  const auto found = placeholders_in(R"({"Service":"{caller.account_id}@dts.aliyuncs.com"})");
  REQUIRE(found.size() == 1);
  CHECK(found[0].name == "caller.account_id");
}

}  // namespace dtsdoctor
