// SPDX-License-Identifier: Apache-2.0
//
// Replies as programs print them: in the ways of their languages, under the names of their SDKs.
#include "catch.h"
#include "input/reply_failures.h"

namespace dtsdoctor::testing {

TEST_CASE("job reply: what Python's repr and Node's inspect print of one") {
  const Lines found = failures_in(
      "jobs: {'DtsJobList': [{'DtsJobId': 'j1', 'Status': 'Synchronizing', 'ErrorMessage': ''}, "
      "{'DtsJobId': 'j2', 'DtsJobName': \"it's\", 'Status': 'Failed', 'ErrorMessage': 'A \"b\" "
      "failed', "
      "'DataSynchronizationStatus': {'Status': 'Failed', 'ErrorMessage': None}}, "
      "{'DtsJobId': 'j3', 'Status': 'Failed', 'ErrorMessage': 'x failed'}], 'Success': True} and "
      "so on");
  CHECK(found == Lines{"j2|it's|incremental||A \"b\" failed|", "j3||||x failed|"});
  CHECK(failures_in(
            "DescribeDtsJobsResponse {\n  statusCode: 200,\n  body: Body {\n    dtsJobList: [\n"
            "      Job {\n        dtsJobId: 'j3',\n        status: 'Failed',\n"
            "        errorMessage: 'x failed',\n        sourceEndpoint: [Object]\n      }\n"
            "    ],\n    success: true\n  }\n}\n") == Lines{"j3||||x failed|"});
}

TEST_CASE("job reply: names as SDKs spell the members of their objects") {
  CHECK(failures_in(R"({"dtsJobList":[{"dtsJobId":"j","dtsJobName":"n","status":"Failed",
      "dataInitializationStatus":{"status":"Failed","errorMessage":"A"}}],"success":true})") ==
        Lines{"j|n|full||A|"});
  CHECK(failures_in(R"({"dts_job_list":[{"dts_job_id":"j","dts_job_name":"n","status":"Failed",
      "error_message":"A","precheck_status":{"status":"Failed","detail":[{"item":"CHECK_X",
      "check_result":"Failed","failed_reason":"B"}]}}]})") ==
        Lines{"j|n|precheck||A|", "j|n|precheck|CHECK_X|B|CHECK_X"});
}

TEST_CASE("job reply: a program's own log that names a task is none") {
  for (const char* text :
       {R"({"level":"error","dtsJobId":"j","status":"failed","errorMessage":"A"})",
        R"({"level":"error","dts_job_id":"j","state":"failed","err_msg":"A"})",
        R"({"level":"error","DtsJobId":"j","Status":"Failed","Message":"A"})"}) {
    INFO(text);
    CHECK(find_job_replies(MappedText(text), {}).empty());
  }
}

TEST_CASE("job reply: the words of a printed object stand where they are") {
  const std::string text =
      "{'DtsJobList': [{'DtsJobId': 'j', 'Status': 'Failed', 'ErrorMessage': 'it\\'s A'}]}";
  const std::vector<JobReply> replies = find_job_replies(MappedText(text), {});
  REQUIRE(replies.size() == 1);
  const std::vector<JobFailure> failures = job_failures(replies[0]);
  REQUIRE(failures.size() == 1);
  const MappedText& words = failures[0].texts.at(0).text;
  CHECK(words.bytes() == "it's A");
  CHECK(words.origin({5, 6}).begin == text.find("A'}"));
}

}  // namespace dtsdoctor::testing
