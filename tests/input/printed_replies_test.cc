// SPDX-License-Identifier: Apache-2.0
#include "input/printed_replies.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

std::string spelled(const std::string& text) {
  const auto out = with_printed_replies_as_json(MappedText(text));
  return out ? out->bytes() : "";
}

}  // namespace

TEST_CASE("printed replies: Java's maps and the members of its classes") {
  CHECK(
      spelled("got {DtsJobList=[{DtsJobId=a1, ErrorMessage=no (x, y=1), z}, {DtsJobId=b2}], "
              "N=null}.") ==
      R"(got {"DtsJobList":[{"DtsJobId":"a1","ErrorMessage":"no (x, y=1), z"},{"DtsJobId":"b2"}],"N":""}.)");
  CHECK(spelled("Reply(dtsJobList=[Job(dtsJobId=a1, errorMessage=no \"b\")], success=true)") ==
        R"(Reply{"dtsJobList":[{"dtsJobId":"a1","errorMessage":"no \"b\""}],"success":"true"})");
  CHECK(spelled("{DtsJobId=a1, Tags=[], Empty={}}") == R"({"DtsJobId":"a1","Tags":[],"Empty":{}})");
}

TEST_CASE("printed replies: values in quotation marks, and none") {
  CHECK(spelled("Job{dtsJobId='a1', errorMessage='it's, broke', x=null}") ==
        R"(Job{"dtsJobId":"a1","errorMessage":"it's, broke","x":""})");
  CHECK(spelled("[Job(dts_job_id='a1', error_message=\"x\", y=None)]") ==
        R"([Job{"dts_job_id":"a1","error_message":"x","y":""}])");
}

TEST_CASE("printed replies: maps of Go") {
  CHECK(
      spelled("got map[DtsJobList:[map[DtsJobId:a1 ErrorMessage:Error: no [x] Status:Failed] "
              "map[DtsJobId:b2 ErrorMessage: Status:Finished]] RequestId:<nil>]") ==
      R"(got map{"DtsJobList":[{"DtsJobId":"a1","ErrorMessage":"Error: no [x]","Status":"Failed"},)"
      R"({"DtsJobId":"b2","ErrorMessage":"","Status":"Finished"}],"RequestId":""})");
}

TEST_CASE("printed replies: print_r and var_dump of PHP") {
  CHECK(
      spelled("Array\n(\n    [DtsJobList] => Array\n        (\n            [0] => stdClass Object\n"
              "                (\n                    [DtsJobId] => a1\n"
              "                    [ErrorMessage] => it broke\nand fell\n                )\n\n"
              "        )\n\n)\n") ==
      "Array\n"
      R"({"DtsJobList":[{"DtsJobId":"a1","ErrorMessage":"it broke\u000aand fell"}]})"
      "\n");
  CHECK(spelled("array(1) {\n  [\"DtsJobList\"]=>\n  array(1) {\n    [0]=>\n    array(3) {\n"
                "      [\"DtsJobId\"]=>\n      string(2) \"a1\"\n      [\"Progress\"]=>\n"
                "      int(5)\n      [\"ErrorMessage\"]=>\n      NULL\n    }\n  }\n}\n") ==
        R"(array(1) {"DtsJobList":[{"DtsJobId":"a1","Progress":"5","ErrorMessage":""}]})"
        "\n");
}

TEST_CASE("printed replies: what names no task, does not close or is JSON stays") {
  for (const std::string text :
       {"{a=1, b=2}", "{DtsJobId=a1, ErrorMessage=it broke", "Array\n(\n    [a] => b\n)\n",
        R"({"DtsJobId": "a1", "ErrorMessage": "x"})", "DtsJobId (see the log)", "f(DtsJobId)",
        "Array\n(\n    [DtsJobId] => a1\n", ""}) {
    CAPTURE(text);
    CHECK(spelled(text) == "");
  }
}

TEST_CASE("printed replies: many brackets take linear time") {
  for (const std::string piece :
       {"{a=", "{DtsJobId=[", "(", "x(a=b, ", "Array\n(\n[a] => ", "array(1) {\n[\"a\"]=>\n",
        "map[A:", "map[A:[map[B:", "{a=1}", "[a] => b\n"}) {
    std::string many = "DtsJobId {a=";
    for (int i = 0; i < 60000; ++i) many += piece;
    (void)spelled(many);
  }
}

}  // namespace dtsdoctor
