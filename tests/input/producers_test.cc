// SPDX-License-Identifier: Apache-2.0
//
// Every shape in which a program prints an Alibaba Cloud error: which code, message and request id
// are read from it, and where the message stands.
#include "catch.h"
#include "input/layers.h"

namespace dtsdoctor::testing {
namespace {

using Layers = std::vector<std::string>;

// The message holds the separators of the envelopes around it: " : ", ": ", and a code's shape.
const std::string kMessage =
    "EntityNotExist.Role : The role not exists: acs:ram::1234567890123456:role/ram-for-dts";
const std::string kId = "0B1F2E3D-4C5B";
const std::string kTea = "code: 400, " + kMessage + " request id: " + kId;
const std::string kJson = R"({"RequestId":")" + kId +
                          R"(","HostId":"dts.aliyuncs.com","Code":"AssumeRoleFail","Message":")" +
                          kMessage + R"(","Recommend":"https://x/t?q=AssumeRoleFail&requestId=)" +
                          kId + R"("})";

// What is expected: the code, the message, the id and the message's place.
std::string read(const std::string& where, const std::string& code = "AssumeRoleFail",
                 const std::string& id = kId) {
  return code + "|" + kMessage + "|" + id + "|" + where;
}

}  // namespace

TEST_CASE("producers: aliyun CLI and Go SDK v1") {
  const std::string block =
      "SDK.ServerError\nErrorCode: AssumeRoleFail\nRecommend: "
      "https://x/t?q=AssumeRoleFail&requestId=" +
      kId + "\nRequestId: " + kId + "\nMessage: " + kMessage +
      "\nRespHeaders: map[Content-Type:[application/json] X-Acs-Request-Id:[" + kId + "]]";
  CHECK(layers_of(block) == Layers{read("5:10")});
  CHECK(layers_of("ERROR: " + block) == Layers{read("5:10")});
  CHECK(layers_of("\x1b[1;31mERROR: " + block + "\n\x1b[0m") == Layers{read("5:10")});
}

TEST_CASE("producers: Go tea, with and without the status line") {
  const std::string tail = "   Code: AssumeRoleFail\n   Message: " + kTea + "\n   Data: " + kJson;
  CHECK(layers_of("SDKError:\n   StatusCode: 400\n" + tail) == Layers{read("4:24"), read("5:102")});
  CHECK(layers_of("SDKError:\n" + tail) == Layers{read("3:24"), read("4:102")});
}

TEST_CASE("producers: Go darabonba prints no code, and the HTTP status is none") {
  CHECK(layers_of(kTea) == Layers{read("1:12", "")});
}

TEST_CASE("producers: denverdino/aliyungo") {
  CHECK(layers_of("Aliyun API Error: RequestId: " + kId +
                  " Status Code: 400 Code: AssumeRoleFail Message: " + kMessage) ==
        Layers{read("1:91")});
}

TEST_CASE("producers: Java core") {
  const std::string text = "com.aliyuncs.exceptions.ClientException: AssumeRoleFail : " + kMessage +
                           "\r\nRequestId : " + kId;
  CHECK(layer_of(text) == read("1:59"));
}

TEST_CASE("producers: Java core's request id is no error of its own") {
  CHECK(layers_of("com.aliyuncs.exceptions.ClientException: AssumeRoleFail : " + kMessage +
                  "\r\nRequestId : " + kId) == Layers{read("1:59")});
}

TEST_CASE("producers: Java core behind the header of a logger") {
  CHECK(layer_of("05:06:07.123 [main] ERROR com.example.DtsSync -- "
                 "com.aliyuncs.exceptions.ClientException: AssumeRoleFail : " +
                 kMessage + "\nRequestId : " + kId) == read("1:108"));
}

TEST_CASE("producers: Java tea") {
  CHECK(layers_of("com.aliyun.tea.TeaException: " + kTea +
                  "\n\tat com.aliyun.teaopenapi.Client.doRPCRequest(Client.java:236)") ==
        Layers{read("1:41", "")});
}

TEST_CASE("producers: Java tea that gave up retrying") {
  const std::string text = "com.aliyun.tea.TeaUnretryableException: " + kTea +
                           "\n\tat x.Y(Z.java:1)\nCaused by: com.aliyun.tea.TeaException: " + kTea;
  CHECK(layers_of(text) == Layers{read("1:52", ""), read("3:52", "")});
}

TEST_CASE("producers: Python core") {
  CHECK(layers_of("HTTP Status: 400 Error:AssumeRoleFail " + kMessage + " RequestID: " + kId) ==
        Layers{read("1:39")});
}

TEST_CASE("producers: Python core, uncaught") {
  CHECK(
      layers_of("Traceback (most recent call last):\n  File \"dts_sync.py\", line 42, in <module>\n"
                "    response = client.do_action_with_exception(request)\n"
                "aliyunsdkcore.acs_exception.exceptions.ServerException: HTTP Status: 400 "
                "Error:AssumeRoleFail " +
                kMessage + " RequestID: " + kId) == Layers{read("4:95")});
}

TEST_CASE("producers: Python tea") {
  const std::string text =
      "Error: AssumeRoleFail " + kTea + " Response: {'RequestId': '" + kId +
      "', 'HostId': 'dts.aliyuncs.com', 'Code': 'AssumeRoleFail', 'Message': '" + kMessage +
      "', 'statusCode': 400}";
  CHECK(layers_of(text) == Layers{read("1:34"), read("1:255", "AssumeRoleFail", "")});
}

TEST_CASE("producers: Python logs and OSS") {
  CHECK(layers_of(R"({"errorCode": "AssumeRoleFail", "errorMessage": ")" + kMessage +
                  R"(", "requestId": ")" + kId + "\"}") == Layers{read("1:50")});
  CHECK(layers_of("{'status': 400, 'x-oss-request-id': '" + kId +
                  "', 'details': {'Code': 'AssumeRoleFail', 'Message': '" + kMessage +
                  "', 'RequestId': '" + kId + "'}}") == Layers{read("1:104")});
}

TEST_CASE("producers: Node tea") {
  const std::string text = "ResponseError: AssumeRoleFail: " + kTea +
                           "\n    at Client.doRPCRequest (/app/client.js:216:32) {\n" +
                           "  code: 'AssumeRoleFail',\n  data: {\n    RequestId: '" + kId +
                           "',\n    Code: 'AssumeRoleFail',\n    Message: '" + kMessage +
                           "',\n    statusCode: 400\n  }\n}";
  const Layers layers = layers_of(text);
  CHECK(layers.front() == read("1:43"));
  CHECK(layers.back() == read("7:15", "AssumeRoleFail", ""));
}

TEST_CASE("producers: Node pop-core") {
  CHECK(layers_of("AssumeRoleFailError: " + kMessage + ", URL: https://dts.aliyuncs.com/") ==
        Layers{read("1:22", "AssumeRoleFail", "")});
}

TEST_CASE("producers: PHP") {
  CHECK(layers_of("AssumeRoleFail: " + kMessage + " RequestId: " + kId +
                  " POST \"https://dts.aliyuncs.com/\" 400") == Layers{read("1:17")});
  CHECK(layer_of("PHP Fatal error:  Uncaught AlibabaCloud\\Client\\Exception\\ServerException: "
                 "AssumeRoleFail: " +
                 kMessage + " RequestId: " + kId +
                 " POST \"https://dts.aliyuncs.com/\" 400 in /app/x.php:3") == read("1:91"));
}

TEST_CASE("producers: C#") {
  CHECK(layers_of("Tea.TeaException: " + kTea) == Layers{read("1:30", "")});
}

TEST_CASE("producers: C++") {
  CHECK(layers_of("SDKError: code=AssumeRoleFail, message=" + kMessage + ", statusCode=400") ==
        Layers{read("1:40", "AssumeRoleFail", "")});
}

TEST_CASE("producers: the API's JSON, on one line, pretty-printed, behind words") {
  CHECK(layers_of(kJson) == Layers{read("1:93")});
  CHECK(layers_of("{\n  \"Code\": \"AssumeRoleFail\",\n  \"Message\": \"" + kMessage +
                  "\",\n  \"RequestId\": \"" + kId + "\"\n}") == Layers{read("3:15")});
  CHECK(layers_of("ERROR: init client failed refresh session token failed: " + kJson) ==
        Layers{read("1:149")});
}

TEST_CASE("producers: DTS says Success: false, in any spelling") {
  const std::string front =
      R"({"HttpStatusCode":400,"RequestId":")" + kId + R"(","ErrCode":"AssumeRoleFail","Success":)";
  const std::string back =
      R"(,"ErrMessage":")" + kMessage + R"(","DynamicMessage":"","DynamicCode":"AssumeRoleFail"})";
  CHECK(layers_of(front + "false" + back) == Layers{read("1:108")});
  CHECK(layers_of(front + "\"false\"" + back) == Layers{read("1:110")});
  CHECK(layers_of(front + "0" + back) == Layers{read("1:104")});
}

TEST_CASE("producers: DTS fills a hole of the message from DynamicMessage") {
  CHECK(
      layers_of(
          R"({"Success":false,"ErrCode":"InvalidParameter","ErrMessage":"The Value of Input Parameter %s is not valid.","DynamicMessage":"RegionId","RequestId":"X1"})") ==
      Layers{"InvalidParameter|The Value of Input Parameter RegionId is not valid.|X1|1:61"});
}

TEST_CASE("producers: DynamicMessage of a successful reply is data") {
  const Record record = record_of(
      R"({"Success":true,"DynamicMessage":"10.0.0.1,10.0.0.2 and more","RequestId":"X1","Code":"200"})");
  for (const Layer& layer : record.layers) CHECK(layer.code.empty());
}

TEST_CASE("producers: the console, code and message on two lines, one, or with a tab") {
  CHECK(layers_of("AssumeRoleFail\n" + kMessage) == Layers{read("2:1", "AssumeRoleFail", "")});
  CHECK(layers_of("AssumeRoleFail\n\n" + kMessage + "\n") ==
        Layers{read("3:1", "AssumeRoleFail", "")});
  CHECK(layers_of("AssumeRoleFail\t" + kMessage) == Layers{read("1:16", "AssumeRoleFail", "")});
  CHECK(layers_of("AssumeRoleFail : " + kMessage) == Layers{read("1:18", "AssumeRoleFail", "")});
  CHECK(layers_of("错误码：AssumeRoleFail\n错误信息：" + kMessage) ==
        Layers{read("2:6", "AssumeRoleFail", "")});
}

TEST_CASE("producers: Terraform's provider around an SDK") {
  const std::string text =
      "[ERROR] x.go:533: Resource alicloud_dts_synchronization_job ConfigureDtsJob Failed!!! [SDK "
      "alibaba-cloud-sdk-go ERROR]:\n"
      "SDKError:\n   StatusCode: 400\n   Code: AssumeRoleFail\n   Message: " +
      kTea;
  CHECK(layers_of(text) == Layers{read("5:24")});
}

TEST_CASE("producers: Terraform's box, plain and in colour") {
  CHECK(
      layers_of("╷\n│ Error: [SDK ERROR]:\n│ SDKError:\n│    Code: AssumeRoleFail\n│    Message: " +
                kTea + "\n╵") == Layers{read("5:26")});
  const std::string bar = "\x1b[31m│\x1b[0m \x1b[0m";
  CHECK(layers_of(bar + "Error: [SDK ERROR]:\n" + bar + "Code: AssumeRoleFail\n" + bar +
                  "Message: " + kTea) == Layers{read("3:36")});
}

TEST_CASE("producers: Terraform's dump of a reply as a Go map") {
  CHECK(layers_of(
            "[ERROR] x.go:533:\nConfigureDtsJob failed, response: map[DynamicCode:AssumeRoleFail "
            "DynamicMessage: ErrCode:AssumeRoleFail ErrMessage:" +
            kMessage + " HttpStatusCode:400 RequestId:" + kId + " Success:false]") ==
        Layers{read("2:116")});
}

TEST_CASE("producers: a map of one message whose value looks like labels") {
  CHECK(layer_of("map[ErrCode:AssumeRoleFail ErrMessage:the region: cn-x, the port: 3306 "
                 "HttpStatusCode:400 RequestId:X1]") ==
        "AssumeRoleFail|the region: cn-x, the port: 3306|X1|1:39");
}

TEST_CASE("producers: Ansible and ROS") {
  CHECK(layers_of("fatal: [localhost]: FAILED! => {\"changed\": false, \"msg\": \"got an error: "
                  "HTTP Status: 400 Error:AssumeRoleFail " +
                  kMessage + " RequestID: " + kId + "\"}") == Layers{read("1:111")});
  CHECK(layers_of("Resource CREATE failed: Exception: resources.SyncJob: AssumeRoleFail " +
                  kMessage) == Layers{read("1:70", "AssumeRoleFail", "")});
}

TEST_CASE("producers: Node pop-core, inspected: the code above the labels comes first") {
  const Layers layers = layers_of("AssumeRoleFailError: " + kMessage +
                                  ", URL: https://dts.aliyuncs.com/\n    at x.js:89:17 {\n  data: "
                                  "{\n    Code: 'AssumeRoleFail',\n    Message: '" +
                                  kMessage + "'\n  }\n}");
  REQUIRE(layers.size() == 2);
  CHECK(layers[0] == read("1:22", "AssumeRoleFail", ""));
  CHECK(layers[1] == read("5:15", "AssumeRoleFail", ""));
}

TEST_CASE("producers: a Go map's hole is filled from its DynamicMessage") {
  CHECK(
      layers_of("map[DynamicCode:InvalidParameter DynamicMessage:RegionId of x "
                "ErrCode:InvalidParameter ErrMessage:The Value of Input Parameter %s is not "
                "valid. RequestId:X1 Success:false]") ==
      Layers{"InvalidParameter|The Value of Input Parameter RegionId of x is not valid.|X1|1:99"});
}

}  // namespace dtsdoctor::testing
