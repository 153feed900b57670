// SPDX-License-Identifier: Apache-2.0
//
// Whoever reads the output goes away while there is still input.
#include "catch.h"
#include "support.h"

namespace dtsdoctor::test {
namespace {

// A line at a time for two minutes, of another role each.
const std::string kLines =
    "for i in {1..1200}; do echo \"ERROR AssumeRoleFail : EntityNotExist.Role : The role not "
    "exists: acs:ram::1234567890123456:role/r-$i\"; sleep 0.1; done 2>&- | ";

}  // namespace

TEST_CASE("gone reader: JSON lines of a scan end with whoever reads them") {
  for (const auto& [words, status] :
       {std::pair("scan - -f jsonl", 0), std::pair("scan - -f jsonl --fail-on any", 1)}) {
    CAPTURE(words);
    const Run result = shell(kLines + "{ timeout 30 \"$dtsdoctor\" " + words +
                             "; echo \"status $?\" >&2; } | head -c 1");
    CHECK(result.out == "{");
    CHECK(result.err == "status " + std::to_string(status) + "\n");
  }
}

TEST_CASE("gone reader: a state is not moved on by a report that nobody got") {
  const TemporaryFolder folder;
  const Run result = shell(kLines +
                               "{ timeout 30 \"$dtsdoctor\" scan - -f jsonl --state s; "
                               "echo \"status $?\" >&2; } | head -c 1",
                           {"", folder.path()});
  CHECK(contains(result.err, "the report could not be printed"));
  CHECK(contains(result.err, "status 3\n"));
  CHECK_FALSE(std::filesystem::exists(folder.path() / "s"));
}

TEST_CASE("gone reader: redact ends with whoever reads it") {
  const Run result = shell(kLines +
                           "{ timeout 30 \"$dtsdoctor\" redact --max-document 1 2>&-; "
                           "echo \"status $?\" >&2; } | head -c 1");
  CHECK(result.out == "E");
  CHECK(result.err == "status 0\n");
}

}  // namespace dtsdoctor::test
