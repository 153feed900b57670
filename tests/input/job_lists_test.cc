// SPDX-License-Identifier: Apache-2.0
#include "input/job_lists.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

std::string spelled(const std::string& text) {
  const auto out = with_job_lists_as_json(MappedText(text));
  return out ? out->bytes() : "";
}

const std::string kRow =
    R"({"DtsJobList":[{"DtsJobId":"dtsa1","Status":"Failed","ErrorMessage":"it broke"}]})";

}  // namespace

TEST_CASE("job lists: fields one a line are a reply") {
  CHECK(spelled("*** 1. row ***\n    dtsJobId: dtsa1\n      status: Failed\n"
                "errorMessage: it broke\n1 row in set\n") ==
        "*** 1. row ***\n" + kRow + "\n1 row in set\n");
  CHECK(spelled("\nDtsJobId     : dtsa1\nStatus       : Failed\nErrorMessage : it broke\n\n") ==
        "\n" + kRow + "\n\n");
  CHECK(spelled("DtsJobId=dtsa1\n") == "");
}

TEST_CASE("job lists: a name told again begins the next task, deeper lines belong to a value") {
  CHECK(
      spelled("DtsJobId: dtsa1\nStatus: Failed\nErrorMessage: it\n   broke\n"
              "DtsJobId: dtsb2\nStatus: Finished\nErrorMessage: -\n") ==
      R"({"DtsJobList":[{"DtsJobId":"dtsa1","Status":"Failed","ErrorMessage":"it\u000a   broke"}]})"
      "\n"
      R"({"DtsJobList":[{"DtsJobId":"dtsb2","Status":"Finished"}]})"
      "\n");
}

TEST_CASE("job lists: a block without a task, its state or an error stays") {
  for (const std::string text :
       {"ErrorCode: A.B\nErrorMessage: it broke\nDtsJobId: dtsa1\n",
        "Status: Failed\nErrorMessage: it broke\n", "DtsJobId: dtsa1\nStatus: Failed\n",
        "DtsJobId: dtsa1\nStatus: Failed\n\nErrorMessage: it broke\n", ""}) {
    CAPTURE(text);
    CHECK(spelled(text) == "");
  }
}

TEST_CASE("job lists: many fields take linear time") {
  for (const std::string piece : {"a: b\n", "DtsJobId: a\n", "   x\n", "DtsJobId: a\n  b\n"}) {
    std::string many = "DtsJobId: x\n";
    for (int i = 0; i < 100000; ++i) many += piece;
    (void)spelled(many);
  }
}

}  // namespace dtsdoctor
