// SPDX-License-Identifier: Apache-2.0
#include "base/id_label.h"

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("id label: what redact writes is one, a placeholder is none") {
  CHECK(has_id_label("<account-1>"));
  CHECK(has_id_label("acs:ram::1:role/<role-12>"));
  for (const char* text : {"", "<", "<account>", "<account-x>", "<account-1", "<accounts-1>",
                           "<Alibaba Cloud account ID>", "account-1", "<name-1>"}) {
    INFO(text);
    CHECK_FALSE(has_id_label(text));
  }
}

TEST_CASE("id label: every kind of id has one") {
  for (std::size_t i = 0; i < kIdKinds; ++i) {
    const std::string name(name_of(static_cast<IdKind>(i)));
    INFO(name);
    CHECK(has_id_label("<" + name + "-7>"));
  }
}

TEST_CASE("id label: an account may be any number, a role may have a blank in its name") {
  CHECK(possible_spellings("<account-1>@x") ==
        std::vector<std::string>{"1408826137750019@x", "12345678901@x", "276543210987654321@x"});
  CHECK(possible_spellings("<role-1> of <account-2>") ==
        std::vector<std::string>{"ram-for-dts of 1408826137750019", "RamForDts_2 of 12345678901",
                                 "ram for dts of 276543210987654321"});
  CHECK(possible_spellings("a < b") == std::vector<std::string>{"a < b"});
}

}  // namespace dtsdoctor
