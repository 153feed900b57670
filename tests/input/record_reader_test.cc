// SPDX-License-Identifier: Apache-2.0
//
// One test for each reason why a line goes on with the record before it, and why it does not.
#include "catch.h"
#include "input/records_of.h"
#include "input/slow_source.h"

namespace dtsdoctor::testing {

TEST_CASE("records: a line is a record") {
  CHECK(records_of("one\ntwo\n") == Records{"1|one", "2|two"});
  CHECK(records_of("").empty());
}

TEST_CASE("records: blank lines end records and belong to none") {
  CHECK(records_of("\n\none\n \t\r\ntwo\n\n") == Records{"3|one", "5|two"});
  CHECK(records_of("\n\n").empty());
}

TEST_CASE("records: deeper indented lines go on") {
  CHECK(together("SDKError:\n   Code: X\n   Message: y"));
  CHECK(records_of("  a\n  b\n    c\nd") == Records{"1|  a", "2|  b\n    c", "4|d"});
}

TEST_CASE("records: the label lines of an SDK block") {
  CHECK(
      together("ERROR: SDK.ServerError\nErrorCode: X\nRecommend: https://y\nRequestId: Z\nMessage: "
               "m\nRespHeaders: map[]"));
  CHECK(together("错误码：AssumeRoleFail\n错误信息：没有权限"));
}

TEST_CASE("records: label lines that Markdown sets off") {
  CHECK(together("**错误码**: X\n**错误信息**: m\n请求ID: Z"));
  CHECK(together("- **Error code:** `X`\n- **Message:** `m`\n- **Request ID:** Z"));
}

TEST_CASE("records: label lines with empty lines between them, a code first") {
  CHECK(together("Code: X\n\nMessage: m\n\nRequest ID: Z"));
  CHECK(records_of("Code: X\nMessage: m\n\nCode: Y\nMessage: n") ==
        Records{"1|Code: X\nMessage: m\n", "4|Code: Y\nMessage: n"});
  CHECK(records_of("Code: X\n\n\nMessage: m") == Records{"1|Code: X\n", "4|Message: m"});
  CHECK(records_of("Code: X\n\nsomething else") == Records{"1|Code: X\n", "3|something else"});
  CHECK(records_of("Message: m\n\nCode: X") == Records{"1|Message: m", "3|Code: X"});
}

TEST_CASE("records: the labels of OSS, and its reply in XML below them") {
  CHECK(
      together("com.aliyun.oss.OSSException: m\n[ErrorCode]: X\n[RequestId]: Z\n[HostId]: h\n"
               "[ResponseError]:\n<?xml version=\"1.0\"?>\n<Error>\n  <Code>X</Code>\n</Error>\n"
               "\tat com.aliyun.oss.Y(Z.java:1)"));
}

TEST_CASE("records: an XML document that begins behind a line's words") {
  const std::string reply =
      "[Error]: reply: <?xml version=\"1.0\"?>\n<Error>\n  <Code>X</Code>\n</Error>";
  CHECK(records_of(reply + "\nnext") == Records{"1|" + reply, "5|next"});
  CHECK(records_of("what is this?>\n<b>").size() == 2);
}

TEST_CASE("records: the host is one of the labels") {
  CHECK(together("error code: X\nerror message: m\nhost: h\nrequest id: Z"));
}

TEST_CASE("records: a label that was seen opens another record") {
  CHECK(records_of("ErrorCode: A\nMessage: x\nErrorCode: B\nMessage: y") ==
        Records{"1|ErrorCode: A\nMessage: x", "3|ErrorCode: B\nMessage: y"});
}

TEST_CASE("records: Java's request id on a line of its own") {
  CHECK(together("com.aliyuncs.exceptions.ClientException: A : b\r\nRequestId : 0B1F"));
  CHECK(together(
      "com.aliyuncs.exceptions.ClientException: A : b\r\nRequestId : 0B1F\r\nDescription : c"));
}

TEST_CASE("records: stack frames and causes") {
  CHECK(together(
      "Exception: x\n\tat a.B.c(B.java:1)\n    at d\nCaused by: y: z\n\tat e\n\t... 3 more"));
  CHECK(together("Exception: x\n... 3 more"));
  CHECK(together("[SDK.JsonUnmarshalError] Failed\ncaused by:"));
  CHECK(records_of("Exception: x\nat work") == Records{"1|Exception: x", "2|at work"});
}

TEST_CASE("records: the exception that ends a Python traceback") {
  const std::string traceback =
      "Traceback (most recent call last):\n  File \"x.py\", line 1, in <module>\n    "
      "f()\na.b.ServerException: HTTP Status: 400";
  CHECK(together(traceback));
  CHECK(records_of(traceback + "\nnext") == Records{"1|" + traceback, "5|next"});
}

TEST_CASE("records: brackets that opened at a line's end are closed in the same record") {
  CHECK(together("{\n  \"Code\": \"A\",\n  \"x\": {\n  }\n}"));
  CHECK(together("reply: {\n\"Code\": \"A\",\n\"Message\": \"b\"\n}"));
  CHECK(records_of("{\n  \"a\": 1\n}\n}") == Records{"1|{\n  \"a\": 1\n}", "4|}"});
  CHECK(records_of("{\"a\": \"{\"}\n}") == Records{"1|{\"a\": \"{\"}", "2|}"});
}

TEST_CASE("records: an error block follows a line that ends in a colon") {
  CHECK(
      together("[ERROR] x.go:533: Resource r ConfigureDtsJob Failed!!! [SDK ERROR]:\nSDKError:\n   "
               "Code: A"));
  CHECK(records_of("all is well\nSDKError:\n   Code: A") ==
        Records{"1|all is well", "2|SDKError:\n   Code: A"});
}

TEST_CASE("records: Terraform's header and the dump of a reply below it") {
  CHECK(
      together("[ERROR] x_dts_synchronization_job.go:533:\nConfigureDtsJob failed, response: "
               "map[ErrCode:A ErrMessage:b]"));
}

TEST_CASE("records: a box is one record") { CHECK(together("╷\n│ Error: a\n│ \n│   with x,\n╵")); }

TEST_CASE("records: boxes are told apart, and from what follows") {
  CHECK(together("╷\n│ SDKError:\n│ \n│    Code: A\n╵"));
  const Records records = records_of("╷\n│ Error: a\n│   x\n╵\n╷\n│ Error: b\n╵\nplain");
  CHECK_THAT(records, Catch::Matchers::VectorContains(std::string("8|plain")));
  CHECK_THAT(records[0], Catch::Matchers::EndsWith("│ Error: a\n│   x\n╵"));
}

TEST_CASE("records: boxes pasted without corners start at their headlines") {
  CHECK(records_of("│ Error: a\n│   x\n│ Error: b\n│   y") ==
        Records{"1|│ Error: a\n│   x", "3|│ Error: b\n│   y"});
}

TEST_CASE("records: an indented box") { CHECK(together("  │ Error: a\n  │   b\n  ╵")); }

TEST_CASE("records: a coloured box") {
  CHECK(together(
      "\x1b[31m│\x1b[0m \x1b[1;31mError: \x1b[0ma\n\x1b[31m│\x1b[0m Code: A\n\x1b[31m╵\x1b[0m"));
}

TEST_CASE("records: a code that stands alone takes the next line that is not blank") {
  CHECK(together("AssumeRoleFail\nthe role does not exist"));
  CHECK(together("AssumeRoleFail\n\n\nthe role does not exist"));
  CHECK(together("[AssumeRoleFail]:\nthe role does not exist"));
  CHECK(together("  \"AssumeRoleFail\"\r\nthe role does not exist"));
}

TEST_CASE("records: a code takes one line only") {
  CHECK(records_of("AssumeRoleFail\nwords\nother") ==
        Records{"1|AssumeRoleFail\nwords", "3|other"});
  CHECK(records_of("SomethingElse\nmessage") == Records{"1|SomethingElse", "2|message"});
}

TEST_CASE("records: a code that a line announces takes the next line") {
  CHECK(together("报错：AssumeRoleFail\nNoPermission : no"));
  CHECK(together("错误码\tAssumeRoleFail\n错误信息\tNoPermission : no"));
  CHECK(together("| Error Code | AssumeRoleFail |\n| Error Message | NoPermission : no |"));
  CHECK(together("错误码\nAssumeRoleFail\n错误信息\nNoPermission : no"));
  CHECK(together("错误码：\nAssumeRoleFail\n错误信息：\nNoPermission : no"));
  CHECK(records_of("报错：AssumeRoleFail\na\nb") == Records{"1|报错：AssumeRoleFail\na", "3|b"});
}

TEST_CASE("records: a code that a line announces does not take another error or a log line") {
  for (const char* next : {"Error: NoPermission", "we got: NoPermission", "ERROR no", "INFO no",
                           "2026-03-04 05:06:07 no", "NoPermission", "level=info msg=no"})
    CHECK(records_of("we got: AssumeRoleFail\n" + std::string(next)).size() == 2);
  CHECK(records_of("错误码\nsomething else").size() == 2);
}

TEST_CASE("records: a code waits for no more than two blank lines") {
  const Records records = records_of("AssumeRoleFail\n\n\n\nfar away");
  REQUIRE(records.size() == 2);
  CHECK(records[1] == "5|far away");
}

TEST_CASE("records: two codes in a row are two records") {
  CHECK(records_of("AssumeRoleFail\nNoPermission\nmessage") ==
        Records{"1|AssumeRoleFail", "2|NoPermission\nmessage"});
}

TEST_CASE("records: a code does not swallow a line with a time") {
  CHECK(records_of("AssumeRoleFail\n2026-03-04 05:06:07 next") ==
        Records{"1|AssumeRoleFail", "2|2026-03-04 05:06:07 next"});
}

TEST_CASE("records: a line with a time opens a record") {
  for (const std::string stamp :
       {"2026-03-04 05:06:07", "05:06:07.123", "[2026-03-04 05:06:07.123]", "Mar  4 05:06:07",
        "E0304 05:06:07.123", "2026/03/04 05:06:07", "20260304 05:06:07"}) {
    CHECK(records_of("Exception: x\n" + stamp + " next") ==
          Records{"1|Exception: x", "2|" + stamp + " next"});
  }
}

TEST_CASE("records: longer than allowed is cut, and said so") {
  Limits limits;
  limits.max_record = 30;
  std::vector<LimitHit> hits;
  const Records records =
      records_of("Exception: x\n  0123456789\n  0123456789\n    tail", limits, &hits);
  CHECK(records == Records{"1|Exception: x\n  0123456789", "3|  0123456789\n    tail"});
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].name == "max-record");
  CHECK(hits[0].line == 1);
}

TEST_CASE("records: a record that ends by itself was not cut") {
  Limits limits;
  limits.max_record = 12;
  std::vector<LimitHit> hits;
  CHECK(records_of("first one\nsecond one", limits, &hits) ==
        Records{"1|first one", "2|second one"});
  CHECK(hits.empty());
}

TEST_CASE("records: cut lines are said so, twenty times at most, and that there were more") {
  Limits limits;
  limits.max_line = 5;
  std::vector<LimitHit> hits;
  CHECK(records_of("abc\nabcdefgh\n", limits, &hits) == Records{"1|abc", "2|abcde"});
  REQUIRE(hits.size() == 1);
  CHECK(hits[0].name == "max-line");
  CHECK(hits[0].line == 2);
  std::string many;
  for (int i = 0; i < 100; ++i) many += "abcdefgh\n";
  (void)records_of(many, limits, &hits);
  REQUIRE(hits.size() == 21);
  CHECK(hits[19].what == LimitWhat::line_cut);
  CHECK(hits[20].what == LimitWhat::further);
}

TEST_CASE("records: the same from any block boundary") {
  const std::string text =
      "2026-03-04 05:06:07 start\nAssumeRoleFail\n\nmessage\n╷\n│ Error: a\n│   b\n╵\nSDKError:\n  "
      " Code: X\n\n{\n  \"a\": [\n  ]\n}\nend";
  const Records whole = records_of(text);
  CHECK(whole.size() > 5);
  for (const std::size_t step : {1, 2, 3, 7}) {
    SlowSource source(text, step);
    CHECK(records_of(source, {}) == whole);
  }
}

}  // namespace dtsdoctor::testing
