// SPDX-License-Identifier: Apache-2.0
#include "report/shell.h"
#include "catch.h"

namespace dtsdoctor {
namespace {

TEST_CASE("safe arguments stay bare") {
  CHECK(shell_quoted("ram-for-dts") == "ram-for-dts");
  CHECK(shell_quoted("acs:ram::1408826137750019:role/x") == "acs:ram::1408826137750019:role/x");
  CHECK(shell_quoted("a=b,c@d%e+f_g.h") == "a=b,c@d%e+f_g.h");
}

TEST_CASE("everything else is quoted so that the shell takes it as it stands") {
  CHECK(shell_quoted("") == "''");
  CHECK(shell_quoted("two words") == "'two words'");
  CHECK(shell_quoted("<RoleName>") == "'<RoleName>'");
  CHECK(shell_quoted("$(reboot)`x`\"\\") == "'$(reboot)`x`\"\\'");
  CHECK(shell_quoted("it's") == "'it'\\''s'");
  CHECK(shell_quoted("'") == "''\\'''");
  CHECK(shell_quoted("~/x") == "'~/x'");
  CHECK(shell_quoted("角色") == "'角色'");
  CHECK(shell_quoted("a\n\tb") == "'a\n\tb'");
}

TEST_CASE("what acts on a terminal becomes a symbol") {
  CHECK(shell_quoted("a\x1b[31mb") == "'a␛[31mb'");
  CHECK(shell_quoted("a\xE2\x80\xAE"
                     "b") == "'a<U+202E>b'");
}

TEST_CASE("a command is one line") {
  CHECK(shell_line({"aliyun", "ram", "GetRole", "--RoleName", "my role"}) ==
        "aliyun ram GetRole --RoleName 'my role'");
  CHECK(shell_line({"A=b", "C=d"}) == "'A=b' C=d");
  CHECK(shell_line({}) == "");
}

}  // namespace
}  // namespace dtsdoctor
