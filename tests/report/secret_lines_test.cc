// SPDX-License-Identifier: Apache-2.0
//
// Lines that may be shown one at a time, without the label that tells what they hold.
#include "catch.h"
#include "report/secret_finder.h"

namespace dtsdoctor {

using Lines = std::vector<std::string>;

TEST_CASE("secret lines: a value below its label is known on its own line") {
  CHECK(secret_lines("user,password\napp,hunter\n") == Lines{"hunter"});
  CHECK(secret_lines("Password:\nhunter2\n") == Lines{"hunter2"});
  CHECK(secret_lines("\"Password\":\n  \"hunter\",\n") == Lines{"hunter"});
  CHECK(secret_lines("password: |\n  first1\n  second2\nx: y\n") == Lines{"first1", "second2"});
}

TEST_CASE("secret lines: what its own line tells is not kept") {
  CHECK(secret_lines("password: hunter2\nuser: app\npwd=hunter3 pwd=hunter4\n") == Lines{});
  CHECK(secret_lines("") == Lines{});
}

}  // namespace dtsdoctor
