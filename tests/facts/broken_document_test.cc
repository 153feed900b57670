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

TEST_CASE("broken document: a block says on which line it begins, and where it breaks") {
  const std::string ticket = "It failed.\n\n{\n  \"SourceEndpointRole\": \"r\",\n}\nThanks\n";
  const std::size_t begin = ticket.find('{');
  const std::size_t end = ticket.find('}') + 1;
  const Source text("t.txt", ticket);
  const auto found = broken_block(text, MappedText(ticket.substr(begin, end - begin), begin), 200);
  REQUIRE(found);
  CHECK(found->line == 3);
  REQUIRE(found->why.where);
  CHECK(found->why.where->line == 5);
  CHECK(found->why.where->column == 1);
}

TEST_CASE("broken document: a block that is JSON, or was never meant as a document, is none") {
  const auto block = GENERATE(as<std::string>{}, "{\"SourceEndpointRole\": \"r\"}", "{\"a\": 1,}",
                              "{\"RequestId\":\"1\",\"SourceEndpointRole\":\"r\",}");
  CAPTURE(block);
  CHECK_FALSE(broken_block(Source("t.txt", block), MappedText(block), 200));
}

}  // namespace dtsdoctor
