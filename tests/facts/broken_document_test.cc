// SPDX-License-Identifier: Apache-2.0
#include "facts/broken_document.h"

#include <string>

#include "catch.h"

namespace dtsdoctor {

TEST_CASE("broken document: what has the fields of a task or a policy is meant as one") {
  const auto text =
      GENERATE(as<std::string>{}, R"({"JobType":"SYNC","SourceEndpointRole":"r" "Region":"cn"})",
               "{\n  \"SourceEndpoint\": {\n    \"Role\": \"r\",\n  },\n}\n",
               "{'source_endpoint_role': 'r'}", "{SourceEndpointRole: r}",
               R"({"source-endpoint-role":"r","x)", R"([{"SourceEndpointRole":"r" "x":1}])",
               R"({"接入方式":"云实例" "实例所属":"其他"})",
               R"({"Version":"1","Statement":[{"Effect":"Allow" "Action":"sts:AssumeRole"}]})",
               "# a template\nROSTemplateFormatVersion: \"2015-09-01\"\nResources:\n  T:\n"
               "    Type: ALIYUN::DTS::MigrationJob\n    Properties: \"x\" y\n");
  CAPTURE(text);
  CHECK(is_meant_as_document(text));
}

TEST_CASE("broken document: a log is none, whatever is cut or quoted in it") {
  const auto text = GENERATE(
      as<std::string>{}, "", "ErrorCode: AssumeRoleFail", "{", "[", R"({"a":1)",
      // JSON lines, whole or cut
      "{\"SourceEndpointRole\":\"r\"}\n{\"SourceEndpointRole\":\"s\"}\n",
      R"({"level":"error","SourceEndpointRole":"r","msg":"cut he)",
      R"({"log":"{\"SourceEndpointRole\":\"r\"}\n","stream":"stderr)",
      // replies
      R"({"RequestId":"1","ErrMessage":"AssumeRoleFail","SourceEndpoint":{"Role":"r" "x":1}})",
      // an object in front of a log
      "{\"SourceEndpointRole\":\"r\" \"x\"\n2026-01-02 03:04:05 ERROR AssumeRoleFail\n",
      "{\"SourceEndpointRole\":\"r\" \"x\"\nErrorCode: AssumeRoleFail\n",
      "[main] {\"SourceEndpointRole\":\"r\" \"x\"}",
      // a template in a log
      "2026-01-02 ERROR\nResources:\n  T:\n    Type: ALIYUN::DTS::MigrationJob\n",
      R"({"Statement":"SELECT 1" "x":2})");
  CAPTURE(text);
  CHECK_FALSE(is_meant_as_document(text));
}

}  // namespace dtsdoctor
