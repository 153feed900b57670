// SPDX-License-Identifier: Apache-2.0
#include "input/labels.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

using Values = std::vector<std::string>;

// The labels as "name=value".
Values values_of(std::string_view text) {
  Values values;
  for (const Label& label : find_labels(text)) {
    values.push_back(
        std::string(label.name) + "=" +
        std::string(text.substr(label.value.begin, label.value.end - label.value.begin)));
  }
  return values;
}

}  // namespace

TEST_CASE("labels: each ends the value before it") {
  CHECK(values_of("ErrCode:AssumeRoleFail ErrMessage:no such role HttpStatusCode:400 RequestId:X1 "
                  "Success:false]") == Values{"ErrCode=AssumeRoleFail", "ErrMessage=no such role",
                                              "HttpStatusCode=400", "RequestId=X1",
                                              "Success=false"});
}

TEST_CASE("labels: a line end ends a value") {
  CHECK(values_of("ErrorCode: A.B\nMessage: c d\ne f") == Values{"ErrorCode=A.B", "Message=c d"});
}

TEST_CASE("labels: a word right behind a request id is none of it") {
  CHECK(values_of("RequestId: C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27POST /x") ==
        Values{"RequestId=C4E19A07-5D2B-5F63-8B1E-90A7D3F61A27"});
  CHECK(values_of("RequestId: C4E19A07-5D2B-5F63-8B1E") ==
        Values{"RequestId=C4E19A07-5D2B-5F63-8B1E"});
}

TEST_CASE("labels: any spelling of the known ones") {
  CHECK(values_of("error_code: A") == Values{"error_code=A"});
  CHECK(values_of("Error Code: A") == Values{"Error Code=A"});
  CHECK(values_of("REQUEST-ID=X1") == Values{"REQUEST-ID=X1"});
  CHECK(values_of("请求ID: X1") == Values{"请求ID=X1"});
  CHECK(values_of("错误码：A 错误信息：没有 权限") == Values{"错误码=A", "错误信息=没有 权限"});
  CHECK(values_of("request id: X1") == Values{"request id=X1"});
}

TEST_CASE("labels: set off by Markdown or by brackets") {
  CHECK(values_of("- **Error code:** `A.B`") == Values{"Error code=A.B"});
  CHECK(values_of("**错误码**: A") == Values{"错误码=A"});
  CHECK(values_of("`Message`: `c d`\nMessage: **e f**\n**Message:** g") ==
        Values{"Message=c d", "Message=e f", "Message=g"});
  CHECK(values_of("Message: `db`.`t` is gone") == Values{"Message=`db`.`t` is gone"});
  CHECK(values_of("Message: account 1640****") == Values{"Message=account 1640****"});
  CHECK(values_of("[ErrorCode]: A") == Values{"ErrorCode=A"});
  CHECK(values_of("**Code:**").size() == 1);
}

TEST_CASE("labels: unknown words are none") {
  CHECK(values_of("host: x, port: 3306").empty());
  CHECK(values_of("https://x.y/z?a=b").empty());
  CHECK(values_of("barcode: 1 encode=2").empty());
  CHECK(values_of("").empty());
  CHECK(values_of(":").empty());
}

TEST_CASE("labels: the end of another word is none") {
  CHECK(values_of("x.code: A").empty());
  CHECK(values_of("a/code: A").empty());
  CHECK(values_of("2code: A").empty());
}

TEST_CASE("labels: the value in front of a label is no word of it") {
  CHECK(values_of("level=error msg=\"Code: A\"") == Values{"Code=A"});
  CHECK(values_of("x error msg: A") == Values{"error msg=A"});
}

TEST_CASE("labels: those of a metric are none") {
  CHECK(values_of("dts_errors_total{code=\"A\"} 3").empty());
  CHECK(values_of("dts_errors_total{job=\"x\",code=\"A\",host=\"y\"} 3").empty());
  CHECK(values_of("{code=\"A\",message=\"b\"}") == Values{"code=A", "message=b"});
  CHECK(values_of("{Code: \"A\"}") == Values{"Code=A"});
}

TEST_CASE("labels: a code is one word, a message is all of it") {
  CHECK(values_of("Code: AssumeRoleFail, what follows") == Values{"Code=AssumeRoleFail"});
  CHECK(values_of("Message: a, b; c") == Values{"Message=a, b; c"});
  CHECK(values_of("RequestId: X1]") == Values{"RequestId=X1"});
}

TEST_CASE("labels: quoted values, and what looks like a label inside them") {
  CHECK(values_of(R"(code='A', message='the code: B is wrong', x)") ==
        Values{"code=A", "message=the code: B is wrong"});
  CHECK(values_of(R"({"Code": "A", "Message": "say \"hi\" now"})") ==
        Values{"Code=A", R"(Message=say \"hi\" now)"});
  CHECK(values_of(R"(u'Code': u'A', u'Message': u'b c')") == Values{"Code=A", "Message=b c"});
}

TEST_CASE("labels: quotes that are escaped themselves") {
  CHECK(values_of(R"({\"Code\":\"A\",\"Message\":\"b c\"})") == Values{"Code=A", "Message=b c"});
}

TEST_CASE("labels: a quote that is never closed ends with its line") {
  CHECK(values_of("Message: \"a b\nCode: A") == Values{"Message=a b", "Code=A"});
}

TEST_CASE("labels: a value keeps the quote it ends with") {
  CHECK(values_of("Message: no role \"a\"") == Values{"Message=no role \"a\""});
}

TEST_CASE("labels: what an element holds, as text or as a CDATA section") {
  CHECK(values_of("<Error><Code>A.B</Code><Message>a b</Message></Error>") ==
        Values{"Code=A.B", "Message=a b"});
  CHECK(values_of("<Code><![CDATA[A.B]]></Code><Message><![CDATA[a <b> c]]></Message>") ==
        Values{"Code=A.B", "Message=a <b> c"});
  CHECK(values_of("<Message><![CDATA[cut off") == Values{"Message=cut off"});
}

TEST_CASE("labels: the bracket around a DynamicMessage is none of it") {
  CHECK(values_of("The parameter %s is bad. (DynamicMessage: DtsJobId)</Message>") ==
        Values{"DynamicMessage=DtsJobId"});
  CHECK(values_of("DynamicMessage: a (b) c") == Values{"DynamicMessage=a (b) c"});
}

TEST_CASE("labels: an address ends a message, the url of a database does not") {
  CHECK(values_of("Message: no role, URL: https://dts.aliyuncs.com/") ==
        Values{"Message=no role", "URL=https"});
  CHECK(values_of("错误信息：DTS-60001: failed (url:10.0.0.1:3306, user: a) cause: b") ==
        Values{"错误信息=DTS-60001: failed (url:10.0.0.1:3306, user: a) cause: b"});
}

TEST_CASE("labels: tea's status in front of a message") {
  const std::string_view text = "code: 400, no such role request id: X1";
  const std::vector<Label> labels = find_labels(text);
  REQUIRE(labels.size() == 2);
  CHECK(labels[0].role == LabelRole::status_prefix);
  CHECK(labels[1].role == LabelRole::request_id);
  CHECK(values_of(text) == Values{"code=no such role", "request id=X1"});
}

TEST_CASE("labels: roles") {
  CHECK(role_of_key("ErrCode") == LabelRole::code);
  CHECK(role_of_key("errorMessage") == LabelRole::message);
  CHECK(role_of_key("RequestID") == LabelRole::request_id);
  CHECK(role_of_key("AuthAction") == LabelRole::detail);
  CHECK(role_of_key("HostId") == LabelRole::other);
  CHECK(role_of_key("whatever") == LabelRole::other);
  CHECK(is_label("HostId"));
  CHECK_FALSE(is_label("whatever"));
  CHECK_FALSE(is_label(""));
}

TEST_CASE("labels: they tell where they begin") {
  const std::vector<Label> labels = find_labels("x Code: A \"Message\": b");
  REQUIRE(labels.size() == 2);
  CHECK(labels[0].begin == 2);
  CHECK(labels[1].begin == 11);
}

TEST_CASE("labels: an empty value stays empty") {
  CHECK(values_of("DynamicMessage: ErrCode:A") == Values{"DynamicMessage=", "ErrCode=A"});
  CHECK(values_of("Code:") == Values{"Code="});
  CHECK(values_of("Code: ''") == Values{"Code="});
}

TEST_CASE("labels: Chinese punctuation ends words and values") {
  CHECK(values_of("任务失败，错误码：A，错误信息：没有权限。") ==
        Values{"错误码=A", "错误信息=没有权限。"});
}

TEST_CASE("labels: many of them take linear time") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "Code: A ";
  CHECK(find_labels(text).size() == 20000);
  std::string colons;
  for (int i = 0; i < 5000; ++i) colons += "：";
  CHECK(find_labels(colons).empty());
}

}  // namespace dtsdoctor
