// SPDX-License-Identifier: Apache-2.0
#include "input/request_facts.h"

#include "catch.h"

namespace dtsdoctor {
namespace {

std::string told(std::string_view text) {
  const RequestFacts facts = request_facts(MappedText(text));
  return facts.status.bytes() + "|" + facts.product.bytes() + "|" + facts.operation.bytes();
}

}  // namespace

TEST_CASE("request facts: the status, wherever an SDK prints it") {
  CHECK(told("SDKError:\n   StatusCode: 403\n   Code: A") == "403||");
  CHECK(told("code: 400, The role is missing request id: X1") == "400||");
  CHECK(told("HTTP Status: 404 Error:A b") == "404||");
  CHECK(told("{\"HttpStatusCode\":400,\"ErrCode\":\"A\"}") == "400||");
  CHECK(told("Aliyun API Error: RequestId: X1 Status Code: 400 Code: A Message: b") == "400||");
}

TEST_CASE("request facts: a number that is no status is none") {
  CHECK(told("StatusCode: 17") == "||");
  CHECK(told("the code 403 was found") == "||");
}

TEST_CASE("request facts: the product, by link, host, package and resource") {
  CHECK(told("Recommend: https://x/t?q=A&product=Dts&requestId=X1") == "|Dts|");
  CHECK(told("HostId: dts.cn-hangzhou.aliyuncs.com") == "|dts|");
  CHECK(told("https://sts.aliyuncs.com/") == "|sts|");
  CHECK(told("\tat com.aliyun.dts20200101.Client.x(Client.java:1)") == "|dts|");
  CHECK(told("with alicloud_dts_synchronization_job.default") == "|dts|");
}

TEST_CASE("request facts: a service principal and other packages name no product") {
  CHECK(told("1408826137750019@dts.aliyuncs.com") == "||");
  CHECK(told("com.aliyun.teaopenapi.Client") == "||");
}

TEST_CASE("request facts: the operation, by Terraform and by a stack frame") {
  CHECK(
      told("Resource alicloud_dts_synchronization_job ConfigureDtsJob Failed!!! [SDK x ERROR]:") ==
      "|dts|ConfigureDtsJob");
  CHECK(told("ConfigureDtsJob failed, response: map[]") == "||ConfigureDtsJob");
  CHECK(told("com.aliyun.dts20200101.Client.configureDtsJobWithOptions(Client.java:412)") ==
        "|dts|configureDtsJob");
}

TEST_CASE("request facts: they know where they stand") {
  const RequestFacts facts = request_facts(MappedText("StatusCode: 403"));
  CHECK(facts.status.origin({0, 3}) == Span{12, 15});
  CHECK(request_facts(MappedText("")).status.empty());
}

}  // namespace dtsdoctor
