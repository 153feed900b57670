// SPDX-License-Identifier: Apache-2.0
#include "input/job_tables.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

std::string spelled(const std::string& text) {
  const auto out = with_job_tables_as_json(MappedText(text));
  return out ? out->bytes() : "";
}

}  // namespace

TEST_CASE("job tables: a row is the reply it was taken from, in whatever the table is drawn") {
  const std::string row =
      R"({"DtsJobList":[{"DtsJobId":"dtsa1","Status":"Failed","ErrorMessage":"it broke"}]})";
  CHECK(spelled("DtsJobId | Status | ErrorMessage\n-------- | ------ | ------------\n"
                "dtsa1    | Failed | it broke\n") ==
        "DtsJobId | Status | ErrorMessage\n-------- | ------ | ------------\n" + row + "\n");
  CHECK(spelled("| dtsJobId | status | errorMessage |\n|---|---|---|\n"
                "| dtsa1 | Failed | it broke |\n\nmore\n") ==
        "| dtsJobId | status | errorMessage |\n|---|---|---|\n" + row + "\n\nmore\n");
  CHECK(spelled("dts_job_id,status,error_message\r\ndtsa1,Failed,\"it broke\"\r\n") ==
        "dts_job_id,status,error_message\r\n" + row + "\n");
  CHECK(spelled("DTS_JOB_ID\tSTATUS\tERROR_MESSAGE\ndtsa1\tFailed\tit broke\n") ==
        "DTS_JOB_ID\tSTATUS\tERROR_MESSAGE\n" + row + "\n");
  CHECK(spelled("+----+\n| DtsJobId | Status | ErrorMessage |\n+----+\n"
                "| dtsa1 | Failed | it broke |\n+----+\n1 row in set\n") ==
        "+----+\n| DtsJobId | Status | ErrorMessage |\n+----+\n" + row +
            "\n+----+\n1 row in set\n");
}

TEST_CASE("job tables: a cell may hold what separates cells, quotation marks and line breaks") {
  CHECK(spelled("DtsJobId,ErrorMessage,x\ndtsa1,\"a \"\"b\"\", c\nd\",1\n") ==
        "DtsJobId,ErrorMessage,x\n"
        R"({"DtsJobList":[{"DtsJobId":"dtsa1","ErrorMessage":"a \"b\", c\u000ad"}]})"
        "\n");
  CHECK(spelled("DtsJobId | ErrorMessage\ndtsa1 | a | b\\c\n") ==
        "DtsJobId | ErrorMessage\n"
        R"({"DtsJobList":[{"DtsJobId":"dtsa1","ErrorMessage":"a | b\\c"}]})"
        "\n");
}

TEST_CASE("job tables: columns may be parts of parts, and cells without a value are left out") {
  CHECK(spelled("DtsJobName,PrecheckStatus.ErrorMessage,ErrorCode\na b,it broke,<nil>\n") ==
        "DtsJobName,PrecheckStatus.ErrorMessage,ErrorCode\n"
        R"({"DtsJobList":[{"DtsJobName":"a b","PrecheckStatus":{"ErrorMessage":"it broke"}}]})"
        "\n");
}

TEST_CASE("job tables: a spelled row knows where it came from") {
  const std::string text = "DtsJobId,ErrorMessage\ndtsa1,it broke\n";
  const auto out = with_job_tables_as_json(MappedText(text));
  REQUIRE(out);
  const std::size_t at = out->bytes().find("it broke");
  CHECK(out->origin({at, at + 8}) == Span{text.find("it"), text.find("it") + 8});
}

TEST_CASE("job tables: what is no table about tasks stays") {
  for (const std::string text :
       {"DtsJobId,Status\ndtsa1,Failed\n", "JobId,ErrorMessage\n12,it broke\n",
        "name,ErrorMessage\na,it broke\n", "DtsJobId, or ErrorMessage\nis what, you need\n",
        "DtsJobId,ErrorMessage\n\ndtsa1,it broke\n", "DtsJobId,ErrorMessage\nsee the log, please\n",
        "\"DtsJobId\": \"dtsa1\", \"ErrorMessage\": \"it broke\"\n", ""}) {
    CAPTURE(text);
    CHECK(spelled(text) == "");
  }
}

TEST_CASE("job tables: many first rows and many cells take linear time") {
  for (const std::string piece : {"DtsJobId,ErrorMessage,x1\n", "DtsJobId,ErrorMessage\n",
                                  "DtsJobId,", "a|\"", "DtsJobId\n"}) {
    std::string many;
    for (int i = 0; i < 100000; ++i) many += piece;
    (void)spelled(many);
  }
}

}  // namespace dtsdoctor
