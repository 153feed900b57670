// SPDX-License-Identifier: Apache-2.0
//
// A standard stream that whoever started the program had closed.
#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

const std::string kError =
    "AssumeRoleFail\nNoPermission : You are not authorized to do this action. You should be "
    "authorized by RAM.\n";

}  // namespace

TEST_CASE(
    "closed streams: a standard input that is closed is unreadable, and nothing waits for it") {
  for (const std::string command : {"", "scan -", "scan --jobs 1 -", "redact", "rules stub"}) {
    CAPTURE(command);
    const Run result = shell("timeout 20 \"$dtsdoctor\" " + command + " <&-");
    CHECK(result.exit == 2);
    CHECK(contains(result.err, "cannot read standard input"));
  }
}

TEST_CASE("closed streams: what is said goes into no file that was opened meanwhile") {
  const TemporaryFolder folder;
  (void)folder.file("a.log", kError);
  const Given given{"", folder.path()};
  const Run result = shell(
      "timeout 20 \"$dtsdoctor\" scan --progress always --state s -o r.json -f json a.log missing"
      " <&- >&- 2>&-; echo $?; \"$dtsdoctor\" merge -f json r.json",
      given);
  CHECK(result.out.starts_with("3\n"));
  CHECK(nlohmann::json::parse(result.out.substr(2))["summary"]["explained"] == 1);
  CHECK(shell("\"$dtsdoctor\" scan --state s a.log", given).exit == 0);
}

TEST_CASE("closed streams: a report that has nowhere to go is an error") {
  const TemporaryFolder folder;
  (void)folder.file("a.log", kError);
  const Run result = shell("\"$dtsdoctor\" a.log >&-", {"", folder.path()});
  CHECK(result.exit == 3);
  CHECK(contains(result.err, "cannot write standard output"));
}

}  // namespace dtsdoctor::test
